"""Filling, sending and closing of sheets: the only writer of answers and results.

Opening again and typing from paper: ``arkusz_ponownie`` and ``arkusz_papier`` beside this module.
"""

from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from arkusz.enums import BrakOceny
from arkusz.exceptions import ArkuszError
from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz, WynikZespolu
from arkusz.queries.arkusz import Tryb, can_close, get_arkusz, get_stany, get_tryb, is_finished
from arkusz.skala import MIN_OSOB, SKALA
from doradztwo.teksty import plural
from edycje.models import CzlonekZespolu, Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from obszary.models import Stwierdzenie

POLA_OBSZARU = ("trudnosc", "chec", "koniecznosc")
# Number of an area → field of OcenaObszaru → "1".."5", or empty to take the rating back.
OcenyObszarow = dict[int, dict[str, str]]

ZACZETO = "zaczęto wpisywać arkusz z papieru"
_ZAMKNIETE = "Arkusze zespołu są zamknięte. Odpowiedzi nie można już zmieniać."
_WYSLANY = "Ten arkusz jest wysłany. Odpowiedzi nie można już zmieniać."
_ZMIENIL_SIE_TRYB = (
    "Skład zespołu się zmienił i arkusz wypełnia się teraz inaczej. Otwórz arkusz od początku."
)
_Z_PAPIERU = (
    "Ten arkusz wpisuje z papieru lider. Otwórz stronę arkusza i przejmij go, "
    "jeśli chcesz wypełnić go samodzielnie."
)


@transaction.atomic
def save_odpowiedzi(
    proces_pk: int,
    czlonek: CzlonekZespolu,
    wartosci: dict[int, str],
    *,
    wspolny: bool,
    obszar_nr: int,
    oceny: OcenyObszarow | None = None,
) -> ArkuszDiagnostyczny:
    """Save answers of one person; the same again changes nothing.

    ``wartosci`` maps a statement to "1".."5", "nie_wiem" or "nie_dotyczy"; ``oceny`` are the
    optional ratings of whole areas. ``wspolny`` is what the person saw: an answer given alone
    never lands in a joint sheet, nor the other way round.
    """
    proces = lock_open_proces(proces_pk)
    tryb = check_may_fill(proces, czlonek, wspolny)
    arkusz = get_arkusz(proces, czlonek, tryb) or begin(proces, czlonek, tryb)
    if arkusz.z_papieru:
        raise ArkuszError(_Z_PAPIERU)
    write(arkusz, wartosci, oceny or {})
    if arkusz.ostatni_obszar != obszar_nr:
        arkusz.ostatni_obszar = obszar_nr
        arkusz.save(update_fields=["ostatni_obszar", "updated_at"])
    return arkusz


def check_may_fill(proces: Proces, czlonek: CzlonekZespolu, wspolny: bool) -> Tryb:
    tryb = get_tryb(proces)
    if tryb.is_zamkniety:
        raise ArkuszError(_ZAMKNIETE)
    if tryb.is_wspolny != wspolny:
        raise ArkuszError(_ZMIENIL_SIE_TRYB)
    if not tryb.fills(czlonek):
        raise ArkuszError("Tego arkusza nie wypełniasz.")
    return tryb


def begin(
    proces: Proces, czlonek: CzlonekZespolu, tryb: Tryb, z_papieru: User | None = None
) -> ArkuszDiagnostyczny:
    """A new sheet of this person; ``z_papieru`` is who will type it."""
    arkusz = ArkuszDiagnostyczny.objects.create(
        proces=proces,
        czlonek=czlonek,
        wspolny=tryb.is_wspolny,
        runda=tryb.runda,
        wersja_arkusza_id=proces.edycja.wersja_arkusza_id,
        z_papieru=z_papieru is not None,
        wpisal=z_papieru,
    )
    zdarzenie = ZACZETO if z_papieru else "rozpoczęto arkusz"
    slad.record(arkusz, zdarzenie, kto=z_papieru or czlonek.user, proces_pk=proces.pk)
    return arkusz


def write(arkusz: ArkuszDiagnostyczny, wartosci: dict[int, str], oceny: OcenyObszarow) -> None:
    """Write answers and ratings into a sheet that may be changed; all of them or none."""
    if arkusz.is_sent:
        raise ArkuszError(_WYSLANY)
    if wartosci:
        _check_statements(arkusz, wartosci)
        Odpowiedz.objects.bulk_create(
            [_odpowiedz(arkusz, pk, wartosc) for pk, wartosc in wartosci.items()],
            update_conflicts=True,
            unique_fields=["arkusz", "stwierdzenie"],
            update_fields=["ocena", "brak_oceny", "updated_at"],
        )
    if oceny:
        _write_oceny(arkusz, oceny)


def _check_statements(arkusz: ArkuszDiagnostyczny, wartosci: dict[int, str]) -> None:
    known = Stwierdzenie.objects.filter(
        wersja=arkusz.wersja_arkusza_id, pk__in=wartosci.keys()
    ).count()
    if known != len(wartosci):
        raise ArkuszError("Tego stwierdzenia nie ma w arkuszu Waszej edycji. Odśwież stronę.")


def _odpowiedz(arkusz: ArkuszDiagnostyczny, stwierdzenie_pk: int, wartosc: str) -> Odpowiedz:
    is_rating = wartosc in {str(rating) for rating in SKALA}
    if not is_rating and wartosc not in BrakOceny.values:
        raise ArkuszError("Wybierz ocenę od 1 do 5, „nie wiem” albo „nie dotyczy”.")
    return Odpowiedz(
        arkusz=arkusz,
        stwierdzenie_id=stwierdzenie_pk,
        ocena=int(wartosc) if is_rating else None,
        brak_oceny="" if is_rating else wartosc,
        updated_at=timezone.now(),
    )


