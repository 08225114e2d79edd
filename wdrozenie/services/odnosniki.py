"""Personal links to the progress of one action: made for a reminder, used without an account."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from doradztwo.tokeny import hash_token, new_token
from hdr.enums import StanDzialania
from hdr.exceptions import HdrError
from hdr.services.wspolne import lock_hdr
from wdrozenie.models import DowodDzialania, OdnosnikPostepu, PostepDzialania
from wdrozenie.services.wdrozenie import report_postep

DRUGIE_KLIKNIECIE = timedelta(minutes=2)
# Who holds a link has no account: it must not fill the disk.
MAX_PLIKOW = 20
ZA_DUZO_PLIKOW = (
    f"Przez ten odnośnik dodano już {MAX_PLIKOW} plików. Zapisz postęp bez pliku, "
    "a następne pliki niech doda zespół po zalogowaniu."
)
NIEWAZNY = (
    "Ten odnośnik już nie działa. Poproś lidera zespołu o zapisanie postępu "
    "albo poczekaj na następne przypomnienie."
)


def create_odnosniki(pary: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """(action, member of the team) → token that nobody can read again. One query."""
    tokens = {para: new_token() for para in pary}
    OdnosnikPostepu.objects.bulk_create(
        OdnosnikPostepu(dzialanie_id=action, osoba_id=person, token_hash=hash_token(token))
        for (action, person), token in tokens.items()
    )
    return tokens


def find_odnosnik(token: str) -> OdnosnikPostepu | None:
    """The link of a token, in force or not. Reading uses nothing up."""
    return (
        OdnosnikPostepu.objects.select_related(
            "osoba", "dzialanie__cel__hdr__proces__jst", "dzialanie__cel__hdr__proces__edycja"
        )
        .filter(token_hash=hash_token(token))
        .first()
    )


@transaction.atomic
def report_przez_odnosnik(
    odnosnik: OdnosnikPostepu, stan: str, procent: int, notatka: str, plik=None
) -> PostepDzialania:
    """The same report as of a person signed in; the link is asked again behind the lock.

    Sent twice (a double click, „back”), it is one report: keys of forms know only signed-in people.
    """
    lock_hdr(odnosnik.dzialanie.cel.hdr.proces_id)
    odnosnik = OdnosnikPostepu.objects.select_related("osoba", "dzialanie__cel__hdr").get(
        pk=odnosnik.pk
    )
    if not odnosnik.is_current:
        raise HdrError(NIEWAZNY)
    if plik and DowodDzialania.objects.filter(postep__odnosnik=odnosnik).count() >= MAX_PLIKOW:
        raise HdrError(ZA_DUZO_PLIKOW)
    sent = _sent_before(odnosnik, stan, procent, notatka, plik)
    if sent is not None:
        return sent
    return report_postep(odnosnik.dzialanie, stan, procent, notatka, odnosnik=odnosnik, plik=plik)


def _sent_before(
    odnosnik: OdnosnikPostepu, stan: str, procent: int, notatka: str, plik
) -> PostepDzialania | None:
    """The last report of the action, when it is this one, sent through this link a moment ago."""
    last = PostepDzialania.objects.filter(dzialanie=odnosnik.dzialanie_id).order_by("-pk").first()
    if last is None or last.odnosnik_id != odnosnik.pk:
        return None
    if last.created_at < timezone.now() - DRUGIE_KLIKNIECIE:
        return None
    same = (last.stan, last.notatka) == (stan, notatka) and (
        stan != StanDzialania.W_TOKU or last.procent == procent
    )
    files = [(one.nazwa, one.rozmiar) for one in last.dowody.all()]
    sent = [(plik.nazwa, plik.size)] if plik else []
    return last if same and files == sent else None
