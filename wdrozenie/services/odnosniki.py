"""Personal links to the progress of one action: made for a reminder, used without an account."""

from collections.abc import Iterable

from django.db import transaction

from doradztwo.tokeny import hash_token, new_token
from hdr.exceptions import HdrError
from hdr.services.wspolne import lock_hdr
from wdrozenie.models import OdnosnikPostepu, PostepDzialania
from wdrozenie.services.wdrozenie import report_postep

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
    """The same report as of a person signed in; the link is asked again behind the lock."""
    lock_hdr(odnosnik.dzialanie.cel.hdr.proces_id)
    odnosnik = OdnosnikPostepu.objects.select_related("osoba", "dzialanie__cel__hdr").get(
        pk=odnosnik.pk
    )
    if not odnosnik.is_current:
        raise HdrError(NIEWAZNY)
    return report_postep(odnosnik.dzialanie, stan, procent, notatka, odnosnik=odnosnik, plik=plik)
