"""What the POSTs of ``arkusz`` carry."""

from django.utils import timezone

from tests.factories.arkusz import (
    ArkuszDiagnostycznyFactory,
    WynikZespoluFactory,
)
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.obszary import StwierdzenieFactory


def _pelny_arkusz(swiat):
    wersja = swiat.edycja.wersja_arkusza
    StwierdzenieFactory(wersja=wersja)
    trzeci = CzlonekZespoluFactory(proces=swiat.proces)
    for czlonek in (swiat.lider_czlonek, swiat.zwykly_czlonek, trzeci):
        ArkuszDiagnostycznyFactory(
            proces=swiat.proces, czlonek=czlonek, wersja_arkusza=wersja, oceny=4
        )
    return {}


def _wyslane_arkusze(swiat):
    _pelny_arkusz(swiat)
    swiat.proces.arkusze.update(wyslano_at=timezone.now())
    return {}


def _z_papieru(oceny=None):
    """A team of four; the sheet of one is being typed by the lider."""

    def dane(swiat):
        CzlonekZespoluFactory.create_batch(2, proces=swiat.proces)
        ArkuszDiagnostycznyFactory(
            proces=swiat.proces,
            czlonek=swiat.zwykly_czlonek,
            wersja_arkusza=swiat.edycja.wersja_arkusza,
            z_papieru=True,
            wpisal=swiat.lider,
            oceny=oceny,
        )
        return {}

    return dane


def _pelny_z_papieru(swiat):
    StwierdzenieFactory(wersja=swiat.edycja.wersja_arkusza)
    return _z_papieru(oceny=4)(swiat)


def _zespol_czterech(swiat):
    CzlonekZespoluFactory.create_batch(2, proces=swiat.proces)
    return {}


def _wyslany_arkusz(swiat):
    _zespol_czterech(swiat)
    ArkuszDiagnostycznyFactory(
        proces=swiat.proces,
        czlonek=swiat.zwykly_czlonek,
        wersja_arkusza=swiat.edycja.wersja_arkusza,
        wyslany=True,
    )
    return {}


def _policzone(swiat):
    """A result of the whole team of three."""
    _wyslane_arkusze(swiat)
    wynik = WynikZespoluFactory(proces=swiat.proces)
    swiat.proces.arkusze.update(wynik=wynik)
    return {}


def _otwarte_ponownie(swiat):
    _policzone(swiat)
    swiat.proces.wynik_zespolu.otwarto_at = timezone.now()
    swiat.proces.wynik_zespolu.save()
    return {}


ZAPISY = {
    "arkusz:arkusz_update": lambda swiat: {f"s{swiat.stwierdzenie.pk}": "3"},
    "arkusz:arkusz_autosave": lambda swiat: {
        "pole": f"s{swiat.stwierdzenie.pk}",
        "wartosc": "3",
    },
    "arkusz:arkusz_send": _pelny_arkusz,
    "arkusz:arkusz_takeover": _z_papieru(),
    "arkusz:arkusz_reopen": _wyslany_arkusz,
    "arkusz:papier_create": _zespol_czterech,
    "arkusz:papier_update": lambda swiat: _z_papieru()(swiat) | {f"s{swiat.stwierdzenie.pk}": "3"},
    "arkusz:papier_autosave": lambda swiat: (
        _z_papieru()(swiat) | {"pole": f"s{swiat.stwierdzenie.pk}", "wartosc": "3"}
    ),
    "arkusz:papier_send": _pelny_z_papieru,
    "arkusz:papier_drop": _z_papieru(),
    "arkusz:wynik_reopen": _policzone,
    "arkusz:wynik_keep": _otwarte_ponownie,
    "arkusz:wynik_close": _wyslane_arkusze,
}
