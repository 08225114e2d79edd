from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from arkusz.exceptions import ArkuszError
from arkusz.kto_widzi import KTO_WIDZI_ARKUSZ
from arkusz.queries import get_arkusz, get_postep, get_pozycje, get_stany, get_tryb
from arkusz.queries.wlasny import get_czesci, get_luki, get_pytania
from arkusz.services.arkusz import save_odpowiedzi, send_arkusz
from arkusz.services.papier import take_over
from arkusz.views.pola import is_pole, is_stwierdzenie, read_pola
from doradztwo.autozapis import AutozapisError, invalid, saved
from edycje.strona_procesu import open_as_zespol, page

NIE_ZESPOL = (
    "Arkusz wypełniają tylko członkowie zespołu samorządu, każdy sam. "
    "Wynik grupy jest na stronie „Arkusz i wynik”."
)
NIE_WYPELNIA = (
    "Według składu zespołu nie wypełniasz arkusza. "
    "Jeśli to pomyłka, poproś lidera, żeby zmienił to na stronie „Zespół”."
)


class _Arkusz:
    """The sheet of the person who asks, with everything its pages need."""

    def __init__(self, request, pk):
        self.proces, self.uprawnienia = open_as_zespol(request, pk, NIE_ZESPOL)
        self.czlonek = self.uprawnienia.czlonek
        if not self.czlonek.wypelnia_arkusz:
            raise PermissionDenied(NIE_WYPELNIA)

    @cached_property
    def tryb(self):
        return get_tryb(self.proces)

    @cached_property
    def arkusz(self):
        return get_arkusz(self.proces, self.czlonek, self.tryb)

    @property
    def is_sent(self):
        return self.arkusz is not None and self.arkusz.is_sent

    @property
    def is_wpisywany(self):
        """The lider is typing this person's sheet from paper."""
        return self.arkusz is not None and self.arkusz.z_papieru and not self.is_sent

    @property
    def can_fill(self):
        return (
            self.tryb.fills(self.czlonek)
            and not self.is_sent
            and not self.is_wpisywany
            and not self.tryb.is_zamkniety
            and self.proces.is_open
        )

    def context(self, **more):
        return page(
            self.proces,
            self.uprawnienia,
            "wynik",
            arkusz=self.arkusz,
            tryb=self.tryb,
            can_fill=self.can_fill,
            is_sent=self.is_sent,
            is_wpisywany=self.is_wpisywany,
            is_zamkniety=self.tryb.is_zamkniety,
            **({"kto_widzi": KTO_WIDZI_ARKUSZ} | more),
        )


@require_GET
def arkusz_detail(request, pk):
    moj = _Arkusz(request, pk)
    postep = get_postep(moj.proces, moj.arkusz)
    is_begun = moj.arkusz is not None and moj.can_fill
    context = moj.context(
        postep=postep,
        stany=get_stany(moj.proces, moj.tryb),
        is_begun=is_begun,
        dalej=_next_gap(moj, postep) if is_begun else None,
    )
    return render(request, "arkusz/arkusz/detail.html", context)


def _next_gap(moj, postep):
    """The first statement to answer, in the area left last or in the next one with a gap."""
    nr = postep.get_dalej(moj.arkusz.ostatni_obszar)
    if nr is None:
        return None
    obszar = next(jeden.obszar for jeden in postep.obszary if jeden.obszar.nr == nr)
    pozycje = get_pozycje(moj.proces, moj.arkusz, moj.tryb, obszar)
    return next(pozycja for pozycja in pozycje if not pozycja.wartosc)


