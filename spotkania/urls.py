from django.urls import path

from spotkania.views import lista, spotkanie

app_name = "spotkania"

urlpatterns = [
    path("procesy/<int:proces_pk>/spotkania/", lista.spotkanie_list, name="spotkanie_list"),
    path(
        "procesy/<int:proces_pk>/spotkania/dodaj/",
        spotkanie.spotkanie_create,
        name="spotkanie_create",
    ),
    path(
        "edycje/<int:edycja_pk>/spotkania/",
        lista.edycja_spotkanie_list,
        name="edycja_spotkanie_list",
    ),
    path(
        "edycje/<int:edycja_pk>/spotkania/dodaj/",
        spotkanie.edycja_spotkanie_create,
        name="edycja_spotkanie_create",
    ),
    path("spotkania/<int:pk>/", spotkanie.spotkanie_detail, name="spotkanie_detail"),
    path("spotkania/<int:pk>/zmien/", spotkanie.spotkanie_update, name="spotkanie_update"),
    path("spotkania/<int:pk>/odwolaj/", spotkanie.spotkanie_cancel, name="spotkanie_cancel"),
    path("spotkania/<int:pk>/obecnosc/", spotkanie.spotkanie_hold, name="spotkanie_hold"),
    path("spotkania/<int:pk>/spotkanie.ics", spotkanie.spotkanie_ics, name="spotkanie_ics"),
]
