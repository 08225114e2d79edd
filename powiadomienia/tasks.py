from datetime import timedelta

from celery import shared_task
from celery.signals import worker_ready
from django.utils import timezone

from powiadomienia import puls
from powiadomienia.models import Powiadomienie, Wiadomosc

# A backlog is worked off in steps, and what a slow server leaves over is dropped before the next
# sweep starts it again: the broker never holds more than two steps.
PORCJA = 1000
WAZNOSC_SEKUND = 55
POWIADOMIENIA_TRZYMANE = timedelta(days=365)


@shared_task
def send_wiadomosc(wiadomosc_pk: int) -> None:
    from powiadomienia.services.wysylka import deliver  # noqa: PLC0415 -- task calls service

    deliver(wiadomosc_pk)


@shared_task
def sweep_wiadomosci() -> None:
    """Start every mail that is due and not being sent: new attempts, lost tasks, dead workers."""
    due = Wiadomosc.objects.due(timezone.now()).order_by("wyslij_po", "pk")
    for pk in due.values_list("pk", flat=True)[:PORCJA]:
        send_wiadomosc.apply_async((pk,), expires=WAZNOSC_SEKUND)


@shared_task
def clean_up_powiadomienia() -> None:
    """Notices go after a year; what they told of stays in its place and in the trail."""
    limit = timezone.now() - POWIADOMIENIA_TRZYMANE
    Powiadomienie.objects.filter(created_at__lt=limit).delete()


@shared_task
def record_puls_workera() -> None:
    puls.record_puls(puls.WORKER)


@worker_ready.connect
def record_first_puls(**kwargs) -> None:
    """Without waiting a minute for beat, so that /zdrowie/ is green soon after the start."""
    record_puls_workera.delay()
