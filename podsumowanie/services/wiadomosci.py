"""Who is told about what; each mail is written in the transaction of its fact."""

from django.urls import reverse

from edycje.enums import RolaWEdycji
from edycje.models import CzlonekZespolu, RolaEdycji
from konta.models import User
from podsumowanie import mail
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.models import Podsumowanie
from powiadomienia.rodzaje import TrescPowiadomienia, nazwa_rodzaju
from powiadomienia.services.outbox import enqueue


def notify_podsumowanie_zlozone(podsumowanie: Podsumowanie) -> None:
    coordinators = RolaEdycji.objects.filter(
        edycja=podsumowanie.proces.edycja_id, rola=RolaWEdycji.KOORDYNATOR
    )
    for one in coordinators.select_related("user"):
        _tell(mail.PODSUMOWANIE_ZLOZONE, one.user, podsumowanie)


def notify_podsumowanie_decyzja(podsumowanie: Podsumowanie) -> None:
    accepted = podsumowanie.status == StatusPodsumowania.PRZYJETE
    rodzaj = mail.PODSUMOWANIE_PRZYJETE if accepted else mail.PODSUMOWANIE_ZWROCONE
    team = CzlonekZespolu.objects.active().filter(proces=podsumowanie.proces_id, user__isnull=False)
    for one in team.select_related("user"):
        _tell(rodzaj, one.user, podsumowanie)


def _tell(rodzaj: str, user: User, podsumowanie: Podsumowanie) -> None:
    # Each handing in is a fact of its own: a second return must be told about as well.
    enqueue(
        rodzaj,
        odbiorca=user,
        przedmiot=f"podsumowanie-{podsumowanie.pk}",
        okres=podsumowanie.zlozono_at.isoformat(timespec="seconds"),
        dane={"podsumowanie": podsumowanie.pk},
        proces_pk=podsumowanie.proces_id,
        powiadomienie=TrescPowiadomienia(
            f"{nazwa_rodzaju(rodzaj)}: {podsumowanie.proces.jst}",
            reverse(mail.STRONA, args=[podsumowanie.proces_id]),
        ),
    )
