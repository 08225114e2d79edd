from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from obszary.models import Obszar
from obszary.queries import katalog, obszary_ze_zbiorami, sekcje


@require_GET
def obszar_list(request):
    text = request.GET.get("q", "").strip()
    cards = katalog(text)
    context = {
        "q": text,
        "karty": cards,
        "ile_trafien": sum(len(card.trafienia) for card in cards),
    }
    template = "obszary/obszar/_katalog.html" if request.htmx else "obszary/obszar/list.html"
    return render(request, template, context)


@require_GET
def obszar_detail(request, nr):
    obszar = get_object_or_404(obszary_ze_zbiorami(), nr=nr)
    context = {
        "obszar": obszar,
        "sekcje": sekcje(obszar),
        "obszary": Obszar.objects.only("nr", "skrot"),
    }
    return render(request, "obszary/obszar/detail.html", context)