def _write_oceny(arkusz: ArkuszDiagnostyczny, oceny: OcenyObszarow) -> None:
    """One statement of SQL per set of fields: usually one."""
    obszary = dict(
        Stwierdzenie.objects.filter(wersja=arkusz.wersja_arkusza_id, obszar__nr__in=oceny.keys())
        .order_by()
        .values_list("obszar__nr", "obszar")
        .distinct()
    )
    if len(obszary) != len(oceny):
        raise ArkuszError("Tego obszaru nie ma w arkuszu Waszej edycji. Odśwież stronę.")
    by_fields = defaultdict(list)
    for nr, ratings in oceny.items():
        values = {field: _ocena_obszaru(field, rating) for field, rating in ratings.items()}
        by_fields[tuple(sorted(values))].append(
            OcenaObszaru(arkusz=arkusz, obszar_id=obszary[nr], updated_at=timezone.now(), **values)
        )
    for fields, rows in by_fields.items():
        OcenaObszaru.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["arkusz", "obszar"],
            update_fields=[*fields, "updated_at"],
        )


def _ocena_obszaru(field: str, rating: str) -> int | None:
    if field not in POLA_OBSZARU or rating not in {"", *map(str, SKALA)}:
        raise ArkuszError("Oceń obszar od 1 do 5 albo zostaw go bez oceny.")
    return int(rating) if rating else None


@transaction.atomic
def send_arkusz(proces_pk: int, czlonek: CzlonekZespolu, *, wspolny: bool) -> ArkuszDiagnostyczny:
    """Send a complete sheet. The last one of the team closes the sheets.

    Sending twice is no error and changes nothing.
    """
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    arkusz = get_arkusz(proces, czlonek, tryb)
    if arkusz is not None and arkusz.is_sent:
        return arkusz
    check_may_fill(proces, czlonek, wspolny)
    if arkusz is not None and arkusz.z_papieru:
        raise ArkuszError(_Z_PAPIERU)
    return finish(proces, tryb, arkusz, "wysłano arkusz", czlonek.user)


def finish(
    proces: Proces,
    tryb: Tryb,
    arkusz: ArkuszDiagnostyczny | None,
    zdarzenie: str,
    kto: User | None,
) -> ArkuszDiagnostyczny:
    _check_complete(proces, arkusz)
    arkusz.wyslano_at = timezone.now()
    arkusz.save(update_fields=["wyslano_at", "updated_at"])
    slad.record(arkusz, zdarzenie, kto=kto, proces_pk=proces.pk)
    stany = get_stany(proces, tryb)
    if is_finished(stany, tryb):
        _close(proces, [stan.czlonek.pk for stan in stany], tryb, kto=None)
    return arkusz


def _check_complete(proces: Proces, arkusz: ArkuszDiagnostyczny | None) -> None:
    statements = Stwierdzenie.objects.filter(wersja=proces.edycja.wersja_arkusza_id).count()
    answers = arkusz.odpowiedzi.count() if arkusz else 0
    if answers < statements or not statements:
        lacking = statements - answers
        raise ArkuszError(
            f"Arkusza nie wysłano. Brakuje {lacking} "
            f"{plural(lacking, 'odpowiedzi,odpowiedzi,odpowiedzi')}."
        )


@transaction.atomic
def close_arkusze(proces_pk: int, kto: User) -> WynikZespolu:
    """The lider closes the sheets before everybody has sent; at least 3 must have."""
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    if tryb.is_zamkniety:
        raise ArkuszError("Arkusze są już zamknięte.")
    if tryb.is_ponownie:
        raise ArkuszError(
            "Nowy wynik pokaże się, gdy wszyscy wyślą arkusze ponownie. "
            "Jeśli to niemożliwe, zostaw wynik, który jest."
        )
    stany = get_stany(proces, tryb)
    if not can_close(stany, tryb):
        raise ArkuszError(
            f"Arkusze można zamknąć, gdy wyślą je co najmniej {MIN_OSOB} osoby, a nikt nie zna "
            "odpowiedzi wszystkich poza jedną osobą. Inaczej w wyniku byłoby widać jej odpowiedzi."
        )
    return _close(proces, [stan.czlonek.pk for stan in stany if stan.wyslano_at], tryb, kto=kto)


def _close(proces: Proces, czlonkowie: list[int], tryb: Tryb, kto: User | None) -> WynikZespolu:
    """Show figures of these people's sheets; in a later round they replace the former ones."""
    wynik, _ = WynikZespolu.objects.update_or_create(
        proces=proces,
        defaults={
            "zamknal": kto,
            "zamknieto_at": timezone.now(),
            "liczba_arkuszy": len(czlonkowie),
            "wspolny": tryb.is_wspolny,
            "runda": tryb.runda,
            "otwarto_at": None,
        },
    )
    wynik.arkusze.update(wynik=None)
    ArkuszDiagnostyczny.objects.sent().filter(
        proces=proces, czlonek__in=czlonkowie, wspolny=tryb.is_wspolny, runda=tryb.runda
    ).update(wynik=wynik)
    slad.record(
        wynik,
        "zamknięto arkusze zespołu",
        kto=kto,
        na=f"policzone arkusze: {wynik.liczba_arkuszy}",
        proces_pk=proces.pk,
    )
    return wynik
