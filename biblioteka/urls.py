app_name = "biblioteka"

urlpatterns = []
