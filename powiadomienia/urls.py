from django.urls import path

from powiadomienia.views import wiadomosc, zaproszenie, zdrowie

app_name = "powiadomienia"

urlpatterns = [
    path("wiadomosci/", wiadomosc.wiadomosc_list, name="wiadomosc_list"),
    path("wiadomosci/<int:pk>/", wiadomosc.wiadomosc_detail, name="wiadomosc_detail"),
    path("wiadomosci/<int:pk>/ponow/", wiadomosc.wiadomosc_retry, name="wiadomosc_retry"),
    path("wiadomosci/<int:pk>/anuluj/", wiadomosc.wiadomosc_cancel, name="wiadomosc_cancel"),
    path("zaproszenie/<str:token>/popros/", zaproszenie.zaproszenie_ask, name="zaproszenie_ask"),
    path("zdrowie/", zdrowie.zdrowie, name="zdrowie"),
]
