"""Sheets of a team as the lider runs them: who has sent, opening again, the empty sheet."""

from io import BytesIO

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_GET, require_http_methods

from arkusz.druk import render_pusty_arkusz
from arkusz.exceptions import ArkuszError
from arkusz.queries import can_close, get_stany, get_tryb
from arkusz.queries.arkusz import hides_each, may_type
from arkusz.services.arkusz import close_arkusze
from arkusz.services.ponownie import keep_wynik, reopen_arkusz, reopen_wynik
from doradztwo.pliki import download_response
from edycje.models import CzlonekZespolu
from edycje.strona_procesu import open_proces, page

SKUTKI_OTWARCIA = [
    "Każda z tych osób musi wysłać arkusz jeszcze raz, także gdy nic nie zmienia.",
    "Do tego czasu wszyscy widzą wynik, który jest. Nowy zastąpi go dopiero wtedy, gdy "
    "arkusze wyślą wszyscy.",
    "Nie da się otworzyć arkuszy tylko niektórych osób: z różnicy dwóch wyników byłoby "
    "widać, kto co zmienił.",
    "Arkusze wpisane z papieru wpisuje się od początku.",
]
TYLKO_LIDER = "Arkusze zespołu prowadzi lider. Poproś go o to."


def open_as_lider(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message=TYLKO_LIDER)
    return proces, uprawnienia


def open_czlonek(proces, czlonek_pk):
    return get_object_or_404(CzlonekZespolu.objects.active().filter(proces=proces), pk=czlonek_pk)


@require_GET
def arkusz_list(request, pk):
    proces, uprawnienia = open_as_lider(request, pk)
    tryb = get_tryb(proces)
    stany = get_stany(proces, tryb)
    wyslane = [stan for stan in stany if stan.wyslano_at]
    context = page(
        proces,
        uprawnienia,
        "wynik",
        kto_widzi=["tę stronę: lider zespołu", "odpowiedzi jednej osoby: tylko ta osoba"],
        tryb=tryb,
        stany=stany,
        wyslane=len(wyslane),
        do_wpisania=[s.czlonek.pk for s in stany if may_type(s, stany, tryb, request.user.pk)],
        can_close=proces.is_open and can_close(stany, tryb),
        is_blocked=not tryb.is_wspolny and len(wyslane) >= 3 and not hides_each(wyslane),
        is_wybrany=proces.obszar_id is not None,
    )
    return render(request, "arkusz/arkusz/list.html", context)


@require_GET
def arkusz_print(request, pk):
    """The empty sheet of the edition, to be filled on paper. It holds no personal data."""
    proces, _ = open_proces(request, pk)
    name = f"arkusz-{slugify(proces.jst.nazwa.replace('ł', 'l').replace('Ł', 'L'))}.pdf"
    return download_response(BytesIO(render_pusty_arkusz(proces)), name, "application/pdf")


@require_http_methods(["GET", "POST"])
def arkusz_reopen(request, pk, czlonek_pk):
    proces, _ = open_as_lider(request, pk)
    czlonek = open_czlonek(proces, czlonek_pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: reopen_arkusz(proces.pk, czlonek, request.user),
            f"Arkusz otwarty ponownie: {czlonek}. Osoba z kontem dostanie o tym wiadomość.",
        )
    return confirm(
        request,
        proces,
        f"Otwórz ponownie arkusz: {czlonek}",
        "Ta osoba będzie mogła poprawić odpowiedzi i wysłać arkusz jeszcze raz. "
        "Nie zobaczysz jej odpowiedzi. Do ponownego wysłania arkusz nie liczy się do wyniku.",
        "Otwórz arkusz ponownie",
        lagodne=True,
    )


@require_http_methods(["GET", "POST"])
def wynik_reopen(request, pk):
    proces, _ = open_as_lider(request, pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: reopen_wynik(proces.pk, request.user),
            "Arkusze otwarte ponownie. Nowy wynik pokaże się, gdy wyślą je wszyscy.",
        )
    return confirm(
        request,
        proces,
        "Otwórz arkusze wszystkich ponownie",
        "Każda osoba policzona w wyniku będzie mogła poprawić swoje odpowiedzi.",
        "Otwórz arkusze wszystkich",
        skutki=SKUTKI_OTWARCIA,
    )


@require_http_methods(["GET", "POST"])
def wynik_keep(request, pk):
    proces, _ = open_as_lider(request, pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: keep_wynik(proces.pk, request.user),
            "Arkusze są zamknięte. Zostaje dotychczasowy wynik.",
        )
    return confirm(
        request,
        proces,
        "Zostaw dotychczasowy wynik",
        "Arkusze zamkną się z powrotem, a wynik się nie zmieni. Poprawki wpisane po ponownym "
        "otwarciu nie wejdą do wyniku. Zostaną, jeśli otworzysz arkusze jeszcze raz.",
        "Zostaw dotychczasowy wynik",
    )


@require_http_methods(["GET", "POST"])
def wynik_close(request, pk):
    proces, uprawnienia = open_proces(request, pk)
    uprawnienia.require("is_lider", message="Arkusze zamyka lider zespołu. Poproś go o to.")
    wynik = "wynik:wynik_detail"
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: close_arkusze(proces.pk, request.user),
            "Arkusze zamknięte. Poniżej jest wynik grupy.",
            powrot=wynik,
        )
    brak = [stan.czlonek for stan in get_stany(proces, get_tryb(proces)) if not stan.wyslano_at]
    return confirm(
        request,
        proces,
        "Zamknij arkusze zespołu",
        "Po zamknięciu wszyscy zobaczą wynik grupy. Nikt nie zmieni ani nie wyśle już "
        "swojego arkusza. Kto nie wysłał, nie wejdzie do wyniku także wtedy, gdy do wyboru "
        "obszaru otworzysz arkusze ponownie.",
        "Zamknij arkusze i pokaż wynik",
        skutki=[f"Nie policzymy arkusza, którego nie wysłano: {osoba}." for osoba in brak],
        powrot=wynik,
    )


def confirm(request, proces, tytul, opis, przycisk, **more):
    """``more``: ``skutki``, ``lagodne``, ``powrot`` (a page of the Proces)."""
    context = {
        "tytul": tytul,
        "opis": opis,
        "skutki": more.get("skutki"),
        "przycisk": przycisk,
        "lagodne": more.get("lagodne", False),
        "powrot": reverse(more.get("powrot", "arkusz:arkusz_list"), args=[proces.pk]),
        "form": None,
    }
    return render(request, "components/potwierdzenie.html", context)


def do(request, proces, service, done, powrot="arkusz:arkusz_list"):
    """Call the service; back, to the sheets of the team, with a sentence about what happened."""
    try:
        service()
    except ArkuszError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, done)
    return redirect(powrot, proces.pk)
