"""The lider types a sheet that somebody filled on paper. Once sent, these pages do not open."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from arkusz.exceptions import ArkuszError
from arkusz.queries import get_arkusz, get_postep, get_tryb
from arkusz.queries.wlasny import get_czesci, get_luki
from arkusz.services.papier import NIE_JEGO, begin_papier, drop_papier, save_papier, send_papier
from arkusz.views.pola import is_pole, is_stwierdzenie, read_pola
from arkusz.views.zespol import confirm, do, open_as_lider, open_czlonek
from doradztwo.autozapis import AutozapisError, invalid, saved
from edycje.strona_procesu import page

KTO_WIDZI_PAPIER = [
    "teraz: Ty, bo wpisujesz ten arkusz, i osoba, która go wypełniła",
    "po wysłaniu: tylko ta osoba, jeśli ma konto",
    "zespół i doradcy: że arkusz jest z papieru i kto go wpisał, a potem wynik grupy",
]

SKUTKI_WPISANIA = [
    "Wpisując, widzisz odpowiedzi tej osoby. Upewnij się, że się na to zgadza.",
    "Po wysłaniu nie zobaczysz ich już Ty ani nikt inny. Widzi je tylko ta osoba, jeśli ma konto.",
    "Arkusz będzie wszędzie oznaczony: „z papieru” i kto go wpisał.",
    "Papierowy arkusz oddaj potem tej osobie albo zniszcz.",
]


class _Papier:
    """A sheet being typed by the person who asks."""

    def __init__(self, request, pk, czlonek_pk):
        self.user = request.user
        self.proces, self.uprawnienia = open_as_lider(request, pk)
        self.czlonek = open_czlonek(self.proces, czlonek_pk)
        self.tryb = get_tryb(self.proces)
        self.arkusz = get_arkusz(self.proces, self.czlonek, self.tryb)

    def is_open(self):
        """Whether there is something to type. Never true for a sheet of somebody else's hand."""
        if self.arkusz is None or not self.arkusz.z_papieru or self.arkusz.is_sent:
            return False
        if self.arkusz.wpisal_id != self.user.pk:
            raise PermissionDenied(NIE_JEGO)
        return not self.tryb.is_zamkniety and self.proces.is_open

    def save(self, items):
        pola = read_pola(items)
        wspolny = self.tryb.is_wspolny if pola.is_wspolny is None else pola.is_wspolny
        return save_papier(
            self.proces.pk,
            self.czlonek,
            self.user,
            pola.wartosci,
            wspolny=wspolny,
            oceny=pola.oceny,
        )

    def context(self):
        czesci = get_czesci(self.proces, self.arkusz, self.tryb)
        return page(
            self.proces,
            self.uprawnienia,
            "wynik",
            kto_widzi=KTO_WIDZI_PAPIER,
            czlonek=self.czlonek,
            arkusz=self.arkusz,
            tryb=self.tryb,
            czesci=czesci,
            postep=get_postep(self.proces, self.arkusz),
            **get_luki(czesci),
        )


@require_http_methods(["GET", "POST"])
def papier_create(request, pk, czlonek_pk):
    proces, _ = open_as_lider(request, pk)
    czlonek = open_czlonek(proces, czlonek_pk)
    if request.method == "POST":
        try:
            begin_papier(proces.pk, czlonek, request.user)
        except ArkuszError as error:
            messages.error(request, str(error))
            return redirect("arkusz:arkusz_list", pk)
        return redirect("arkusz:papier_update", pk, czlonek_pk)
    return confirm(
        request,
        proces,
        f"Wpisz arkusz z papieru: {czlonek}",
        "Przepisz do aplikacji arkusz, który ta osoba wypełniła na papierze i Ci dała.",
        "Zacznij wpisywać",
        skutki=SKUTKI_WPISANIA,
        lagodne=True,
    )


@require_http_methods(["GET", "POST"])
def papier_update(request, pk, czlonek_pk):
    papier = _Papier(request, pk, czlonek_pk)
    if request.method == "POST":
        papier.save(request.POST.items())
        return redirect("arkusz:papier_send", pk, czlonek_pk)
    if not papier.is_open():
        return redirect("arkusz:arkusz_list", pk)
    return render(request, "arkusz/arkusz/papier.html", papier.context())


@require_POST
def papier_autosave(request, pk, czlonek_pk):
    papier = _Papier(request, pk, czlonek_pk)
    pole, wartosc = request.POST.get("pole", ""), request.POST.get("wartosc", "")
    if not is_pole(pole):
        raise AutozapisError
    if not wartosc and is_stwierdzenie(pole):
        return invalid({pole: "Wybierz odpowiedź."})
    papier.arkusz = papier.save([(pole, wartosc)])
    return saved(odpowiedzi=get_postep(papier.proces, papier.arkusz).odpowiedzi)


@require_http_methods(["GET", "POST"])
def papier_send(request, pk, czlonek_pk):
    papier = _Papier(request, pk, czlonek_pk)
    if request.method == "POST":
        try:
            send_papier(pk, papier.czlonek, request.user, wspolny=request.POST.get("tryb") == "w")
        except ArkuszError as error:
            messages.error(request, str(error))
            return redirect("arkusz:papier_send", pk, czlonek_pk)
        messages.success(request, f"Arkusz z papieru wysłany: {papier.czlonek}.")
        return redirect("arkusz:arkusz_list", pk)
    if not papier.is_open():
        return redirect("arkusz:arkusz_list", pk)
    return render(request, "arkusz/arkusz/papier_wyslij.html", papier.context())


@require_http_methods(["GET", "POST"])
def papier_drop(request, pk, czlonek_pk):
    proces, _ = open_as_lider(request, pk)
    czlonek = open_czlonek(proces, czlonek_pk)
    if request.method == "POST":
        return do(
            request,
            proces,
            lambda: drop_papier(proces.pk, czlonek, request.user),
            f"Przerwano wpisywanie arkusza: {czlonek}.",
        )
    return confirm(
        request,
        proces,
        f"Przerwij wpisywanie arkusza: {czlonek}",
        "Odpowiedzi wpisane z papieru znikną. Nikt ich nie zobaczy. Ta osoba może potem wypełnić "
        "arkusz w aplikacji albo możesz wpisać go od początku.",
        "Przerwij i usuń wpisane odpowiedzi",
    )
