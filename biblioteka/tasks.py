from celery import shared_task
from django.utils import timezone


@shared_task
def send_ankiety() -> None:
    from biblioteka.services import ankiety  # noqa: PLC0415 -- task calls service

    ankiety.send_ankiety(timezone.localdate())
