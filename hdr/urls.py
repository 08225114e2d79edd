from django.urls import path

from hdr.views import cele, dzialania, edytor, obecnosc, partnerzy

app_name = "hdr"

urlpatterns = [
    path("procesy/<int:proces_pk>/hdr/", edytor.hdr_detail, name="hdr_detail"),
    path("procesy/<int:proces_pk>/hdr/ogniwa/", edytor.hdr_ogniwa, name="hdr_ogniwa"),
    path("procesy/<int:proces_pk>/hdr/forma/", edytor.hdr_forma, name="hdr_forma"),
    path("procesy/<int:proces_pk>/hdr/partnerzy/", partnerzy.partner_list, name="partner_list"),
    path(
        "procesy/<int:proces_pk>/hdr/partnerzy/dodaj/",
        partnerzy.partner_create,
        name="partner_create",
    ),
    path("hdr/partnerzy/<int:pk>/zakoncz/", partnerzy.partner_end, name="partner_end"),
    path("procesy/<int:proces_pk>/hdr/obecnosc/", obecnosc.hdr_obecnosc, name="hdr_obecnosc"),
    path("hdr/priorytety/<int:pk>/dodaj-cel/", cele.cel_create, name="cel_create"),
    path("hdr/cele/<int:pk>/", cele.cel_detail, name="cel_detail"),
    path("hdr/cele/<int:pk>/edytuj/", cele.cel_update, name="cel_update"),
    path("hdr/cele/<int:pk>/pole/", cele.cel_pole, name="cel_pole"),
    path("hdr/cele/<int:pk>/przesun/", cele.cel_move, name="cel_move"),
    path("hdr/cele/<int:pk>/usun/", cele.cel_delete, name="cel_delete"),
    path("hdr/cele/<int:pk>/przywroc/", cele.cel_restore, name="cel_restore"),
    path("hdr/cele/<int:pk>/dodaj-dzialanie/", dzialania.dzialanie_create, name="dzialanie_create"),
    path("hdr/dzialania/<int:pk>/", dzialania.dzialanie_detail, name="dzialanie_detail"),
    path("hdr/dzialania/<int:pk>/edytuj/", dzialania.dzialanie_update, name="dzialanie_update"),
    path("hdr/dzialania/<int:pk>/pole/", dzialania.dzialanie_pole, name="dzialanie_pole"),
    path("hdr/dzialania/<int:pk>/przesun/", dzialania.dzialanie_move, name="dzialanie_move"),
    path(
        "hdr/dzialania/<int:pk>/powiel/", dzialania.dzialanie_duplicate, name="dzialanie_duplicate"
    ),
    path("hdr/dzialania/<int:pk>/usun/", dzialania.dzialanie_delete, name="dzialanie_delete"),
    path("hdr/dzialania/<int:pk>/przywroc/", dzialania.dzialanie_restore, name="dzialanie_restore"),
]
