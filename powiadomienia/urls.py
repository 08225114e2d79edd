app_name = "powiadomienia"

urlpatterns = []
