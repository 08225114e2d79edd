from django.urls import path

from rozmowy.views import komentarz, rozmowa

app_name = "rozmowy"

_MIEJSCE = "procesy/<int:proces_pk>/rozmowy/<slug:miejsce>/<int:obiekt_pk>/"

urlpatterns = [
    path("procesy/<int:proces_pk>/rozmowy/", rozmowa.rozmowa_list, name="rozmowa_list"),
    path(_MIEJSCE, rozmowa.rozmowa_detail, name="rozmowa_detail"),
    path(f"{_MIEJSCE}dodaj/", rozmowa.komentarz_create, name="komentarz_create"),
    path(f"{_MIEJSCE}zaproponuj/<slug:pole>/", rozmowa.propozycja_create, name="propozycja_create"),
    path("komentarze/<int:pk>/odpowiedz/", komentarz.komentarz_answer, name="komentarz_answer"),
    path("komentarze/<int:pk>/popraw/", komentarz.komentarz_update, name="komentarz_update"),
    path("komentarze/<int:pk>/wycofaj/", komentarz.komentarz_withdraw, name="komentarz_withdraw"),
    path("komentarze/<int:pk>/zalatwione/", komentarz.komentarz_resolve, name="komentarz_resolve"),
    path("komentarze/<int:pk>/otworz/", komentarz.komentarz_reopen, name="komentarz_reopen"),
    path("propozycje/<int:pk>/przyjmij/", komentarz.propozycja_accept, name="propozycja_accept"),
    path("propozycje/<int:pk>/odrzuc/", komentarz.propozycja_reject, name="propozycja_reject"),
]
