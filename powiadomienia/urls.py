from django.urls import path

from powiadomienia.views import (
    powiadomienie,
    preferencje,
    szablon,
    wiadomosc,
    zaproszenie,
    zdrowie,
)

app_name = "powiadomienia"

urlpatterns = [
    path("wiadomosci/", wiadomosc.wiadomosc_list, name="wiadomosc_list"),
    path("wiadomosci/<int:pk>/", wiadomosc.wiadomosc_detail, name="wiadomosc_detail"),
    path("wiadomosci/<int:pk>/ponow/", wiadomosc.wiadomosc_retry, name="wiadomosc_retry"),
    path("wiadomosci/<int:pk>/anuluj/", wiadomosc.wiadomosc_cancel, name="wiadomosc_cancel"),
    path("wiadomosci/<int:pk>/wyslij/", wiadomosc.wiadomosc_resend, name="wiadomosc_resend"),
    path("wiadomosci/nieudane/ponow/", wiadomosc.wiadomosc_retry_all, name="wiadomosc_retry_all"),
    path("wiadomosci/tresci/", szablon.szablon_list, name="szablon_list"),
    path("wiadomosci/tresci/<slug:rodzaj>/", szablon.szablon_edit, name="szablon_edit"),
    path(
        "wiadomosci/tresci/<slug:rodzaj>/podglad/", szablon.szablon_preview, name="szablon_preview"
    ),
    path("wiadomosci/tresci/<slug:rodzaj>/przywroc/", szablon.szablon_reset, name="szablon_reset"),
    path("powiadomienia/", powiadomienie.powiadomienie_list, name="powiadomienie_list"),
    path(
        "powiadomienia/przeczytane/",
        powiadomienie.powiadomienie_read_all,
        name="powiadomienie_read_all",
    ),
    path(
        "powiadomienia/<int:pk>/otworz/",
        powiadomienie.powiadomienie_open,
        name="powiadomienie_open",
    ),
    path(
        "powiadomienia/<int:pk>/przeczytane/",
        powiadomienie.powiadomienie_read,
        name="powiadomienie_read",
    ),
    path("konto/powiadomienia/", preferencje.preferencje, name="preferencje"),
    path("wypisz/<str:token>/", preferencje.wypisz, name="wypisz"),
    path("zaproszenie/<str:token>/popros/", zaproszenie.zaproszenie_ask, name="zaproszenie_ask"),
    path("zdrowie/", zdrowie.zdrowie, name="zdrowie"),
]
