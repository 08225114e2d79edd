from django.urls import path

from cykl.views import cisza, home, proces, przejscie, przypomnienie, tablica

app_name = "cykl"

urlpatterns = [
    path("", home.home, name="home"),
    path("o-programie/", home.o_programie, name="o_programie"),
    path("procesy/<int:pk>/", proces.proces_detail, name="proces_detail"),
    path("procesy/<int:pk>/historia/", proces.proces_historia, name="proces_historia"),
    path("procesy/<int:pk>/bramka/", przejscie.bramka_open, name="bramka_open"),
    path("procesy/<int:pk>/odblokuj/", przejscie.bramka_unblock, name="bramka_unblock"),
    path("procesy/<int:pk>/cofnij/", przejscie.etap_revert, name="etap_revert"),
    path("procesy/<int:pk>/wstrzymaj/", przejscie.proces_pause, name="proces_pause"),
    path("procesy/<int:pk>/wznow/", przejscie.proces_resume, name="proces_resume"),
    path("procesy/<int:pk>/rezygnacja/", przejscie.proces_resign, name="proces_resign"),
    path("procesy/<int:pk>/przywroc/", przejscie.proces_restore, name="proces_restore"),
    path(
        "procesy/<int:pk>/przypomnienia/wyslij/",
        przypomnienie.przypomnienie_send,
        name="przypomnienie_send",
    ),
    path(
        "procesy/<int:pk>/przypomnienia/<slug:rodzaj>/wstrzymaj/",
        przypomnienie.przypomnienie_suspend,
        name="przypomnienie_suspend",
    ),
    path(
        "przypomnienia/wstrzymane/<int:pk>/wznow/",
        przypomnienie.przypomnienie_resume,
        name="przypomnienie_resume",
    ),
    path("procesy/<int:pk>/cisza/<slug:strona>/", cisza.cisza_note, name="cisza_note"),
    path("cisza/<int:pk>/usun/", cisza.cisza_withdraw, name="cisza_withdraw"),
    path("edycje/<int:pk>/tablica/", tablica.tablica, name="tablica"),
    path(
        "edycje/<int:pk>/przypomnienia/",
        przypomnienie.przypomnienie_list,
        name="przypomnienie_list",
    ),
    path("edycje/<int:pk>/cisza/", cisza.cisza_list, name="cisza_list"),
]
