from django.urls import path

from przenoszenie import views

app_name = "przenoszenie"

urlpatterns = [
    path("procesy/<int:proces_pk>/hdr/wczytaj/", views.import_create, name="import_create"),
    path(
        "procesy/<int:proces_pk>/hdr/wczytaj/podglad/",
        views.import_preview,
        name="import_preview",
    ),
    path(
        "procesy/<int:proces_pk>/hdr/poprzedni/<int:wersja_pk>/",
        views.poprzedni_create,
        name="poprzedni_create",
    ),
]
