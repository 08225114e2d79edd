"""How the mail of the demo stands: notices read and new, what people prefer, a mail that failed."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from konta.models import User
from obieg.mail import PRZYJETY
from powiadomienia.enums import StatusWiadomosci, Tryb
from powiadomienia.models import Powiadomienie, Wiadomosc
from powiadomienia.services.preferencje import set_preferencje

NOWE = timedelta(days=10)
PREFERENCJE = {
    "ros@example.org": {"spotkanie_zaplanowane": Tryb.DZIENNY, "hdr_czeka_na_opinie": Tryb.DZIENNY},
    "czlonek@example.org": {PRZYJETY: Tryb.TYGODNIOWY, "spotkanie_zaplanowane": Tryb.APLIKACJA},
}
ODMOWA = "550 5.1.1 Nie ma takiej skrzynki (przykład)"


def settle_powiadomienia() -> None:
    """After the whole story: older notices were read, some people chose, one address is wrong.

    The other mails of the demo are cancelled: they tell of the past.
    """
    older = Powiadomienie.objects.filter(created_at__lt=timezone.now() - NOWE)
    older.update(przeczytane_at=F("created_at") + timedelta(hours=5))
    for email, wybrane in PREFERENCJE.items():
        osoba = User.objects.filter(email=email).first()
        if osoba is not None:
            set_preferencje(osoba, wybrane, kto=osoba)
    newest = (
        Wiadomosc.objects.filter(proces_pk__isnull=False).order_by("-created_at", "-pk").first()
    )
    if newest is not None:
        Wiadomosc.objects.filter(pk=newest.pk).update(
            status=StatusWiadomosci.NIEUDANA, proby=1, odpowiedz_serwera=ODMOWA
        )
