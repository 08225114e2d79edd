from celery import shared_task
from django.utils import timezone

from konsultacje.models import Konsultacja


@shared_task
def close_overdue_konsultacje() -> None:
    """Close what has passed its last day, and so erase the addresses. Twice does no harm."""
    from konsultacje.services.konsultacje import (  # noqa: PLC0415 -- task calls service
        close_overdue,
    )

    for pk in Konsultacja.objects.overdue(timezone.localdate()).values_list("pk", flat=True):
        close_overdue(pk)
