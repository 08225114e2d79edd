from django.urls import path

from kalendarz.views import adres, kalendarz

app_name = "kalendarz"

urlpatterns = [
    path("kalendarz/", kalendarz.kalendarz_detail, name="kalendarz_detail"),
    path("kalendarz/adres/", adres.adres_detail, name="adres_detail"),
    path("kalendarz/adres/nowy/", adres.adres_create, name="adres_create"),
    path("kalendarz/adres/wylacz/", adres.adres_delete, name="adres_delete"),
    path("kalendarz/osobisty/<str:token>.ics", adres.kalendarz_ics, name="kalendarz_ics"),
]
