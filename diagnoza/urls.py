from django.urls import path

from diagnoza.views import (
    arkusz,
    arkusz_papier,
    arkusz_zespol,
    dane,
    fakty,
    glosowanie,
    poglebiona,
    ranking,
    wybor,
    wynik,
)

app_name = "diagnoza"

urlpatterns = [
    path("procesy/<int:pk>/arkusz/", arkusz.arkusz_detail, name="arkusz_detail"),
    path("procesy/<int:pk>/arkusz/przeglad/", arkusz.arkusz_review, name="arkusz_review"),
    path("procesy/<int:pk>/arkusz/wyslij/", arkusz.arkusz_send, name="arkusz_send"),
    path("procesy/<int:pk>/arkusz/pusty/", arkusz_zespol.arkusz_print, name="arkusz_print"),
    path("procesy/<int:pk>/arkusz/przejmij/", arkusz.arkusz_takeover, name="arkusz_takeover"),
    path("procesy/<int:pk>/arkusz/<int:nr>/", arkusz.arkusz_update, name="arkusz_update"),
    path(
        "procesy/<int:pk>/arkusz/<int:nr>/odpowiedz/",
        arkusz.arkusz_autosave,
        name="arkusz_autosave",
    ),
    path("procesy/<int:pk>/arkusze/", arkusz_zespol.arkusz_list, name="arkusz_list"),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/otworz/",
        arkusz_zespol.arkusz_reopen,
        name="arkusz_reopen",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/",
        arkusz_papier.papier_create,
        name="papier_create",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/wpis/",
        arkusz_papier.papier_update,
        name="papier_update",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/odpowiedz/",
        arkusz_papier.papier_autosave,
        name="papier_autosave",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/wyslij/",
        arkusz_papier.papier_send,
        name="papier_send",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/przerwij/",
        arkusz_papier.papier_drop,
        name="papier_drop",
    ),
    path("procesy/<int:pk>/wynik/otworz/", arkusz_zespol.wynik_reopen, name="wynik_reopen"),
    path("procesy/<int:pk>/wynik/zostaw/", arkusz_zespol.wynik_keep, name="wynik_keep"),
    path("procesy/<int:pk>/wynik/", wynik.wynik_detail, name="wynik_detail"),
    path("procesy/<int:pk>/wynik/zamknij/", wynik.wynik_close, name="wynik_close"),
    path(
        "procesy/<int:pk>/wybor-obszaru/", wybor.wybor_obszaru_create, name="wybor_obszaru_create"
    ),
    path(
        "procesy/<int:pk>/wybor-obszaru/drugi/",
        wybor.drugi_obszar_create,
        name="drugi_obszar_create",
    ),
    path("procesy/<int:pk>/glosowanie/", glosowanie.glosowanie_update, name="glosowanie_update"),
    path(
        "procesy/<int:pk>/glosowanie/zamknij/",
        glosowanie.glosowanie_close,
        name="glosowanie_close",
    ),
    path("procesy/<int:pk>/dane/", dane.dane_list, name="dane_list"),
    path("procesy/<int:pk>/dane/dodaj/", dane.dane_create, name="dane_create"),
    path("dane/<int:pk>/", dane.dane_update, name="dane_update"),
    path("dane/<int:pk>/podglad/", dane.dane_detail, name="dane_detail"),
    path("dane/<int:pk>/pliki/dodaj/", dane.plik_danych_create, name="plik_danych_create"),
    path("dane/pliki/<int:pk>/", dane.plik_danych_download, name="plik_danych_download"),
    path("dane/pliki/<int:pk>/wycofaj/", dane.plik_danych_withdraw, name="plik_danych_withdraw"),
    path("procesy/<int:pk>/diagnoza/", poglebiona.diagnoza_detail, name="diagnoza_detail"),
    path("procesy/<int:pk>/diagnoza/zakoncz/", poglebiona.diagnoza_finish, name="diagnoza_finish"),
    path("procesy/<int:pk>/diagnoza/wznow/", poglebiona.diagnoza_reopen, name="diagnoza_reopen"),
    path("procesy/<int:pk>/diagnoza/problem/", poglebiona.problem_create, name="problem_create"),
    path(
        "procesy/<int:pk>/diagnoza/priorytet/",
        poglebiona.priorytet_create,
        name="priorytet_create",
    ),
    path("problemy/<int:pk>/", poglebiona.problem_update, name="problem_update"),
    path("problemy/<int:pk>/przesun/", poglebiona.problem_move, name="problem_move"),
    path("problemy/<int:pk>/usun/", poglebiona.problem_delete, name="problem_delete"),
    path("problemy/<int:pk>/przyczyna/", poglebiona.przyczyna_create, name="przyczyna_create"),
    path("problemy/<int:pk>/fakty/", fakty.fakty_update, name="fakty_update"),
    path("fakty/<int:pk>/odlacz/", fakty.fakt_delete, name="fakt_delete"),
    path("procesy/<int:pk>/diagnoza/ranking/", ranking.ranking_detail, name="ranking_detail"),
    path("procesy/<int:pk>/diagnoza/ranking/ocen/", ranking.ranking_rate, name="ranking_rate"),
    path("procesy/<int:pk>/diagnoza/ranking/uloz/", ranking.ranking_order, name="ranking_order"),
    path("przyczyny/<int:pk>/", poglebiona.przyczyna_update, name="przyczyna_update"),
    path("przyczyny/<int:pk>/usun/", poglebiona.przyczyna_delete, name="przyczyna_delete"),
    path("priorytety/<int:pk>/", poglebiona.priorytet_update, name="priorytet_update"),
    path("priorytety/<int:pk>/przesun/", poglebiona.priorytet_move, name="priorytet_move"),
    path("priorytety/<int:pk>/usun/", poglebiona.priorytet_delete, name="priorytet_delete"),
]
