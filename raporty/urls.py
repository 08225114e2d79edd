from django.urls import path

from raporty.views import dokument, sprawdz

app_name = "raporty"

urlpatterns = [
    path("procesy/<int:pk>/dokumenty/", dokument.dokument_list, name="dokument_list"),
    path("procesy/<int:pk>/dokumenty/hdr/", dokument.hdr_order, name="hdr_order"),
    path("procesy/<int:pk>/dokumenty/raport/", dokument.raport_order, name="raport_order"),
    path("dokumenty/<int:pk>/", dokument.dokument_detail, name="dokument_detail"),
    path("dokumenty/<int:pk>/pobierz/", dokument.dokument_download, name="dokument_download"),
    path("dokumenty/<int:pk>/ponow/", dokument.dokument_retry, name="dokument_retry"),
    path("sprawdz/", sprawdz.dokument_verify, name="dokument_verify"),
]
