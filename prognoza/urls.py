from django.urls import path

from prognoza import views

app_name = "prognoza"

urlpatterns = [
    path("procesy/<int:pk>/prognoza/", views.prognoza_detail, name="prognoza_detail"),
    path("procesy/<int:pk>/prognoza/zmien/", views.prognoza_update, name="prognoza_update"),
    path("procesy/<int:pk>/prognoza/do-danych/", views.prognoza_collect, name="prognoza_collect"),
    path("procesy/<int:pk>/prognoza/xlsx/", views.prognoza_xlsx, name="prognoza_xlsx"),
    path("procesy/<int:pk>/prognoza/csv/", views.prognoza_csv, name="prognoza_csv"),
]
