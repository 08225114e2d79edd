from django.urls import path

from podsumowanie import views

app_name = "podsumowanie"

urlpatterns = [
    path(
        "procesy/<int:proces_pk>/podsumowanie/",
        views.podsumowanie_detail,
        name="podsumowanie_detail",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/rozpocznij/",
        views.podsumowanie_create,
        name="podsumowanie_create",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/forma/",
        views.podsumowanie_forma,
        name="podsumowanie_forma",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/zloz/",
        views.podsumowanie_submit,
        name="podsumowanie_submit",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/przyjmij/",
        views.podsumowanie_accept,
        name="podsumowanie_accept",
    ),
    path(
        "procesy/<int:proces_pk>/podsumowanie/zwroc/",
        views.podsumowanie_return,
        name="podsumowanie_return",
    ),
    path("podsumowania/czesci/<int:pk>/", views.sekcja_pole, name="sekcja_pole"),
]
