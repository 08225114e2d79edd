"""Collects the facts of many Procesy from the apps that own them."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

import diagnoza.queries
import edycje.queries
import spotkania.queries
import wdrozenie.queries
from cykl.fakty import Fakty
from edycje.enums import RodzajKroku
from edycje.models import Krok, Proces
from jst.enums import Specjalizacja
from spotkania.queries import FaktSpotkania


def fakty_procesow(
    procesy: Iterable[Proces], kroki: Iterable[Krok], *, szczegolowo: bool = True
) -> dict[int, Fakty]:
    """Facts of Procesy of any editions. The number of queries does not depend on how many.

    ``szczegolowo``: count also what is missing in unfinished HDR, which means loading them whole,
    and who was at the meetings. Only the path of a Proces shows them.
    """
    procesy = list(procesy)
    pks = [proces.pk for proces in procesy]
    pierwsze = {k.pk for k in kroki if k.rodzaj == RodzajKroku.SPOTKANIE_W_JST and k.numer == 1}
    zespoly = edycje.queries.fakty_zespolu(procesy)
    diagnozy = diagnoza.queries.fakty(pks)
    harmonogramy = wdrozenie.queries.fakty(pks, z_ogniwami=szczegolowo)
    meetings = _spotkania(procesy, z_obecnymi=szczegolowo)
    return {
        pk: _fakty(zespoly[pk], diagnozy[pk], harmonogramy[pk], meetings[pk], pierwsze)
        for pk in pks
    }


def _spotkania(procesy: list[Proces], *, z_obecnymi: bool) -> dict[int, dict[int, FaktSpotkania]]:
    result = defaultdict(dict)
    known = spotkania.queries.fakty(procesy, z_obecnymi=z_obecnymi)
    for (proces, krok), fakt in known.items():
        result[proces][krok] = fakt
    return result


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else timezone.localdate(moment)


def _fakty(zespol, diagnoza, harmonogram, spotkania_procesu, pierwsze) -> Fakty:
    """Flatten the facts of the apps into one value."""
    return Fakty(
        osoby=zespol.liczba_osob,
        lider_przyjal=_day(zespol.lider_przyjety_at),
        ma_decydenta=bool(zespol.ma_decydenta),
        ros_od=zespol.ros.od if zespol.ros else None,
        pro_od=zespol.pro.od if zespol.pro else None,
        doradcy=tuple(filter(None, (zespol.ros, zespol.pro))),
        arkusze_wyslane=diagnoza.arkusze_wyslane,
        arkusze_oczekiwane=diagnoza.arkusze_oczekiwane,
        wynik_zamknieto=_day(diagnoza.wynik_zamkniety_at),
        obszar_wybrano=_day(diagnoza.obszar_wybrany_at),
        dane_gotowe=diagnoza.dane_wszystkie - diagnoza.dane_do_zebrania,
        dane_wszystkie=diagnoza.dane_wszystkie,
        dane_zmieniono=_day(diagnoza.dane_zmieniono_at),
        diagnoza_zakonczono=_day(diagnoza.diagnoza_zakonczona_at),
        priorytety=diagnoza.priorytety,
        spotkania=spotkania_procesu,
        pierwsze_spotkanie=not pierwsze.isdisjoint(spotkania_procesu),
        hdr_status=harmonogram.status if harmonogram.is_started else "",
        hdr_od=_day(harmonogram.status_at),
        hdr_ogniwa=harmonogram.ogniwa,
        opinia_ros=Specjalizacja.ROS in harmonogram.opinie,
        opinia_pro=Specjalizacja.PRO in harmonogram.opinie,
        hdr_przyjeto=_day(harmonogram.przyjeto_at) if harmonogram.is_przyjety else None,
        dzialania=harmonogram.dzialania,
        dzialania_gotowe=harmonogram.dzialania_zakonczone,
        dzialania_bez_postepu=harmonogram.dzialania_bez_postepu,
        postep_procent=harmonogram.postep_procent,
        postep_zmieniono=_day(harmonogram.ostatnia_zmiana),
        podsumowanie_status=harmonogram.podsumowanie_status,
        podsumowanie_przyjeto=_day(harmonogram.podsumowanie_przyjeto_at),
        aktywnosc_jst=_day(zespol.aktywnosc),
    )
