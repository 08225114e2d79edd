"""The ZIP of a month of a whole Edycja: a leased job, made in slices, continued after any death.

Each slice takes the row by a conditional UPDATE, makes some documents, counts them at once and
gives the row back, so that one order of a thousand documents never holds a worker for long.
"""

import hashlib
import logging
import time
from datetime import date, timedelta
from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from doradztwo.exceptions import DomainError
from edycje.models import Edycja, Proces
from jst.models import Doradca
from konta.models import User
from konta.services.slad import record
from raporty.enums import STATUSY_W_PRACY, RodzajDokumentu, StatusDokumentu
from raporty.exceptions import DokumentError
from raporty.models import Dokument, Paczka
from raporty.paczka_zip import write_zip
from raporty.queries.rozliczenia import RozliczenieDoradcy, rozliczenia
from raporty.services.rozliczenia import order_ewidencja, order_karta, order_protokol
from raporty.services.skladanie import make_dokument
from raporty.tasks import make_paczka as task_paczki
from sesje.kalendarz import first_day

logger = logging.getLogger(__name__)

DZIERZAWA = timedelta(minutes=3)
KAWALEK_S = 20
LIMIT_NIEPOWODZEN = 3
OTWARTO_W_TRAKCIE = (
    "W czasie przygotowania któryś miesiąc otwarto ponownie. Zleć paczkę jeszcze raz po przyjęciu."
)


@transaction.atomic
def order_paczka(edycja: Edycja, miesiac: date, *, kto: User) -> Paczka:
    """Order the ZIP; while one of this month is being made, that one is given."""
    edycja = Edycja.objects.select_for_update(of=("self",)).get(pk=edycja.pk)
    miesiac = first_day(miesiac)
    at_work = Paczka.objects.filter(edycja=edycja, miesiac=miesiac, status__in=STATUSY_W_PRACY)
    existing = at_work.first()
    if existing:
        return existing
    rows = rozliczenia(edycja, [miesiac])
    settled = [row for row in rows if row.is_accepted]
    if not settled:
        raise DokumentError(
            "W tym miesiącu nikt nie jest jeszcze rozliczony. Najpierw przyjmij miesiące doradców."
        )
    plan = [step for row in settled for step in _plan(row)]
    paczka = Paczka.objects.create(
        edycja=edycja,
        miesiac=miesiac,
        plan=plan,
        wszystkie=len(plan),
        pominieci=[row.doradca.user.get_full_name() for row in rows if not row.is_accepted],
        zlecil=kto,
    )
    record(paczka, "zlecono paczkę rozliczenia", kto=kto, na=f"{miesiac:%m.%Y}")
    task_paczki.delay_on_commit(paczka.pk)
    return paczka


def due_paczki() -> list[int]:
    """Those nobody is making: waiting, or taken by a worker that died."""
    free = Q(lease_until=None) | Q(lease_until__lt=timezone.now())
    rows = Paczka.objects.filter(free, status__in=STATUSY_W_PRACY).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:20])


def make_slice(pk: int, seconds: float = KAWALEK_S) -> str | None:
    """Go on with one ZIP if nobody else is at it; return its new state.

    Runs outside a transaction on purpose. Killed anywhere, it goes on from the last document that
    was counted; the file appears only when it is whole.
    """
    paczka = _take(pk)
    if paczka is None:
        return None
    try:
        all_made = _make_documents(paczka, seconds)
        return _store(paczka) if all_made else _release(paczka, at_once=all_made is False)
    except Exception as error:
        # Whatever is wrong ends in the row, where people see it.
        logger.exception("ZIP %s could not be made", pk)
        return _fail(paczka, error)


def _plan(row: RozliczenieDoradcy) -> list[list]:
    own = [
        [RodzajDokumentu.EWIDENCJA.value, row.doradca.pk, None],
        [RodzajDokumentu.PROTOKOL.value, row.doradca.pk, None],
    ]
    karty = [[RodzajDokumentu.KARTA.value, row.doradca.pk, one.proces.pk] for one in row.pozycje]
    return own + karty


