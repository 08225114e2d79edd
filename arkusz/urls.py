from django.urls import path

from arkusz.views import arkusz, papier, zespol

app_name = "arkusz"

urlpatterns = [
    path("procesy/<int:pk>/arkusz/", arkusz.arkusz_detail, name="arkusz_detail"),
    path("procesy/<int:pk>/arkusz/przeglad/", arkusz.arkusz_review, name="arkusz_review"),
    path("procesy/<int:pk>/arkusz/wyslij/", arkusz.arkusz_send, name="arkusz_send"),
    path("procesy/<int:pk>/arkusz/pusty/", zespol.arkusz_print, name="arkusz_print"),
    path("procesy/<int:pk>/arkusz/przejmij/", arkusz.arkusz_takeover, name="arkusz_takeover"),
    path("procesy/<int:pk>/arkusz/<int:nr>/", arkusz.arkusz_update, name="arkusz_update"),
    path(
        "procesy/<int:pk>/arkusz/<int:nr>/odpowiedz/",
        arkusz.arkusz_autosave,
        name="arkusz_autosave",
    ),
    path("procesy/<int:pk>/arkusze/", zespol.arkusz_list, name="arkusz_list"),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/otworz/",
        zespol.arkusz_reopen,
        name="arkusz_reopen",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/",
        papier.papier_create,
        name="papier_create",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/wpis/",
        papier.papier_update,
        name="papier_update",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/odpowiedz/",
        papier.papier_autosave,
        name="papier_autosave",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/wyslij/",
        papier.papier_send,
        name="papier_send",
    ),
    path(
        "procesy/<int:pk>/arkusze/<int:czlonek_pk>/z-papieru/przerwij/",
        papier.papier_drop,
        name="papier_drop",
    ),
    path("procesy/<int:pk>/wynik/otworz/", zespol.wynik_reopen, name="wynik_reopen"),
    path("procesy/<int:pk>/wynik/zostaw/", zespol.wynik_keep, name="wynik_keep"),
    path("procesy/<int:pk>/wynik/zamknij/", zespol.wynik_close, name="wynik_close"),
]
