app_name = "konta"

urlpatterns = []
