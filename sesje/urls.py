from django.urls import path

from sesje.views import dodatki, edycja, miesiac, potwierdzenia, sesja

app_name = "sesje"

urlpatterns = [
    path("sesje/dodaj/", sesja.sesja_quick_create, name="sesja_quick_create"),
    path("sesje/<int:pk>/zmien/", sesja.sesja_update, name="sesja_update"),
    path("sesje/<int:pk>/wycofaj/", sesja.sesja_withdraw, name="sesja_withdraw"),
    path("sesje/<int:pk>/potwierdz/", potwierdzenia.sesja_approve, name="sesja_approve"),
    path("sesje/<int:pk>/uwagi/", potwierdzenia.sesja_object, name="sesja_object"),
    path("sesje/uwagi/<int:pk>/odpowiedz/", potwierdzenia.uwaga_answer, name="uwaga_answer"),
    path("sesje/szkic/", dodatki.szkic_save, name="szkic_save"),
    path("sesje/szkic/<int:pk>/usun/", dodatki.szkic_delete, name="szkic_delete"),
    path("sesje/pliki/<int:pk>/", dodatki.plik_sesji_download, name="plik_sesji_download"),
    path("sesje/pliki/<int:pk>/usun/", dodatki.plik_sesji_withdraw, name="plik_sesji_withdraw"),
    path("zadania/<int:pk>/zrobione/", dodatki.zadanie_complete, name="zadanie_complete"),
    path("procesy/<int:proces_pk>/sesje/", sesja.sesja_list, name="sesja_list"),
    path("procesy/<int:proces_pk>/sesje/dodaj/", sesja.sesja_create, name="sesja_create"),
    path(
        "procesy/<int:proces_pk>/sesje/potwierdz-miesiac/",
        potwierdzenia.sesja_approve_month,
        name="sesja_approve_month",
    ),
    path("moje-godziny/", miesiac.moje_godziny, name="moje_godziny"),
    path("moje-godziny/<int:rok>/<int:numer>/", miesiac.miesiac_detail, name="miesiac_detail"),
    path(
        "moje-godziny/<int:rok>/<int:numer>/zamknij/", miesiac.miesiac_close, name="miesiac_close"
    ),
    path(
        "procesy/<int:proces_pk>/godziny/<int:rok>/<int:numer>/brak-wsparcia/",
        miesiac.brak_wsparcia_update,
        name="brak_wsparcia_update",
    ),
    path("edycje/<int:edycja_pk>/godziny/", edycja.edycja_godziny, name="edycja_godziny"),
    path(
        "edycje/<int:edycja_pk>/godziny/przyjmij/", edycja.miesiac_approve, name="miesiac_approve"
    ),
    path("edycje/<int:edycja_pk>/godziny/odeslij/", edycja.miesiac_return, name="miesiac_return"),
    path("godziny/<int:pk>/otworz/", edycja.miesiac_reopen, name="miesiac_reopen"),
]
