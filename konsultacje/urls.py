app_name = "konsultacje"

urlpatterns = []