@require_http_methods(["GET", "POST"])
def arkusz_update(request, pk, nr):
    moj = _Arkusz(request, pk)
    postep = get_postep(moj.proces, moj.arkusz)
    biezacy = next((jeden for jeden in postep.obszary if jeden.obszar.nr == nr), None)
    if biezacy is None:
        raise Http404
    if request.method == "POST":
        _save(moj, request.POST.items(), nr)
        return redirect(*_next_page(request, moj.proces, postep))
    if not moj.can_fill:
        return redirect("arkusz:arkusz_review" if moj.is_sent else "arkusz:arkusz_detail", pk)
    context = moj.context(
        postep=postep,
        biezacy=biezacy,
        poprzedni=_neighbour(postep, biezacy, -1),
        nastepny=_neighbour(postep, biezacy, 1),
        pozycje=get_pozycje(moj.proces, moj.arkusz, moj.tryb, biezacy.obszar),
        pytania=get_pytania(moj.arkusz, moj.tryb, [nr])[nr],
    )
    return render(request, "arkusz/arkusz/form.html", context)


def _neighbour(postep, biezacy, step):
    index = biezacy.pozycja - 1 + step
    return postep.obszary[index].obszar if 0 <= index < len(postep.obszary) else None


def _next_page(request, proces, postep):
    """Where the pressed button leads; the review when it names no area."""
    dokad = request.POST.get("dokad", "")
    if dokad in {str(jeden.obszar.nr) for jeden in postep.obszary}:
        return "arkusz:arkusz_update", proces.pk, int(dokad)
    return "arkusz:arkusz_review", proces.pk


def _save(moj, items, nr):
    """Save answers named as the page named them; both kinds of sheet are never mixed."""
    pola = read_pola(items)
    return save_odpowiedzi(
        moj.proces.pk,
        moj.czlonek,
        pola.wartosci,
        wspolny=moj.tryb.is_wspolny if pola.is_wspolny is None else pola.is_wspolny,
        obszar_nr=nr,
        oceny=pola.oceny,
    )


@require_POST
def arkusz_autosave(request, pk, nr):
    moj = _Arkusz(request, pk)
    pole, wartosc = request.POST.get("pole", ""), request.POST.get("wartosc", "")
    if not is_pole(pole):
        raise AutozapisError
    if not wartosc and is_stwierdzenie(pole):
        return invalid({pole: "Wybierz odpowiedź."})
    moj.arkusz = _save(moj, [(pole, wartosc)], nr)
    postep = get_postep(moj.proces, moj.arkusz)
    biezacy = next((jeden for jeden in postep.obszary if jeden.obszar.nr == nr), None)
    return saved(
        obszar=nr,
        w_obszarze=biezacy.odpowiedzi if biezacy else 0,
        stwierdzen=biezacy.stwierdzen if biezacy else 0,
        odpowiedzi=postep.odpowiedzi,
    )


@require_GET
def arkusz_review(request, pk):
    moj = _Arkusz(request, pk)
    if not moj.tryb.fills(moj.czlonek) and moj.arkusz is None:
        return redirect("arkusz:arkusz_detail", pk)
    czesci = get_czesci(moj.proces, moj.arkusz, moj.tryb)
    context = moj.context(
        postep=get_postep(moj.proces, moj.arkusz), czesci=czesci, **get_luki(czesci)
    )
    return render(request, "arkusz/arkusz/review.html", context)


@require_POST
def arkusz_send(request, pk):
    moj = _Arkusz(request, pk)
    try:
        send_arkusz(moj.proces.pk, moj.czlonek, wspolny=request.POST.get("tryb") == "w")
    except ArkuszError as error:
        messages.error(request, str(error))
        return redirect("arkusz:arkusz_review", pk)
    if get_tryb(moj.proces).is_zamkniety:
        messages.success(request, "Arkusz wysłany. Wszyscy już wysłali, poniżej jest wynik grupy.")
        return redirect("wynik:wynik_detail", pk)
    messages.success(request, "Arkusz wysłany. Wynik grupy pokaże się, gdy wyślą go wszyscy.")
    return redirect("arkusz:arkusz_detail", pk)


@require_POST
def arkusz_takeover(request, pk):
    """The person goes on alone with the sheet that the lider began to type from paper."""
    moj = _Arkusz(request, pk)
    take_over(moj.proces.pk, moj.czlonek)
    messages.success(request, "Wypełniasz swój arkusz samodzielnie. Lider już go nie widzi.")
    return redirect("arkusz:arkusz_detail", pk)
