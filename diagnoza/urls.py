from django.urls import path

from diagnoza.views import fakty, poglebiona, ranking

app_name = "diagnoza"

urlpatterns = [
    path("procesy/<int:pk>/diagnoza/", poglebiona.diagnoza_detail, name="diagnoza_detail"),
    path("procesy/<int:pk>/diagnoza/zakoncz/", poglebiona.diagnoza_finish, name="diagnoza_finish"),
    path("procesy/<int:pk>/diagnoza/wznow/", poglebiona.diagnoza_reopen, name="diagnoza_reopen"),
    path("procesy/<int:pk>/diagnoza/problem/", poglebiona.problem_create, name="problem_create"),
    path(
        "procesy/<int:pk>/diagnoza/priorytet/",
        poglebiona.priorytet_create,
        name="priorytet_create",
    ),
    path("problemy/<int:pk>/", poglebiona.problem_update, name="problem_update"),
    path("problemy/<int:pk>/przesun/", poglebiona.problem_move, name="problem_move"),
    path("problemy/<int:pk>/usun/", poglebiona.problem_delete, name="problem_delete"),
    path("problemy/<int:pk>/przyczyna/", poglebiona.przyczyna_create, name="przyczyna_create"),
    path("problemy/<int:pk>/fakty/", fakty.fakty_update, name="fakty_update"),
    path("fakty/<int:pk>/odlacz/", fakty.fakt_delete, name="fakt_delete"),
    path("procesy/<int:pk>/diagnoza/ranking/", ranking.ranking_detail, name="ranking_detail"),
    path("procesy/<int:pk>/diagnoza/ranking/ocen/", ranking.ranking_rate, name="ranking_rate"),
    path("procesy/<int:pk>/diagnoza/ranking/uloz/", ranking.ranking_order, name="ranking_order"),
    path("przyczyny/<int:pk>/", poglebiona.przyczyna_update, name="przyczyna_update"),
    path("przyczyny/<int:pk>/usun/", poglebiona.przyczyna_delete, name="przyczyna_delete"),
    path("priorytety/<int:pk>/", poglebiona.priorytet_update, name="priorytet_update"),
    path("priorytety/<int:pk>/przesun/", poglebiona.priorytet_move, name="priorytet_move"),
    path("priorytety/<int:pk>/usun/", poglebiona.priorytet_delete, name="priorytet_delete"),
]
