app_name = "rozmowy"

urlpatterns = []
