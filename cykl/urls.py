app_name = "cykl"

urlpatterns = []
