from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path

from doradztwo import views

# The panel asks for the same password and second factor as everything else.
admin.site.site_header = "Doradztwo JST"
admin.site.site_title = "Doradztwo JST"
admin.site.index_title = "Panel administratora"
admin.site.login = secure_admin_login(admin.site.login)

urlpatterns = [
    path("admin/", admin.site.urls),
    path("konto/", include("konta.urls_logowania")),
    path("", include("konta.urls")),
    path("", include("powiadomienia.urls")),
    path("", include("jst.urls")),
    path("", include("obszary.urls")),
    path("", include("edycje.urls")),
    path("", include("rozmowy.urls")),
    path("", include("arkusz.urls")),
    path("", include("zbiory.urls")),
    path("", include("wynik.urls")),
    path("", include("powtorka.urls")),
    path("", include("diagnoza.urls")),
    path("", include("prognoza.urls")),
    path("", include("konsultacje.urls")),
    path("", include("sesje.urls")),
    path("", include("spotkania.urls")),
    path("", include("hdr.urls")),
    path("", include("obieg.urls")),
    path("", include("podsumowanie.urls")),
    path("", include("wdrozenie.urls")),
    path("", include("przenoszenie.urls")),
    path("", include("cykl.urls")),
    path("", include("kalendarz.urls")),
    path("", include("raporty.urls")),
    path("", include("biblioteka.urls")),
    path("deklaracja-dostepnosci/", views.deklaracja_dostepnosci, name="deklaracja_dostepnosci"),
    path("ochrona-danych/", views.ochrona_danych, name="ochrona_danych"),
    path("pomoc/", views.pomoc, name="pomoc"),
]

handler400 = "doradztwo.views.bad_request"
handler403 = "doradztwo.views.permission_denied"
handler404 = "doradztwo.views.page_not_found"
handler500 = "doradztwo.views.server_error"
