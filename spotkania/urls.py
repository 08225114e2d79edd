app_name = "spotkania"

urlpatterns = []
