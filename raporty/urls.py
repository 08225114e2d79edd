app_name = "raporty"

urlpatterns = []
