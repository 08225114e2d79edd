import re

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from doradztwo.listy import paginate
from jst.enums import RodzajJst
from jst.models import Jst
from jst.queries import search, wojewodztwa

NAJKROTSZE_ZAPYTANIE = 2
NAJWIECEJ_OPCJI = 12


@require_GET
def jst_list(request):
    text = request.GET.get("q", "").strip()
    chosen = {
        "wojewodztwo": request.GET.get("wojewodztwo", ""),
        "rodzaj": request.GET.get("rodzaj", ""),
    }
    found = search(text).filter(**{name: value for name, value in chosen.items() if value})
    context = {
        "q": text,
        "wybrane": chosen,
        "is_filtered": bool(text or any(chosen.values())),
        "page": paginate(request, found),
        "wojewodztwa": wojewodztwa(),
        "rodzaje": RodzajJst.choices,
    }
    template = "jst/jst/_wyniki.html" if request.htmx else "jst/jst/list.html"
    return render(request, template, context)


@require_GET
def jst_detail(request, pk):
    jst = get_object_or_404(Jst, pk=pk)
    return render(request, "jst/jst/detail.html", {"jst": jst, "historia": jst.historia.all()})


@require_GET
def jst_search(request):
    """Answer to components/wybor_jst.html: Jst to choose from, as radio buttons."""
    text = request.GET.get("q", "").strip()
    name = request.GET.get("pole", "jst")
    form_id = request.GET.get("formularz", "")
    return render(
        request,
        "jst/jst/_opcje.html",
        {
            "q": text,
            "wyniki": find_options(text),
            "pole": name if re.fullmatch(r"[a-z_]{1,40}", name) else "jst",
            "formularz": form_id if re.fullmatch(r"[a-z0-9-]{1,40}", form_id) else "",
            "wybrana": None,
        },
    )


def find_options(text: str) -> list[Jst]:
    """A few best hits; nothing for a text that would match half of the country."""
    return list(search(text, NAJWIECEJ_OPCJI)) if len(text) >= NAJKROTSZE_ZAPYTANIE else []
