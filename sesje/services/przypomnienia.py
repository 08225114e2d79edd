"""Reminders of one day. Any number of runs of any day puts each mail into the outbox once."""

from datetime import date

from django.db import transaction

from jst.models import Doradca
from powiadomienia.models import Wiadomosc
from powiadomienia.services.outbox import enqueue
from sesje import kalendarz
from sesje.mail import BRAK_GODZIN, MIESIAC_NIEZAMKNIETY
from sesje.queries import braki_miesiaca, niezamkniete


def remind(dzien: date) -> dict[str, int]:
    """Put the reminders planned for the day into the outbox; kind → number of new mails."""
    month = kalendarz.first_day(dzien)
    previous = kalendarz.previous_month(dzien)
    result = {BRAK_GODZIN: 0, MIESIAC_NIEZAMKNIETY: 0}
    if okres := kalendarz.okres_na_dzien(kalendarz.terminy_brakow(month), dzien):
        result[BRAK_GODZIN] = _enqueue_all(BRAK_GODZIN, braki_miesiaca(month), month, okres)
    if okres := kalendarz.okres_na_dzien(kalendarz.terminy_zamkniecia(previous), dzien):
        result[MIESIAC_NIEZAMKNIETY] = _enqueue_all(
            MIESIAC_NIEZAMKNIETY, niezamkniete(previous), previous, okres
        )
    return result


@transaction.atomic
def _enqueue_all(rodzaj: str, doradcy: dict[Doradca, list], miesiac: date, okres: str) -> int:
    """One mail for all Jst of an advisor; who has it already is skipped with one query."""
    done = set(
        Wiadomosc.objects.filter(rodzaj=rodzaj, okres=okres).values_list("przedmiot", flat=True)
    )
    waiting = [
        doradca for doradca in doradcy if doradca.user.is_active and _przedmiot(doradca) not in done
    ]
    for doradca in waiting:
        enqueue(
            rodzaj,
            odbiorca=doradca.user,
            przedmiot=_przedmiot(doradca),
            okres=okres,
            dane={"doradca": doradca.pk, "miesiac": miesiac.isoformat()},
        )
    return len(waiting)


def _przedmiot(doradca: Doradca) -> str:
    return f"doradca:{doradca.pk}"
