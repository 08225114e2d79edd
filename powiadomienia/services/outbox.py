"""The door of the outbox: a mail is a row, written in the transaction of the fact it tells of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import make_msgid
from urllib.parse import urlsplit

from django.conf import settings
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from konta.models import User
from powiadomienia import planowanie, rodzaje
from powiadomienia.enums import Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.queries import tryby_osob
from powiadomienia.rodzaje import TrescPowiadomienia
from powiadomienia.services.powiadomienia import add_powiadomienia
from powiadomienia.tasks import send_wiadomosc, sweep_wiadomosci

PORCJA = 2000


@dataclass(frozen=True)
class NowaWiadomosc:
    """One mail for the outbox; what each field means: ``enqueue``."""

    rodzaj: str
    przedmiot: str
    odbiorca: User | None = None
    email: str = ""
    okres: str = ""
    dane: dict = field(default_factory=dict)
    tajne: dict = field(default_factory=dict)
    proces_pk: int | None = None
    edycja_pk: int | None = None
    wyslij_po: datetime | None = None
    powiadomienie: TrescPowiadomienia | None = None
    # Somebody asked for it by hand: it waits for no digest.
    od_razu: bool = False

    @property
    def adres(self) -> str:
        return (self.email or (self.odbiorca.email if self.odbiorca else "")).strip().lower()


@transaction.atomic
def enqueue(
    rodzaj: str,
    *,
    przedmiot: str,
    odbiorca: User | None = None,
    email: str = "",
    okres: str = "",
    dane: dict | None = None,
    tajne: dict | None = None,
    proces_pk: int | None = None,
    wyslij_po: datetime | None = None,
    edycja_pk: int | None = None,
    powiadomienie: TrescPowiadomienia | None = None,
) -> Wiadomosc:
    """Put one mail into the outbox, in the transaction of the caller.

    Idempotent on (rodzaj, email, przedmiot, okres): a second call returns the first row, whatever
    has become of it. ``email`` is the address of ``odbiorca`` unless given. ``tajne`` holds texts
    (links, tokens) that must not stay readable once the mail has gone. ``wyslij_po`` is now unless
    given; who wants such mails in a digest gets them with the first one from then on.
    ``powiadomienie`` is the notice in the application, else the kind may make one.
    """
    nowa = NowaWiadomosc(
        rodzaj=rodzaj,
        przedmiot=przedmiot,
        odbiorca=odbiorca,
        email=email,
        okres=okres,
        dane=dane or {},
        tajne=tajne or {},
        proces_pk=proces_pk,
        edycja_pk=edycja_pk,
        wyslij_po=wyslij_po,
        powiadomienie=powiadomienie,
    )
    now = timezone.now()
    row = _build_row(nowa, tryby_osob([odbiorca], [rodzaj]), now)
    key = {name: getattr(row, name) for name in ("rodzaj", "email", "przedmiot", "okres")}
    wiadomosc, created = Wiadomosc.objects.get_or_create(**key, ponawia=None, defaults=_rest(row))
    if created:
        add_powiadomienia([(wiadomosc, powiadomienie)])
        if wiadomosc.wyslij_po <= now:
            send_wiadomosc.delay_on_commit(wiadomosc.pk)
    return wiadomosc


@transaction.atomic
def enqueue_many(nowe: Iterable[NowaWiadomosc]) -> None:
    """Put many mails into the outbox: as ``enqueue``, in a number of queries that does not grow.

    Three for every ``PORCJA`` of mails. What is there already stays as it is.
    """
    given = list(nowe)
    now = timezone.now()
    for start in range(0, len(given), PORCJA):
        portion = given[start : start + PORCJA]
        tryby = tryby_osob({nowa.odbiorca for nowa in portion}, {nowa.rodzaj for nowa in portion})
        rows = [_build_row(nowa, tryby, now) for nowa in portion]
        Wiadomosc.objects.bulk_create(rows, ignore_conflicts=True)
        notices = [nowa.powiadomienie for nowa in portion]
        add_powiadomienia(list(zip(rows, notices, strict=True)))
    if given:
        sweep_wiadomosci.delay_on_commit()


def _build_row(nowa: NowaWiadomosc, tryby: dict, now: datetime) -> Wiadomosc:
    rodzaj = rodzaje.get_rodzaj(nowa.rodzaj)
    validate_email(nowa.adres)
    osoba_pk = nowa.odbiorca.pk if nowa.odbiorca else None
    tryb = rodzaj.tryb if osoba_pk is None else tryby.get((osoba_pk, rodzaj.klucz), rodzaj.tryb)
    if nowa.od_razu and tryb != Tryb.APLIKACJA:
        tryb = Tryb.OD_RAZU
    return Wiadomosc(
        rodzaj=rodzaj.klucz,
        email=nowa.adres,
        przedmiot=nowa.przedmiot,
        okres=nowa.okres,
        odbiorca=nowa.odbiorca,
        dane=nowa.dane,
        tajne=nowa.tajne,
        proces_pk=nowa.proces_pk,
        edycja_pk=nowa.edycja_pk,
        tryb=tryb,
        wyslij_po=planowanie.first_moment(tryb, nowa.wyslij_po or now),
        message_id=new_message_id(),
    )


_NOT_KEY = (
    "odbiorca", "dane", "tajne", "proces_pk", "edycja_pk", "tryb", "wyslij_po", "message_id",
)  # fmt: skip


def _rest(row: Wiadomosc) -> dict:
    return {name: getattr(row, name) for name in _NOT_KEY}


def new_message_id() -> str:
    return make_msgid(domain=urlsplit(settings.ADRES_APLIKACJI).hostname or "localhost")
