from django.urls import path

from konsultacje.views import konsultacja, odpowiedz, pytanie

app_name = "konsultacje"

urlpatterns = [
    path("procesy/<int:pk>/konsultacje/", konsultacja.konsultacja_list, name="konsultacja_list"),
    path(
        "procesy/<int:pk>/konsultacje/dodaj/",
        konsultacja.konsultacja_create,
        name="konsultacja_create",
    ),
    path("konsultacje/<int:pk>/", konsultacja.konsultacja_detail, name="konsultacja_detail"),
    path(
        "konsultacje/<int:pk>/podglad/",
        konsultacja.konsultacja_preview,
        name="konsultacja_preview",
    ),
    path("konsultacje/<int:pk>/edytuj/", pytanie.konsultacja_update, name="konsultacja_update"),
    path("konsultacje/<int:pk>/otworz/", konsultacja.konsultacja_open, name="konsultacja_open"),
    path("konsultacje/<int:pk>/zamknij/", konsultacja.konsultacja_close, name="konsultacja_close"),
    path("konsultacje/<int:pk>/zapros/", konsultacja.link_create, name="link_create"),
    path(
        "konsultacje/<int:pk>/otwarty-odnosnik/",
        konsultacja.otwarty_link_update,
        name="otwarty_link_update",
    ),
    path("konsultacje/<int:pk>/pytania/dodaj/", pytanie.pytanie_create, name="pytanie_create"),
    path("konsultacje/pytania/<int:pk>/", pytanie.pytanie_update, name="pytanie_update"),
    path("konsultacje/pytania/<int:pk>/przesun/", pytanie.pytanie_move, name="pytanie_move"),
    path("konsultacje/pytania/<int:pk>/usun/", pytanie.pytanie_delete, name="pytanie_delete"),
    path("konsultacje/pytania/<int:pk>/fakt/", konsultacja.fakt_create, name="fakt_create"),
    # Public, without an account.
    path("konsultacja/wyslano/", odpowiedz.odpowiedz_done, name="odpowiedz_done"),
    path("konsultacja/<str:token>/", odpowiedz.odpowiedz_create, name="odpowiedz_create"),
]
