app_name = "diagnoza"

urlpatterns = []
