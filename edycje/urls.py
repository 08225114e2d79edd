app_name = "edycje"

urlpatterns = []
