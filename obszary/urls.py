app_name = "obszary"

urlpatterns = []
