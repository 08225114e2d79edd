"""Filling, sending and closing of sheets: the only writer of sheets, answers and results."""

from django.db import transaction
from django.utils import timezone

from diagnoza.enums import BrakOceny
from diagnoza.exceptions import ArkuszError
from diagnoza.models import ArkuszDiagnostyczny, Odpowiedz, WynikZespolu
from diagnoza.obliczenia import MIN_OSOB, SKALA
from diagnoza.queries.arkusz import Tryb, can_close, get_arkusz, get_stany, get_tryb
from doradztwo.teksty import plural
from edycje.models import CzlonekZespolu, Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from obszary.models import Stwierdzenie

_ZAMKNIETE = "Arkusze zespołu są zamknięte. Odpowiedzi nie można już zmieniać."
_WYSLANY = "Ten arkusz jest wysłany. Odpowiedzi nie można już zmieniać."
_ZMIENIL_SIE_TRYB = (
    "Skład zespołu się zmienił i arkusz wypełnia się teraz inaczej. Otwórz arkusz od początku."
)


@transaction.atomic
def save_odpowiedzi(
    proces_pk: int,
    czlonek: CzlonekZespolu,
    wartosci: dict[int, str],
    *,
    wspolny: bool,
    obszar_nr: int,
) -> ArkuszDiagnostyczny:
    """Save answers of one person; the same again changes nothing.

    ``wartosci`` maps a statement to "1".."5", "nie_wiem" or "nie_dotyczy". ``wspolny`` is what
    the person saw: an answer given alone never lands in a joint sheet, nor the other way round.
    """
    proces = lock_open_proces(proces_pk)
    tryb = _check_may_fill(proces, czlonek, wspolny)
    arkusz = get_arkusz(proces, czlonek, tryb) or _begin(proces, czlonek, tryb)
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
    if arkusz.ostatni_obszar != obszar_nr:
        arkusz.ostatni_obszar = obszar_nr
        arkusz.save(update_fields=["ostatni_obszar", "updated_at"])
    return arkusz


def _check_may_fill(proces: Proces, czlonek: CzlonekZespolu, wspolny: bool) -> Tryb:
    if WynikZespolu.objects.filter(proces=proces).exists():
        raise ArkuszError(_ZAMKNIETE)
    tryb = get_tryb(proces)
    if tryb.is_wspolny != wspolny:
        raise ArkuszError(_ZMIENIL_SIE_TRYB)
    if not tryb.fills(czlonek):
        raise ArkuszError("Tego arkusza nie wypełniasz.")
    return tryb


def _begin(proces: Proces, czlonek: CzlonekZespolu, tryb: Tryb) -> ArkuszDiagnostyczny:
    arkusz = ArkuszDiagnostyczny.objects.create(
        proces=proces,
        czlonek=czlonek,
        wspolny=tryb.is_wspolny,
        wersja_arkusza_id=proces.edycja.wersja_arkusza_id,
    )
    slad.record(arkusz, "rozpoczęto arkusz", kto=czlonek.user, proces_pk=proces.pk)
    return arkusz


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
    _check_may_fill(proces, czlonek, wspolny)
    _check_complete(proces, arkusz)
    arkusz.wyslano_at = timezone.now()
    arkusz.save(update_fields=["wyslano_at", "updated_at"])
    slad.record(arkusz, "wysłano arkusz", kto=czlonek.user, proces_pk=proces.pk)
    stany = get_stany(proces, tryb)
    is_last = all(stan.wyslano_at for stan in stany)
    if is_last and (tryb.is_wspolny or len(stany) >= MIN_OSOB):
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
    if WynikZespolu.objects.filter(proces=proces).exists():
        raise ArkuszError("Arkusze są już zamknięte.")
    tryb = get_tryb(proces)
    stany = get_stany(proces, tryb)
    if not can_close(stany, tryb):
        raise ArkuszError(
            f"Arkusze można zamknąć, gdy wyślą je co najmniej {MIN_OSOB} osoby. "
            "Inaczej w wyniku byłoby widać odpowiedzi jednej osoby."
        )
    return _close(proces, [stan.czlonek.pk for stan in stany if stan.wyslano_at], tryb, kto=kto)


def _close(proces: Proces, czlonkowie: list[int], tryb: Tryb, kto: User | None) -> WynikZespolu:
    wynik = WynikZespolu.objects.create(
        proces=proces,
        zamknal=kto,
        liczba_arkuszy=len(czlonkowie),
        wspolny=tryb.is_wspolny,
    )
    ArkuszDiagnostyczny.objects.sent().filter(
        proces=proces, czlonek__in=czlonkowie, wspolny=tryb.is_wspolny
    ).update(wynik=wynik)
    slad.record(
        wynik,
        "zamknięto arkusze zespołu",
        kto=kto,
        na=f"policzone arkusze: {wynik.liczba_arkuszy}",
        proces_pk=proces.pk,
    )
    return wynik
