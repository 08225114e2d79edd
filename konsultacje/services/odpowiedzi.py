"""An answer of a person without an account. Nothing here knows or keeps who that was."""

from uuid import UUID, uuid4

from django.db import transaction

from konsultacje.exceptions import KonsultacjaError, LinkClosedError, LinkUsedError
from konsultacje.models import LinkKonsultacji, OdpowiedzKonsultacji
from konsultacje.queries import Wejscie
from konsultacje.services.konsultacje import lock_konsultacja


@transaction.atomic
def submit_odpowiedz(
    wejscie: Wejscie, wartosci: dict[str, int | str], podpis: str, kopia: UUID | None = None
) -> None:
    """Save one answer and use up the link, both or neither.

    ``kopia`` names this copy of the form: sent twice, it saves once. No trace, no time, no
    address: two rows of two tables would betray who answered what.
    """
    konsultacja, _ = lock_konsultacja(wejscie.konsultacja.pk)
    pk = kopia or uuid4()
    if OdpowiedzKonsultacji.objects.filter(pk=pk, konsultacja=konsultacja).exists():
        return
    if not konsultacja.is_open:
        raise LinkClosedError
    if not wartosci:
        raise KonsultacjaError("Odpowiedz na co najmniej jedno pytanie.")
    if wejscie.link is not None:
        grupa = wejscie.link.grupa
        # The condition in the UPDATE lets exactly one of two simultaneous answers through.
        free = LinkKonsultacji.objects.filter(pk=wejscie.link.pk, wykorzystany=False)
        if not free.update(wykorzystany=True):
            raise LinkUsedError
    else:
        grupa = ""
        _require_room(konsultacja, wejscie.token)
    OdpowiedzKonsultacji.objects.create(
        pk=pk,
        konsultacja=konsultacja,
        grupa=grupa,
        z_otwartego=wejscie.link is None,
        podpis=podpis.strip(),
        wartosci=wartosci,
    )


def _require_room(konsultacja, token: str) -> None:
    """The row of the consultation is locked, so the count holds until the answer is saved."""
    if not konsultacja.otwarty_token or konsultacja.otwarty_token != token:
        raise LinkClosedError
    if konsultacja.odpowiedzi.filter(z_otwartego=True).count() >= konsultacja.otwarty_limit:
        raise LinkClosedError("Z tego odnośnika przyszło już tyle odpowiedzi, ile miało przyjść.")
