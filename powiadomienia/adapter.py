"""allauth's door to the outbox. It lives here because konta lies below powiadomienia."""

from hashlib import sha256

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from konta.models import User
from powiadomienia.mail_konta import ZDARZENIA
from powiadomienia.services.outbox import enqueue

RESET = "account/email/password_reset_key"


class KontoAdapter(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": "To konto jest nieaktywne.",
        "email_password_mismatch": "Adres e-mail lub hasło się nie zgadza.",
        "enter_current_password": "Wpisz swoje obecne hasło.",
        "incorrect_code": "Kod się nie zgadza. Sprawdź go i wpisz jeszcze raz.",
        "incorrect_password": "Hasło się nie zgadza.",
        "invalid_password_reset": "Ten odnośnik do zmiany hasła już nie działa.",
        "too_many_login_attempts": "Zbyt wiele nieudanych prób. Spróbuj ponownie za 5 minut.",
        "same_as_current": "Nowe hasło musi być inne niż obecne.",
        "rate_limited": "Zbyt wiele prób. Odczekaj chwilę i spróbuj ponownie.",
    }

    def is_open_for_signup(self, request):
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        """Every mail of allauth becomes a row; one of a kind we do not use is a defect."""
        user = context.get("user") or User.objects.get(email=email.lower())
        if template_prefix == RESET:
            self._enqueue_reset(user, context["password_reset_url"])
            return
        if template_prefix not in ZDARZENIA:
            raise ValueError(f"No mail of ours stands for {template_prefix!r}.")
        enqueue(
            "zmiana_w_koncie",
            odbiorca=user,
            przedmiot=f"konto:{user.pk}",
            okres=timezone.now().isoformat(timespec="seconds"),
            dane={"zdarzenie": template_prefix, "kiedy": timezone.now().isoformat()},
        )

    def _enqueue_reset(self, user, link):
        enqueue(
            "nowe_haslo",
            odbiorca=user,
            przedmiot=f"konto:{user.pk}",
            # Each link is another mail; the hash names it without giving it away.
            okres=sha256(link.encode()).hexdigest()[:40],
            tajne={"link": link},
        )

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the address of the installation: a forged Host header must not reach the mail."""
        uid, _, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return settings.ADRES_APLIKACJI.rstrip("/") + path
