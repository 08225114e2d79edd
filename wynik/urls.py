from django.urls import path

from wynik.views import glosowanie, wybor, wynik

app_name = "wynik"

urlpatterns = [
    path("procesy/<int:pk>/wynik/", wynik.wynik_detail, name="wynik_detail"),
    path(
        "procesy/<int:pk>/wybor-obszaru/", wybor.wybor_obszaru_create, name="wybor_obszaru_create"
    ),
    path(
        "procesy/<int:pk>/wybor-obszaru/drugi/",
        wybor.drugi_obszar_create,
        name="drugi_obszar_create",
    ),
    path("procesy/<int:pk>/glosowanie/", glosowanie.glosowanie_update, name="glosowanie_update"),
    path(
        "procesy/<int:pk>/glosowanie/zamknij/",
        glosowanie.glosowanie_close,
        name="glosowanie_close",
    ),
]
