from datetime import timedelta

from celery import shared_task
from django.contrib.sessions.models import Session
from django.utils import timezone

from konta.models import KluczFormularza

KLUCZE_TRZYMANE = timedelta(days=30)


@shared_task
def clean_up() -> None:
    """Throw away what is past its time: expired sessions and keys of forms long since sent."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    KluczFormularza.objects.filter(created_at__lt=now - KLUCZE_TRZYMANE).delete()
