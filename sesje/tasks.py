from celery import shared_task
from django.utils import timezone


@shared_task
def remind_doradcy() -> None:
    """Every morning: the service knows which days are those of a reminder."""
    from sesje.services.przypomnienia import remind  # noqa: PLC0415 -- task calls service

    remind(timezone.localdate())
