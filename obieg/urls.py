from django.urls import path

from obieg.views import akceptacja, kolejka, obieg, odnosnik_decyzji, wersje

app_name = "obieg"

urlpatterns = [
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
]
