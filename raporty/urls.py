from django.urls import path

from raporty.views import dokument, hdr, paczka, rozliczenie, sprawdz, wynik

app_name = "raporty"

_MIESIAC = "edycje/<int:pk>/rozliczenia/<int:doradca_pk>/<int:rok>/<int:numer>"

urlpatterns = [
    path("procesy/<int:pk>/dokumenty/", dokument.dokument_list, name="dokument_list"),
    path("procesy/<int:pk>/dokumenty/hdr/", dokument.hdr_order, name="hdr_order"),
    path("procesy/<int:pk>/dokumenty/raport/", dokument.raport_order, name="raport_order"),
    path("procesy/<int:pk>/dokumenty/wynik/", wynik.wynik_order, name="wynik_order"),
    path(
        "procesy/<int:pk>/dokumenty/streszczenie/",
        dokument.streszczenie_order,
        name="streszczenie_order",
    ),
    path("procesy/<int:pk>/dokumenty/hdr.docx", hdr.hdr_docx, name="hdr_docx"),
    path("procesy/<int:pk>/dokumenty/hdr.xlsx", hdr.hdr_xlsx, name="hdr_xlsx"),
    path("dokumenty/<int:pk>/", dokument.dokument_detail, name="dokument_detail"),
    path("dokumenty/<int:pk>/pobierz/", dokument.dokument_download, name="dokument_download"),
    path("dokumenty/<int:pk>/ponow/", dokument.dokument_retry, name="dokument_retry"),
    path("edycje/<int:pk>/rozliczenia/", rozliczenie.rozliczenie_list, name="rozliczenie_list"),
    path(
        "edycje/<int:pk>/rozliczenia/xlsx/", rozliczenie.rozliczenie_xlsx, name="rozliczenie_xlsx"
    ),
    path("edycje/<int:pk>/rozliczenia/csv/", rozliczenie.rozliczenie_csv, name="rozliczenie_csv"),
    path("edycje/<int:pk>/rozliczenia/paczka/", paczka.paczka_create, name="paczka_create"),
    path("moje-godziny/rozliczenia/", rozliczenie.moje_rozliczenia, name="moje_rozliczenia"),
    path(f"{_MIESIAC}/", rozliczenie.rozliczenie_detail, name="rozliczenie_detail"),
    path(f"{_MIESIAC}/zlec/", rozliczenie.rozliczenie_order, name="rozliczenie_order"),
    path("edycje/<int:pk>/umowy/<int:doradca_pk>/", rozliczenie.umowa_update, name="umowa_update"),
    path("paczki/<int:pk>/", paczka.paczka_detail, name="paczka_detail"),
    path("paczki/<int:pk>/pobierz/", paczka.paczka_download, name="paczka_download"),
    path("sprawdz/", sprawdz.dokument_verify, name="dokument_verify"),
]
