"""Tasks of people, for their home and for the page of a Proces."""

from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from edycje.enums import StatusEdycji, StatusProcesu
from sesje.models import ZadanieOsoby

DNI_ZROBIONYCH = 14


def zadania_osob(procesy) -> QuerySet[ZadanieOsoby]:
    """Open tasks of the Procesy and those done lately, by date. One query."""
    since = timezone.now() - timedelta(days=DNI_ZROBIONYCH)
    return (
        ZadanieOsoby.objects.current()
        .filter(Q(zrobione_at=None) | Q(zrobione_at__gte=since), sesja__proces__in=procesy)
        .select_related("sesja__proces__jst", "czlonek", "doradca__user", "zrobil")
        .order_by("termin", "pk")
    )


def moje_zadania(user) -> QuerySet[ZadanieOsoby]:
    """Open tasks of one person in Procesy that go on, by date. One query."""
    return (
        ZadanieOsoby.objects.do_zrobienia()
        .of_user(user)
        .filter(
            Q(czlonek=None) | Q(czlonek__odszedl_at=None),
            sesja__proces__status=StatusProcesu.AKTYWNY,
            sesja__proces__edycja__status=StatusEdycji.AKTYWNA,
        )
        .select_related("sesja__proces__jst", "czlonek", "doradca__user")
        .order_by("termin", "pk")
    )
