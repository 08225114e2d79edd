"""Links of a consultation: personal ones by mail, one open link for everybody."""

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from doradztwo.teksty import counted
from doradztwo.tokeny import hash_token, new_token
from konsultacje.exceptions import KonsultacjaError
from konsultacje.mail import ZAPROSZENIE, przedmiot
from konsultacje.models import Konsultacja, LinkKonsultacji
from konsultacje.services.konsultacje import lock_konsultacja
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import enqueue

NAJWIECEJ_LINKOW = 300


def answer_address(token: str) -> str:
    path = reverse("konsultacje:odpowiedz_create", args=[token])
    return settings.ADRES_APLIKACJI.rstrip("/") + path


@transaction.atomic
def invite(konsultacja_pk: int, kto: User, grupa: str, adresy: list[str]) -> int:
    """A link of their own for each address not invited yet; returns how many were sent.

    The trace says how many were invited, never whom.
    """
    konsultacja, proces_pk = _lock_running(konsultacja_pk)
    known = set(konsultacja.linki.exclude(email="").values_list("email", flat=True))
    new = [email for email in dict.fromkeys(map(str.lower, adresy)) if email not in known]
    if len(known) + len(new) > NAJWIECEJ_LINKOW:
        raise KonsultacjaError(
            f"Do jednej konsultacji można zaprosić najwyżej {NAJWIECEJ_LINKOW} osób. "
            f"Dla większej grupy użyj otwartego odnośnika."
        )
    for email in new:
        _send(konsultacja, grupa.strip(), email)
    if new:
        people = counted(len(new), "osobę,osoby,osób")
        slad.record(
            konsultacja, "zaproszono do konsultacji", kto=kto, na=people, proces_pk=proces_pk
        )
    return len(new)


def _send(konsultacja: Konsultacja, grupa: str, email: str) -> None:
    """The mail carries no Proces: coordinators, who read mails of theirs, see no address."""
    token = new_token()
    hashed = hash_token(token)
    LinkKonsultacji.objects.create(
        konsultacja=konsultacja, grupa=grupa, email=email, token_hash=hashed
    )
    enqueue(
        ZAPROSZENIE,
        email=email,
        przedmiot=przedmiot(konsultacja.pk),
        dane={"konsultacja_pk": konsultacja.pk},
        tajne={"link": answer_address(token)},
    )


@transaction.atomic
def set_open_link(konsultacja_pk: int, kto: User, limit: int | None) -> Konsultacja:
    """One link for everybody with a limit of answers; None takes it away for good.

    A changed limit keeps the address that was already given out.
    """
    konsultacja, proces_pk = _lock_running(konsultacja_pk)
    before = konsultacja.otwarty_limit
    konsultacja.otwarty_limit = limit
    if limit is None:
        konsultacja.otwarty_token = ""
    elif not konsultacja.otwarty_token:
        konsultacja.otwarty_token = new_token()
    konsultacja.save(update_fields=["otwarty_token", "otwarty_limit", "updated_at"])
    slad.record(
        konsultacja,
        "wycofano otwarty odnośnik" if limit is None else "ustawiono otwarty odnośnik",
        kto=kto,
        z=_limit_text(before),
        na=_limit_text(limit),
        proces_pk=proces_pk,
    )
    return konsultacja


def _limit_text(limit: int | None) -> str:
    return "" if limit is None else f"najwyżej {counted(limit, 'odpowiedź,odpowiedzi,odpowiedzi')}"


def _lock_running(konsultacja_pk: int) -> tuple[Konsultacja, int]:
    konsultacja, proces_pk = lock_konsultacja(konsultacja_pk)
    if not konsultacja.is_open:
        raise KonsultacjaError("Zapraszać można tylko do otwartej konsultacji.")
    return konsultacja, proces_pk
