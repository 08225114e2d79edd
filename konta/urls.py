from django.urls import path

from konta.views import ustawienia, zaproszenie

app_name = "konta"

urlpatterns = [
    path("konto/", ustawienia.ustawienia, name="ustawienia"),
    path("zaproszenie/<str:token>/", zaproszenie.zaproszenie_detail, name="zaproszenie_detail"),
]
