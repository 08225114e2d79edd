from celery import shared_task
from django.utils import timezone


@shared_task
def remind_osoby() -> None:
    """Every morning: the plan knows what falls on the day, and what was missed just before it."""
    from cykl.services.przypomnienia import remind  # noqa: PLC0415 -- task calls service

    remind(timezone.localdate())
