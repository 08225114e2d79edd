from django.urls import path

from wdrozenie.views import odnosnik, postep

app_name = "wdrozenie"

urlpatterns = [
    path("procesy/<int:proces_pk>/hdr/postep/", postep.postep_list, name="postep_list"),
    path("procesy/<int:proces_pk>/hdr/przeglad/", postep.przeglad_update, name="przeglad_update"),
    path("hdr/cele/<int:pk>/pomiar/", postep.pomiar_create, name="pomiar_create"),
    path("hdr/dzialania/<int:pk>/postep/", postep.postep_create, name="postep_create"),
    path("hdr/pomiary/<int:pk>/wycofaj/", postep.pomiar_withdraw, name="pomiar_withdraw"),
    path("hdr/dowody/<int:pk>/pobierz/", postep.dowod_download, name="dowod_download"),
    path("hdr/dowody/<int:pk>/wycofaj/", postep.dowod_withdraw, name="dowod_withdraw"),
    path("postep/<str:token>/", odnosnik.postep_odnosnik, name="postep_odnosnik"),
]
