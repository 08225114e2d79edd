app_name = "sesje"

urlpatterns = []
