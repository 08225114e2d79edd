from django.urls import path

from biblioteka.views import ankieta, biblioteka, publikacja, zapozyczenie

app_name = "biblioteka"

urlpatterns = [
    path("biblioteka/", biblioteka.publikacja_list, name="publikacja_list"),
    path("biblioteka/cele/<int:nr>/", biblioteka.cel_list, name="cel_list"),
    path("biblioteka/<int:pk>/", biblioteka.publikacja_read, name="publikacja_read"),
    path("biblioteka/<int:pk>/pdf/", biblioteka.publikacja_pdf, name="publikacja_pdf"),
    path(
        "biblioteka/<int:pk>/wez/<str:numer>/",
        zapozyczenie.zapozyczenie_create,
        name="zapozyczenie_create",
    ),
    path(
        "edycje/<int:edycja_pk>/publikacje/",
        publikacja.edycja_publikacje,
        name="edycja_publikacje",
    ),
    path(
        "procesy/<int:proces_pk>/publikacja/",
        publikacja.publikacja_detail,
        name="publikacja_detail",
    ),
    path(
        "procesy/<int:proces_pk>/publikacja/zgoda/",
        publikacja.publikacja_consent,
        name="publikacja_consent",
    ),
    path(
        "procesy/<int:proces_pk>/publikacja/opublikuj/",
        publikacja.publikacja_publish,
        name="publikacja_publish",
    ),
    path(
        "procesy/<int:proces_pk>/publikacja/odmow/",
        publikacja.publikacja_refuse,
        name="publikacja_refuse",
    ),
    path(
        "procesy/<int:proces_pk>/publikacja/wycofaj/",
        publikacja.publikacja_withdraw,
        name="publikacja_withdraw",
    ),
    path("ankiety/<int:pk>/ukryj/", publikacja.ankieta_hide, name="ankieta_hide"),
    path("ankieta/gotowe/", ankieta.ankieta_done, name="ankieta_done"),
    path("ankieta/<str:token>/", ankieta.ankieta_answer, name="ankieta_answer"),
]
