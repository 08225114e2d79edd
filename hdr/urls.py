from django.urls import path

from hdr.views import (
    akceptacja,
    cele,
    dzialania,
    edytor,
    kolejka,
    obecnosc,
    obieg,
    odnosnik,
    odnosnik_decyzji,
    partnerzy,
    podsumowanie,
    postep,
    przenoszenie,
    wersje,
)

app_name = "hdr"

urlpatterns = [
    path("procesy/<int:proces_pk>/hdr/", edytor.hdr_detail, name="hdr_detail"),
    path("procesy/<int:proces_pk>/hdr/ogniwa/", edytor.hdr_ogniwa, name="hdr_ogniwa"),
    path("procesy/<int:proces_pk>/hdr/forma/", edytor.hdr_forma, name="hdr_forma"),
    path("procesy/<int:proces_pk>/hdr/przekaz/", obieg.hdr_submit, name="hdr_submit"),
    path("procesy/<int:proces_pk>/hdr/cofnij/", obieg.hdr_withdraw, name="hdr_withdraw"),
    path("procesy/<int:proces_pk>/hdr/otworz/", obieg.hdr_reopen, name="hdr_reopen"),
    path("procesy/<int:proces_pk>/hdr/opinia/", obieg.opinia_create, name="opinia_create"),
    path(
        "procesy/<int:proces_pk>/hdr/akceptacja/", obieg.akceptacja_create, name="akceptacja_create"
    ),
    path("procesy/<int:proces_pk>/hdr/odnosnik/", akceptacja.link_create, name="link_create"),
    path(
        "procesy/<int:proces_pk>/hdr/odnosnik/odwolaj/", akceptacja.link_revoke, name="link_revoke"
    ),
    path(
        "procesy/<int:proces_pk>/hdr/podpisany/",
        akceptacja.podpisany_create,
        name="podpisany_create",
    ),
    path(
        "hdr/podpisane/<int:pk>/pobierz/", akceptacja.podpisany_download, name="podpisany_download"
    ),
    path("edycje/<int:pk>/hdr/", kolejka.kolejka_list, name="kolejka_list"),
    path("decyzja/zapisana/", odnosnik_decyzji.odnosnik_done, name="odnosnik_done"),
    path("decyzja/<str:token>/", odnosnik_decyzji.odnosnik_decyzja, name="odnosnik_decyzja"),
    path(
        "decyzja/<str:token>/dokument/",
        odnosnik_decyzji.odnosnik_dokument,
        name="odnosnik_dokument",
    ),
    path("decyzja/<str:token>/pdf/", odnosnik_decyzji.odnosnik_pdf, name="odnosnik_pdf"),
    path("procesy/<int:proces_pk>/hdr/wersje/", wersje.wersja_list, name="wersja_list"),
    path(
        "procesy/<int:proces_pk>/hdr/wersje/<int:numer>/",
        wersje.wersja_detail,
        name="wersja_detail",
    ),
    path(
        "procesy/<int:proces_pk>/hdr/wersje/<int:numer>/roznice/",
        wersje.wersja_diff,
        name="wersja_diff",
    ),
    path("procesy/<int:proces_pk>/hdr/partnerzy/", partnerzy.partner_list, name="partner_list"),
    path(
        "procesy/<int:proces_pk>/hdr/partnerzy/dodaj/",
        partnerzy.partner_create,
        name="partner_create",
    ),
    path("hdr/partnerzy/<int:pk>/zakoncz/", partnerzy.partner_end, name="partner_end"),
    path("procesy/<int:proces_pk>/hdr/postep/", postep.postep_list, name="postep_list"),
    path("procesy/<int:proces_pk>/hdr/przeglad/", postep.przeglad_update, name="przeglad_update"),
    path("procesy/<int:proces_pk>/hdr/obecnosc/", obecnosc.hdr_obecnosc, name="hdr_obecnosc"),
    path("hdr/priorytety/<int:pk>/dodaj-cel/", cele.cel_create, name="cel_create"),
    path("hdr/cele/<int:pk>/", cele.cel_detail, name="cel_detail"),
    path("hdr/cele/<int:pk>/edytuj/", cele.cel_update, name="cel_update"),
    path("hdr/cele/<int:pk>/pole/", cele.cel_pole, name="cel_pole"),
    path("hdr/cele/<int:pk>/przesun/", cele.cel_move, name="cel_move"),
    path("hdr/cele/<int:pk>/usun/", cele.cel_delete, name="cel_delete"),
    path("hdr/cele/<int:pk>/przywroc/", cele.cel_restore, name="cel_restore"),
    path("hdr/cele/<int:pk>/pomiar/", postep.pomiar_create, name="pomiar_create"),
    path("hdr/cele/<int:pk>/dodaj-dzialanie/", dzialania.dzialanie_create, name="dzialanie_create"),
    path("hdr/dzialania/<int:pk>/", dzialania.dzialanie_detail, name="dzialanie_detail"),
    path("hdr/dzialania/<int:pk>/edytuj/", dzialania.dzialanie_update, name="dzialanie_update"),
    path("hdr/dzialania/<int:pk>/pole/", dzialania.dzialanie_pole, name="dzialanie_pole"),
    path("hdr/dzialania/<int:pk>/przesun/", dzialania.dzialanie_move, name="dzialanie_move"),
    path(
        "hdr/dzialania/<int:pk>/powiel/", dzialania.dzialanie_duplicate, name="dzialanie_duplicate"
    ),
    path("hdr/dzialania/<int:pk>/usun/", dzialania.dzialanie_delete, name="dzialanie_delete"),
    path("hdr/dzialania/<int:pk>/przywroc/", dzialania.dzialanie_restore, name="dzialanie_restore"),
    path("hdr/dzialania/<int:pk>/postep/", postep.postep_create, name="postep_create"),
    path("hdr/pomiary/<int:pk>/wycofaj/", postep.pomiar_withdraw, name="pomiar_withdraw"),
    path("hdr/dowody/<int:pk>/pobierz/", postep.dowod_download, name="dowod_download"),
    path("hdr/dowody/<int:pk>/wycofaj/", postep.dowod_withdraw, name="dowod_withdraw"),
    path("postep/<str:token>/", odnosnik.postep_odnosnik, name="postep_odnosnik"),
    path(
        "procesy/<int:proces_pk>/podsumowanie/",
        podsumowanie.podsumowanie_detail,
        name="podsumowanie_detail",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/rozpocznij/",
        podsumowanie.podsumowanie_create,
        name="podsumowanie_create",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/forma/",
        podsumowanie.podsumowanie_forma,
        name="podsumowanie_forma",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/zloz/",
        podsumowanie.podsumowanie_submit,
        name="podsumowanie_submit",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/przyjmij/",
        podsumowanie.podsumowanie_accept,
        name="podsumowanie_accept",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/zwroc/",
        podsumowanie.podsumowanie_return,
        name="podsumowanie_return",
    ),
    path("podsumowania/czesci/<int:pk>/", podsumowanie.sekcja_pole, name="sekcja_pole"),
    path("procesy/<int:proces_pk>/hdr/wczytaj/", przenoszenie.import_create, name="import_create"),
    path(
        "procesy/<int:proces_pk>/hdr/wczytaj/podglad/",
        przenoszenie.import_preview,
        name="import_preview",
    ),
    path(
        "procesy/<int:proces_pk>/hdr/poprzedni/<int:wersja_pk>/",
        przenoszenie.poprzedni_create,
        name="poprzedni_create",
    ),
]
