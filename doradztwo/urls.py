from django.contrib import admin
from django.urls import include, path

from doradztwo import views

urlpatterns = [
    path("admin/", admin.site.urls),
    path("konto/", include("allauth.urls")),
    path("deklaracja-dostepnosci/", views.deklaracja_dostepnosci, name="deklaracja_dostepnosci"),
    path("ochrona-danych/", views.ochrona_danych, name="ochrona_danych"),
    path("pomoc/", views.pomoc, name="pomoc"),
]
