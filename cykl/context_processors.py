"""The menu: only what this person may open (produkt.md, section 2)."""

import re
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject

from cykl.queries.role import Role, get_role

# Room for the menu in letters, counted for 1366 px; advisors have a button beside it.
MIEJSCE, MIEJSCE_DORADCY, ODSTEP = 106, 84, 4
_EDYCJA_W_ADRESIE = re.compile(r"^/edycje/(\d+)/")


@dataclass(frozen=True)
class PozycjaMenu:
    nazwa: str
    url: str
    is_current: bool


@dataclass(frozen=True)
class Menu:
    """``wiecej`` folds up what does not fit beside the rest in one line at 1366 px."""

    glowne: list[PozycjaMenu]
    wiecej: list[PozycjaMenu]

    @property
    def is_wiecej_current(self) -> bool:
        return any(pozycja.is_current for pozycja in self.wiecej)


def menu(request):
    """Menu, the "Zapisz sesję" button and the counter of notices; one query for all of them, and
    one more for an admin, when a page shows them."""
    if not getattr(request, "user", None) or not request.user.is_authenticated:
        return {}
    role = SimpleLazyObject(lambda: get_role(request))
    return {
        "menu": SimpleLazyObject(lambda: _menu(request, role)),
        "moze_zapisac_sesje": SimpleLazyObject(lambda: role.is_doradca),
        "nowe_powiadomienia": SimpleLazyObject(lambda: role.nowe_powiadomienia),
    }


def _menu(request, role: Role) -> Menu:
    pozycje = [
        *_menu_zespolu(role),
        *_menu_doradcy(role),
        *_menu_edycji(request, role),
        ("Obszary", "obszary:obszar_list", []),
    ]
    if request.user.is_superuser or role.edycje_koordynowane:
        pozycje.append(("Wiadomości", "powiadomienia:wiadomosc_list", []))
    resolved = [
        PozycjaMenu(nazwa, url, is_current=request.path == url) for nazwa, url in _resolved(pozycje)
    ]
    return _folded(resolved, MIEJSCE_DORADCY if role.is_doradca else MIEJSCE)


def _folded(pozycje: list[PozycjaMenu], room: int) -> Menu:
    """In the order of the roles: the first ones stay, the rest goes under "Więcej"."""
    widths = [len(pozycja.nazwa) + ODSTEP for pozycja in pozycje]
    if sum(widths) <= room:
        return Menu(pozycje, [])
    left, number = room - len("Więcej") - ODSTEP, 0
    for width in widths:
        left -= width
        if left < 0:
            break
        number += 1
    return Menu(pozycje[:number], pozycje[number:])


def _resolved(pozycje):
    for nazwa, widok, args in pozycje:
        try:
            yield nazwa, reverse(widok, args=args)
        except NoReverseMatch:
            continue


def _menu_zespolu(role: Role):
    if len(role.procesy_zespolu) == 1:
        pk = role.procesy_zespolu[0]
        return [
            ("Nasz proces", "cykl:proces_detail", [pk]),
            ("Diagnoza", "diagnoza:diagnoza_detail", [pk]),
            ("HDR", "hdr:hdr_detail", [pk]),
            ("Spotkania", "spotkania:spotkanie_list", [pk]),
            ("Dokumenty", "raporty:dokument_list", [pk]),
        ]
    return [("Nasze procesy", "cykl:home", [])] if role.procesy_zespolu else []


def _menu_doradcy(role: Role):
    if not role.is_doradca:
        return []
    return [("Moje JST", "cykl:home", []), ("Moje godziny", "sesje:moje_godziny", [])]


def _menu_edycji(request, role: Role):
    if not role.edycje and not request.user.is_superuser:
        return []
    pozycje = [("Edycje", "edycje:edycja_list", [])]
    pk = _biezaca_edycja(request, role)
    if pk:
        # Somebody of a team has "Spotkania" of the own Proces already.
        spotkania = "Spotkania edycji" if len(role.procesy_zespolu) == 1 else "Spotkania"
        pozycje += [
            ("Tablica", "cykl:tablica", [pk]),
            (spotkania, "spotkania:edycja_spotkanie_list", [pk]),
            ("Doradcy", "edycje:doradca_list", [pk]),
            ("Godziny", "sesje:edycja_godziny", [pk]),
        ]
        if pk in role.edycje_koordynowane or request.user.is_superuser:
            pozycje.append(("Ustawienia edycji", "edycje:edycja_detail", [pk]))
    return pozycje


def _biezaca_edycja(request, role: Role) -> int | None:
    """The edition of the page, else the one with the newest start among the person's own."""
    found = _EDYCJA_W_ADRESIE.match(request.path)
    if found:
        pk = int(found[1])
        if pk in role.edycje or request.user.is_superuser:
            return pk
    return role.edycje[0] if role.edycje else None
