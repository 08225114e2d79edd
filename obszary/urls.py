from django.urls import path

from obszary.views import obszar

app_name = "obszary"

urlpatterns = [
    path("obszary/", obszar.obszar_list, name="obszar_list"),
    path("obszary/<int:nr>/", obszar.obszar_detail, name="obszar_detail"),
]
