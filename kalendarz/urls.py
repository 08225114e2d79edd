app_name = "kalendarz"

urlpatterns = []
