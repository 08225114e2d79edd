from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from doradztwo.listy import paginate
from edycje.models import Edycja
from spotkania.models import Spotkanie
from spotkania.views.wspolne import miejsce_edycji, miejsce_procesu, spotkania_procesu

KTO_WIDZI = ["zespół JST i decydent", "doradcy ROS i PRO", "koordynator i obserwator edycji"]


@require_GET
def spotkanie_list(request, proces_pk):
    miejsce = miejsce_procesu(request, proces_pk)
    rows = spotkania_procesu(miejsce.proces)
    planned = {row.krok_id for row in rows if row.proces_id and not row.is_cancelled}
    context = miejsce.context | {
        "page": paginate(request, rows),
        "bez_terminu": [krok for krok in miejsce.kroki if krok.pk not in planned],
        "moze_planowac": miejsce.moze_pisac and miejsce.is_open,
        "kto_widzi": KTO_WIDZI,
    }
    return render(request, "spotkania/spotkanie/list.html", context)


@require_GET
def edycja_spotkanie_list(request, edycja_pk):
    """Meetings of the whole edition first, then those in the Jst, paged."""
    edycja = get_object_or_404(Edycja.objects.visible_to(request.user), pk=edycja_pk)
    miejsce = miejsce_edycji(request, edycja)
    whole = Spotkanie.objects.filter(edycja=edycja, proces=None).select_related("krok")
    in_jst = Spotkanie.objects.filter(edycja=edycja, proces__isnull=False).select_related(
        "krok", "proces__jst"
    )
    planned = {row.krok_id for row in whole if not row.is_cancelled}
    context = miejsce.context | {
        "calej_edycji": whole,
        "page": paginate(request, in_jst.order_by("-poczatek", "-pk")),
        "bez_terminu": [krok for krok in miejsce.kroki if krok.pk not in planned],
        "moze_planowac": miejsce.moze_pisac and miejsce.is_open,
    }
    return render(request, "spotkania/spotkanie/edycja_list.html", context)
