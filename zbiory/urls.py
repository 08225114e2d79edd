from django.urls import path

from zbiory.views import dane, prosby

app_name = "zbiory"

urlpatterns = [
    path("procesy/<int:pk>/dane/", dane.dane_list, name="dane_list"),
    path("procesy/<int:pk>/dane/dodaj/", dane.dane_create, name="dane_create"),
    path("dane/<int:pk>/", dane.dane_update, name="dane_update"),
    path("procesy/<int:pk>/dane/zip/", dane.dane_zip, name="dane_zip"),
    path("dane/<int:pk>/podglad/", dane.dane_detail, name="dane_detail"),
    path("dane/<int:pk>/pliki/dodaj/", dane.plik_danych_create, name="plik_danych_create"),
    path("dane/pliki/<int:pk>/", dane.plik_danych_download, name="plik_danych_download"),
    path("dane/pliki/<int:pk>/wycofaj/", dane.plik_danych_withdraw, name="plik_danych_withdraw"),
    path("procesy/<int:pk>/prosby/dodaj/", prosby.prosba_create, name="prosba_create"),
    path("prosby/<int:pk>/", prosby.prosba_answer, name="prosba_answer"),
    path("prosby/<int:pk>/wycofaj/", prosby.prosba_withdraw, name="prosba_withdraw"),
]