def _take(pk: int) -> Paczka | None:
    now = timezone.now()
    taken = Paczka.objects.filter(
        Q(lease_until=None) | Q(lease_until__lt=now), pk=pk, status__in=STATUSY_W_PRACY
    ).update(status=StatusDokumentu.W_TOKU, lease_until=now + DZIERZAWA, przebieg=F("przebieg") + 1)
    return Paczka.objects.select_related("edycja", "zlecil").get(pk=pk) if taken else None


def _mine(paczka: Paczka):
    """The row, while this slice still holds it."""
    return Paczka.objects.filter(
        pk=paczka.pk, status=StatusDokumentu.W_TOKU, przebieg=paczka.przebieg
    )


def _make_documents(paczka: Paczka, seconds: float) -> bool | None:
    """True when all are made, False when time is up, None when somebody else is at work."""
    end = time.monotonic() + seconds
    for rodzaj, doradca_pk, proces_pk in paczka.plan[paczka.gotowe :]:
        if time.monotonic() > end:
            return False
        dokument = _make_one(paczka, rodzaj, doradca_pk, proces_pk)
        if dokument is None:
            return None
        paczka.dokumenty.add(dokument)
        paczka.gotowe += 1
        kept = _mine(paczka).update(gotowe=paczka.gotowe, lease_until=timezone.now() + DZIERZAWA)
        if not kept:
            return None
    return True


def _make_one(paczka, rodzaj, doradca_pk, proces_pk) -> Dokument | None:
    """One ready document; None while another worker is rendering it."""
    doradca = Doradca.objects.select_related("user").get(pk=doradca_pk)
    where = {"kto": paczka.zlecil, "w_tle": False}
    if rodzaj == RodzajDokumentu.KARTA:
        proces = Proces.objects.select_related("jst").get(pk=proces_pk)
        dokument = order_karta(paczka.edycja, doradca, paczka.miesiac, proces, **where)
    elif rodzaj == RodzajDokumentu.EWIDENCJA:
        dokument = order_ewidencja(paczka.edycja, doradca, paczka.miesiac, **where)
    else:
        dokument = order_protokol(paczka.edycja, doradca, paczka.miesiac, **where)
    if dokument.is_projekt:
        raise DokumentError(OTWARTO_W_TRAKCIE)
    if not dokument.is_ready:
        made = make_dokument(dokument.pk)
        dokument.refresh_from_db()
        if made is not None and not dokument.is_ready:
            raise RuntimeError(f"{dokument.kod}: {dokument.blad}")
    return dokument if dokument.is_ready else None


def _release(paczka: Paczka, *, at_once: bool) -> str:
    """Give the row back between two slices and ask for the next one, or leave it to the sweep."""
    if _mine(paczka).update(lease_until=None) and at_once:
        task_paczki.apply_async(args=[paczka.pk], countdown=1)
    return StatusDokumentu.W_TOKU


def _store(paczka: Paczka) -> str:
    with TemporaryFile() as file:
        write_zip(file, paczka)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        paczka.plik.save(_nazwa(paczka), File(file), save=False)
    changed = _mine(paczka).update(
        status=StatusDokumentu.GOTOWY,
        plik=paczka.plik.name,
        sha256=digest,
        gotowy_at=timezone.now(),
        lease_until=None,
        blad="",
    )
    if not changed:
        paczka.plik.storage.delete(paczka.plik.name)
    return StatusDokumentu.GOTOWY


def _nazwa(paczka: Paczka) -> str:
    return f"rozliczenie-{paczka.miesiac:%Y-%m}-{paczka.pk}-{paczka.przebieg}.zip"


def _fail(paczka: Paczka, error: Exception) -> str:
    """A refusal of the domain will not go away by itself; anything else is tried again."""
    is_domain = isinstance(error, DomainError)
    is_final = is_domain or paczka.niepowodzenia + 1 >= LIMIT_NIEPOWODZEN
    status = StatusDokumentu.NIEUDANY if is_final else StatusDokumentu.OCZEKUJE
    _mine(paczka).update(
        status=status,
        lease_until=None,
        niepowodzenia=F("niepowodzenia") + 1,
        blad=str(error)[:2000] if is_domain else repr(error)[:2000],
    )
    return status
