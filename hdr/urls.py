app_name = "hdr"

urlpatterns = []
