from django.urls import path

from edycje.views import doradca, edycja, grupa, krok, proces, rola, zaproszenie, zespol

app_name = "edycje"

_CZLONEK = "procesy/<int:pk>/zespol/<int:czlonek_pk>"
_TERMIN = "procesy/<int:pk>/terminy/<int:krok_pk>"
_ZAPROSZENIE = "edycje/<int:pk>/zaproszenia/<int:zaproszenie_pk>"

urlpatterns = [
    path("edycje/", edycja.edycja_list, name="edycja_list"),
    path("edycje/dodaj/", edycja.edycja_create, name="edycja_create"),
    path("edycje/<int:pk>/", edycja.edycja_detail, name="edycja_detail"),
    path("edycje/<int:pk>/parametry/", edycja.edycja_update, name="edycja_update"),
    path("edycje/<int:pk>/uruchom/", edycja.edycja_start, name="edycja_start"),
    path("edycje/<int:pk>/zakoncz/", edycja.edycja_finish, name="edycja_finish"),
    path("edycje/<int:pk>/kroki/", krok.krok_update, name="krok_update"),
    path("edycje/<int:pk>/grupy/", grupa.grupa_list, name="grupa_list"),
    path("edycje/<int:pk>/grupy/<int:grupa_pk>/", grupa.grupa_update, name="grupa_update"),
    path("edycje/<int:pk>/role/dodaj/", rola.rola_create, name="rola_create"),
    path("edycje/<int:pk>/role/<int:rola_pk>/odbierz/", rola.rola_delete, name="rola_delete"),
    path("edycje/<int:pk>/samorzady/", proces.proces_list, name="proces_list"),
    path("edycje/<int:pk>/samorzady/dodaj/", proces.proces_create, name="proces_create"),
    path("edycje/<int:pk>/samorzady/wklej/", proces.proces_import, name="proces_import"),
    path("edycje/<int:pk>/doradcy/", doradca.doradca_list, name="doradca_list"),
    path("edycje/<int:pk>/doradcy/dodaj/", doradca.doradca_create, name="doradca_create"),
    path("edycje/<int:pk>/doradcy/przydziel/", doradca.przydzial_create, name="przydzial_create"),
    path("edycje/<int:pk>/zaproszenia/", zaproszenie.zaproszenie_list, name="zaproszenie_list"),
    path(f"{_ZAPROSZENIE}/wyslij/", zaproszenie.zaproszenie_resend, name="zaproszenie_resend"),
    path(f"{_ZAPROSZENIE}/odwolaj/", zaproszenie.zaproszenie_revoke, name="zaproszenie_revoke"),
    path("procesy/<int:pk>/grupa/", proces.proces_update, name="proces_update"),
    path("procesy/<int:pk>/zespol/", zespol.zespol_detail, name="zespol_detail"),
    path("procesy/<int:pk>/zespol/dodaj/", zespol.czlonek_create, name="czlonek_create"),
    path(f"{_CZLONEK}/zmien/", zespol.czlonek_update, name="czlonek_update"),
    path(f"{_CZLONEK}/usun/", zespol.czlonek_delete, name="czlonek_delete"),
    path(f"{_CZLONEK}/lider/", zespol.czlonek_lider, name="czlonek_lider"),
    path(f"{_CZLONEK}/decydent/", zespol.czlonek_decydent, name="czlonek_decydent"),
    path(f"{_CZLONEK}/zaproszenie/", zespol.czlonek_invite, name="czlonek_invite"),
    path("procesy/<int:pk>/doradcy/", doradca.doradcy_procesu, name="doradcy_procesu"),
    path("procesy/<int:pk>/terminy/", krok.termin_list, name="termin_list"),
    path(f"{_TERMIN}/zmien/", krok.termin_update, name="termin_update"),
    path(f"{_TERMIN}/przywroc/", krok.termin_delete, name="termin_delete"),
]
