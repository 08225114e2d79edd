from django.urls import path

from powtorka import views

app_name = "powtorka"

urlpatterns = [
    path("procesy/<int:pk>/przed-i-po/", views.powtorka_detail, name="powtorka_detail"),
    path("procesy/<int:pk>/przed-i-po/arkusz/", views.powtorka_update, name="powtorka_update"),
    path(
        "procesy/<int:pk>/przed-i-po/odpowiedz/",
        views.powtorka_autosave,
        name="powtorka_autosave",
    ),
    path("procesy/<int:pk>/przed-i-po/zamknij/", views.powtorka_close, name="powtorka_close"),
    path("edycje/<int:pk>/przed-i-po/", views.powtorka_list, name="powtorka_list"),
]
