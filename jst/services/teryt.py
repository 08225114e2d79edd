"""Refreshes the register of Jst; the only writer of ``Jst`` and ``HistoriaJst``."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from jst.enums import RodzajJst, ZmianaRejestru
from jst.models import HistoriaJst, Jst
from jst.services.teryt_plik import JednostkaPliku

_POLA = ["kod", "nazwa", "rodzaj", "wojewodztwo", "powiat"]
_PORCJA = 500


@dataclass(frozen=True)
class Zmiana:
    jst: Jst
    rodzaj: ZmianaRejestru
    z: str = ""
    na: str = ""

    def __str__(self):
        opis = f"{self.jst.kod} {self.jst}"
        return f"{opis}: {self.z} → {self.na}" if self.z else opis


@dataclass
class Odswiezenie:
    """What a file changes in the register."""

    zmiany: list[Zmiana] = field(default_factory=list)
    gminy: int = 0
    powiaty: int = 0

    def counts(self) -> Counter:
        return Counter(zmiana.rodzaj for zmiana in self.zmiany)

    def of(self, rodzaj: ZmianaRejestru) -> list[Zmiana]:
        return [zmiana for zmiana in self.zmiany if zmiana.rodzaj == rodzaj]


@transaction.atomic
def refresh_rejestr(
    units: Iterable[JednostkaPliku], *, stan_na: date, dry_run: bool = False
) -> Odswiezenie:
    """Bring the register to the state of the file; the same file again changes nothing.

    Units missing from the file get ``zniesiona_od`` and stay, because Procesy point to them.
    """
    # The lock makes a second refresh wait and then see the result of the first.
    known = {jst.identyfikator: jst for jst in Jst.objects.select_for_update().order_by("pk")}
    result, new, changed = Odswiezenie(), [], []
    for unit in units:
        result.powiaty += unit.rodzaj == RodzajJst.POWIAT
        result.gminy += unit.rodzaj != RodzajJst.POWIAT
        jst = known.pop(unit.identyfikator, None)
        if jst is None:
            jst = Jst(identyfikator=unit.identyfikator)
            _copy(unit, jst)
            new.append(jst)
            result.zmiany.append(Zmiana(jst, ZmianaRejestru.NOWA, na=str(jst)))
            continue
        changes = list(_compare(jst, unit))
        if changes or _differs(jst, unit):
            _copy(unit, jst)
            jst.zniesiona_od = None
            changed.append(jst)
        result.zmiany += changes
    for jst in known.values():
        if jst.zniesiona_od is None:
            jst.zniesiona_od = stan_na
            changed.append(jst)
            result.zmiany.append(Zmiana(jst, ZmianaRejestru.ZNIESIONA, z=str(jst)))
    if not dry_run:
        _save(new, changed, result.zmiany, stan_na)
    return result


def _compare(jst: Jst, unit: JednostkaPliku) -> Iterator[Zmiana]:
    if jst.zniesiona_od is not None:
        yield Zmiana(jst, ZmianaRejestru.PRZYWROCONA, na=unit.nazwa)
    if jst.nazwa != unit.nazwa:
        yield Zmiana(jst, ZmianaRejestru.ZMIANA_NAZWY, jst.nazwa, unit.nazwa)
    if jst.rodzaj != unit.rodzaj:
        yield Zmiana(
            jst, ZmianaRejestru.ZMIANA_RODZAJU, jst.get_rodzaj_display(), unit.rodzaj.label
        )
    before, after = (_place(item) for item in (jst, unit))
    if before != after:
        yield Zmiana(jst, ZmianaRejestru.ZMIANA_POWIATU, before, after)


def _place(item: Jst | JednostkaPliku) -> str:
    # A powiat and a city with powiat rights are their own powiat: a new name is not a move.
    own = item.powiat == item.nazwa
    return item.wojewodztwo if own else f"{item.powiat}, {item.wojewodztwo}"


def _differs(jst: Jst, unit: JednostkaPliku) -> bool:
    return any(getattr(jst, name) != getattr(unit, name) for name in _POLA)


def _copy(unit: JednostkaPliku, jst: Jst) -> None:
    for name in _POLA:
        setattr(jst, name, getattr(unit, name))
    jst.szukaj = jst.build_szukaj()


def _save(new: list[Jst], changed: list[Jst], changes: list[Zmiana], stan_na: date) -> None:
    Jst.objects.bulk_create(new, batch_size=_PORCJA)
    Jst.objects.bulk_update(changed, [*_POLA, "szukaj", "zniesiona_od"], batch_size=_PORCJA)
    HistoriaJst.objects.bulk_create(
        [
            HistoriaJst(jst=item.jst, zmiana=item.rodzaj, z=item.z, na=item.na, stan_na=stan_na)
            for item in changes
        ],
        batch_size=_PORCJA,
    )
