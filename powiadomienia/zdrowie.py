"""What ``/zdrowie/`` tells: is each part alive. No names, addresses or messages of errors."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from celery import current_app
from django.db import DatabaseError
from django.utils import timezone
from kombu.exceptions import OperationalError

from powiadomienia import puls, queries

logger = logging.getLogger(__name__)

CISZA_PULSU = timedelta(minutes=3)
NAJDLUZSZE_CZEKANIE = timedelta(minutes=30)
BROKER_SEKUND = 2

DZIALA = "działa"
NIE_DZIALA = "nie działa"
NIEZNANE = "nieznane"


@dataclass(frozen=True)
class Zdrowie:
    baza: str
    broker: str
    worker: dict
    beat: dict
    poczta: dict

    @property
    def is_healthy(self) -> bool:
        states = [self.baza, self.broker]
        states += [part["stan"] for part in (self.worker, self.beat, self.poczta)]
        return all(state == DZIALA for state in states)


def check() -> Zdrowie:
    """Three queries and one connection to the broker; answers also when all of them fail."""
    now = timezone.now()
    try:
        seen, waiting, database = queries.pulsy(), queries.age_of_oldest_unsent(now), DZIALA
    except DatabaseError:
        logger.exception("Health: no database")
        seen, waiting, database = None, None, NIE_DZIALA
    return Zdrowie(
        baza=database,
        broker=_broker(),
        worker=_process(seen, puls.WORKER, now),
        beat=_process(seen, puls.BEAT, now),
        poczta=_mail(waiting, is_known=seen is not None),
    )


def _process(seen: dict | None, nazwa: str, now: datetime) -> dict:
    if seen is None:
        return {"stan": NIEZNANE, "cisza_s": None}
    if nazwa not in seen:
        return {"stan": NIE_DZIALA, "cisza_s": None}
    silence = now - seen[nazwa]
    state = DZIALA if silence <= CISZA_PULSU else NIE_DZIALA
    return {"stan": state, "cisza_s": max(round(silence.total_seconds()), 0)}


def _mail(waiting: timedelta | None, *, is_known: bool) -> dict:
    if not is_known:
        return {"stan": NIEZNANE, "najstarsza_niewyslana_s": None}
    seconds = round(waiting.total_seconds()) if waiting is not None else 0
    is_late = waiting is not None and waiting > NAJDLUZSZE_CZEKANIE
    return {"stan": NIE_DZIALA if is_late else DZIALA, "najstarsza_niewyslana_s": seconds}


def _broker() -> str:
    try:
        with current_app.connection_for_write() as connection:
            connection.ensure_connection(max_retries=1, timeout=BROKER_SEKUND, interval_start=0)
    except (OperationalError, OSError):
        logger.warning("Health: no broker", exc_info=True)
        return NIE_DZIALA
    return DZIALA
