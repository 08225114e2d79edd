app_name = "prognoza"

urlpatterns = []
