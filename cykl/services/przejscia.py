"""Changes of the etap and the status of a Proces. Each one leaves a ``Przejscie`` and a trace.

The rules are those of produkt.md, section 3: gates open by facts; a coordinator may, with a
reason, open a gate, step back, pause, resume, note a resignation or take it back.
"""

from django.db import transaction
from django.utils import timezone

from cykl.enums import RodzajPrzejscia
from cykl.exceptions import BramkaError, PrzejscieError
from cykl.models import Przejscie
from cykl.queries import warunki_bramki
from edycje.enums import Etap, StatusProcesu
from edycje.models import Proces, Wstrzymanie
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services.slad import record


@transaction.atomic
def przejdz_bramke(proces_pk: int, *, kto: User | None) -> Proces:
    """Open the next etap, or end the Proces after etap 3.

    Raises ``BramkaError`` with the unmet conditions when facts are missing.
    """
    proces = lock_open_proces(proces_pk)
    braki = [warunek for warunek in warunki_bramki(proces) if not warunek.jest]
    if braki:
        raise BramkaError("Bramka jest jeszcze zamknięta. Zobacz, czego brakuje.", braki)
    return _move_on(proces, RodzajPrzejscia.BRAMKA, powod="", kto=kto)


@transaction.atomic
def odblokuj_bramke(proces_pk: int, *, powod: str, kto: User) -> Proces:
    """Open the next etap although conditions are missing; what was missing is kept in the trace.

    The area must be chosen in any case: nothing after etap 1 has a meaning without it.
    """
    proces = lock_open_proces(proces_pk)
    if proces.obszar_id is None:
        raise PrzejscieError("Bez wybranego obszaru nie można otworzyć etapu 2.")
    braki = [warunek.tekst for warunek in warunki_bramki(proces) if not warunek.jest]
    opis = f"{powod}\nBrakowało: {'; '.join(braki)}." if braki else powod
    return _move_on(proces, RodzajPrzejscia.ODBLOKOWANIE, powod=opis, kto=kto)


@transaction.atomic
def cofnij_etap(proces_pk: int, *, powod: str, kto: User) -> Proces:
    """Return to the previous etap; everything written stays."""
    proces = lock_open_proces(proces_pk)
    if proces.etap == Etap.WYBOR_OBSZARU:
        raise PrzejscieError("To jest pierwszy etap, nie ma dokąd cofnąć.")
    return _change(proces, RodzajPrzejscia.COFNIECIE, etap=proces.etap - 1, powod=powod, kto=kto)


@transaction.atomic
def wstrzymaj(proces_pk: int, *, powod: str, kto: User) -> Proces:
    """Pause: the Proces becomes read-only and its clocks stop from today."""
    proces = lock_open_proces(proces_pk)
    Wstrzymanie.objects.create(proces=proces, od=timezone.localdate(), powod=powod)
    return _change(
        proces, RodzajPrzejscia.WSTRZYMANIE, status=StatusProcesu.WSTRZYMANY, powod=powod, kto=kto
    )


@transaction.atomic
def wznow(proces_pk: int, *, powod: str, kto: User) -> Proces:
    """End the pause; its last day is today."""
    proces = _lock(proces_pk, StatusProcesu.WSTRZYMANY, "Ten proces nie jest wstrzymany.")
    proces.wstrzymania.filter(do=None).update(do=timezone.localdate())
    return _change(
        proces, RodzajPrzejscia.WZNOWIENIE, status=StatusProcesu.AKTYWNY, powod=powod, kto=kto
    )


@transaction.atomic
def odnotuj_rezygnacje(proces_pk: int, *, powod: str, kto: User) -> Proces:
    """The Jst leaves the edition; what it wrote stays readable."""
    proces = _lock_any(proces_pk)
    if proces.zakonczono_at:
        raise PrzejscieError("Ten proces już się zakończył.")
    proces.wstrzymania.filter(do=None).update(do=timezone.localdate())
    return _change(
        proces, RodzajPrzejscia.REZYGNACJA, status=StatusProcesu.REZYGNACJA, powod=powod, kto=kto
    )


@transaction.atomic
def przywroc(proces_pk: int, *, powod: str, kto: User) -> Proces:
    """Take back a resignation or the end of a Proces."""
    proces = _lock_any(proces_pk)
    if not proces.zakonczono_at:
        raise PrzejscieError("Ten proces jest otwarty, nie ma czego przywracać.")
    return _change(
        proces, RodzajPrzejscia.PRZYWROCENIE, status=StatusProcesu.AKTYWNY, powod=powod, kto=kto
    )


def _lock_any(proces_pk: int) -> Proces:
    """The Proces in any status; an ended edition has no way back, so nothing moves in it."""
    proces = (
        Proces.objects.select_for_update(of=("self",))
        .select_related("edycja", "jst")
        .get(pk=proces_pk)
    )
    if proces.edycja.is_zakonczona:
        raise PrzejscieError("Edycja jest zakończona. Proces można tylko czytać.")
    return proces


def _lock(proces_pk: int, status: str, message: str) -> Proces:
    proces = _lock_any(proces_pk)
    if proces.status != status:
        raise PrzejscieError(message)
    return proces


def _move_on(proces: Proces, rodzaj: str, *, powod: str, kto: User | None) -> Proces:
    if proces.etap == Etap.WDROZENIE:
        koniec = RodzajPrzejscia.ZAKONCZENIE if rodzaj == RodzajPrzejscia.BRAMKA else rodzaj
        return _change(proces, koniec, status=StatusProcesu.ZAKONCZONY, powod=powod, kto=kto)
    return _change(proces, rodzaj, etap=proces.etap + 1, powod=powod, kto=kto)


def _change(
    proces: Proces,
    rodzaj: str,
    *,
    kto: User | None,
    powod: str,
    etap: int | None = None,
    status: str | None = None,
) -> Proces:
    """Store the new etap and status, the Przejscie and the line of the trail."""
    etap = etap or proces.etap
    status = status or proces.status
    przejscie = Przejscie.objects.create(
        proces=proces,
        rodzaj=rodzaj,
        z_etapu=proces.etap,
        na_etap=etap,
        z_statusu=proces.status,
        na_status=status,
        powod=powod,
        kto=kto,
    )
    record(
        proces,
        przejscie.get_rodzaj_display(),
        kto=kto,
        z=f"etap {proces.etap}, {proces.get_status_display()}",
        na=f"etap {etap}, {StatusProcesu(status).label}",
        powod=powod,
        proces_pk=proces.pk,
    )
    ended = status in (StatusProcesu.ZAKONCZONY, StatusProcesu.REZYGNACJA)
    proces.etap = etap
    proces.status = status
    proces.zakonczono_at = timezone.now() if ended else None
    proces.save(update_fields=["etap", "status", "zakonczono_at"])
    return proces
