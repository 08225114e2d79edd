from django.urls import path

from jst.views import jst, oswiadczenie

app_name = "jst"

urlpatterns = [
    path("samorzady/", jst.jst_list, name="jst_list"),
    path("samorzady/szukaj/", jst.jst_search, name="jst_search"),
    path("samorzady/<int:pk>/", jst.jst_detail, name="jst_detail"),
    path(
        "doradcy/moje-oswiadczenia/", oswiadczenie.oswiadczenie_create, name="oswiadczenie_create"
    ),
]
