"""How far many HDR are, from the draft to the Podsumowanie: what app cykl needs to know."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Avg, Count, F, Max, Q
from django.utils import timezone

from hdr.enums import StanDzialania, StatusHdr
from hdr.models import Dzialanie, Hdr
from hdr.ogniwa import check
from hdr.queries.drzewo import drzewa
from jst.enums import Specjalizacja
from obieg.enums import Decyzja

PODSUMOWANIE = (
    "proces__podsumowanie__status",
    "proces__podsumowanie__zlozono_at",
    "proces__podsumowanie__przyjeto_at",
)


@dataclass(frozen=True)
class FaktyHdr:
    """Facts of one Proces. A missing HDR is a draft with everything still to do.

    ``opinie``: specialisation → ``Ocena`` of the version that waits or is accepted.
    ``przyjeto_at``: the last acceptance, which stays a fact when the HDR is reopened.
    """

    is_started: bool = False
    status: str = StatusHdr.SZKIC
    status_at: datetime | None = None
    ogniwa: int = 0
    gotowosc: int = 0
    opinie: dict[str, str] = field(default_factory=dict)
    przyjeto_at: datetime | None = None
    postep_procent: int = 0
    dzialania: int = 0
    dzialania_zakonczone: int = 0
    dzialania_opoznione: int = 0
    dzialania_bez_postepu: int = 0
    ostatnia_zmiana: datetime | None = None
    forma_podsumowania: str = ""
    podsumowanie_status: str = ""
    podsumowanie_zlozono_at: datetime | None = None
    podsumowanie_przyjeto_at: datetime | None = None

    @property
    def is_przyjety(self) -> bool:
        return self.status == StatusHdr.PRZYJETY


def fakty(procesy_pks: Iterable[int], *, z_ogniwami: bool = True) -> dict[int, FaktyHdr]:
    """Facts of each Proces given, in at most nine queries however many there are.

    Trees are loaded for drafts alone: what was handed over had no broken link. A list that does
    not show ``ogniwa`` and ``gotowosc`` leaves them out.
    """
    pks = list(procesy_pks)
    rows = {row["proces"]: row for row in _harmonogramy(pks)}
    drafts = [pk for pk in pks if z_ogniwami and _is_draft(rows.get(pk))]
    threads = {pk: check(tree) for pk, tree in drzewa(drafts).items()} if drafts else {}
    progress = _postep(pks)
    return {pk: _fakty_procesu(rows.get(pk), threads.get(pk), progress.get(pk, {})) for pk in pks}


def _harmonogramy(pks):
    """HDR with their Podsumowanie, the last acceptance and the opinions of the current version."""
    current = Q(wersje__zwrocono_at=None, wersje__cofnieto_at=None, wersje__otwarto_at=None)
    accepted = Q(wersje__akceptacja__decyzja=Decyzja.PRZYJETY)
    opinions = {
        f"opinia_{one}": Max(
            "wersje__opinie__ocena", filter=current & Q(wersje__opinie__specjalizacja=one)
        )
        for one in Specjalizacja.values
    }
    # The board reads hundreds of them: plain values, no texts.
    return (
        Hdr.objects.filter(proces__in=pks)
        .order_by()
        .values("proces", "status", "status_at", "forma_podsumowania", "updated_at", *PODSUMOWANIE)
        .annotate(przyjeto_at=Max("wersje__akceptacja__created_at", filter=accepted), **opinions)
    )


def _is_draft(hdr: dict | None) -> bool:
    return hdr is None or hdr["status"] == StatusHdr.SZKIC


def _fakty_procesu(hdr: dict | None, thread, progress: dict) -> FaktyHdr:
    facts = {
        "ogniwa": len(thread.ogniwa) if thread else 0,
        "gotowosc": thread.gotowosc if thread else 100,
    }
    if hdr is not None:
        facts |= {
            "is_started": True,
            "status": hdr["status"],
            "status_at": hdr["status_at"],
            "przyjeto_at": hdr["przyjeto_at"],
            "opinie": {
                one: opinia for one in Specjalizacja.values if (opinia := hdr[f"opinia_{one}"])
            },
            "forma_podsumowania": hdr["forma_podsumowania"],
            "ostatnia_zmiana": max(
                filter(None, [hdr["updated_at"], progress.get("changed_at")]), default=None
            ),
        }
    if progress:
        facts |= {
            "postep_procent": round(progress["procent"] or 0),
            "dzialania": progress["wszystkie"],
            "dzialania_zakonczone": progress["zakonczone"],
            "dzialania_opoznione": progress["opoznione"],
            "dzialania_bez_postepu": progress["bez_postepu"],
        }
    if hdr is not None and hdr["proces__podsumowanie__status"] is not None:
        facts |= {
            name.replace("proces__podsumowanie__", "podsumowanie_"): hdr[name]
            for name in PODSUMOWANIE
        }
    return FaktyHdr(**facts)


def _postep(pks) -> dict[int, dict]:
    """Abandoned actions count neither as done nor in the average."""
    today = timezone.localdate()
    active = ~Q(stan=StanDzialania.ZANIECHANE)
    done = Q(stan__in=[StanDzialania.ZAKONCZONE, StanDzialania.ZANIECHANE])
    # Nobody has reported anything about it, and it was to begin before the edition ends.
    untouched = Q(stan=StanDzialania.NIEROZPOCZETE, procent=0) & (
        Q(od=None) | Q(od__lte=F("cel__hdr__proces__edycja__do"))
    )
    late = Q(do__lt=today) | Q(stan=StanDzialania.NIEROZPOCZETE, od__lt=today)
    rows = (
        Dzialanie.objects.current()
        .filter(cel__hdr__proces__in=pks)
        .order_by()
        .values("cel__hdr__proces")
        .annotate(
            wszystkie=Count("pk", filter=active),
            zakonczone=Count("pk", filter=Q(stan=StanDzialania.ZAKONCZONE)),
            opoznione=Count("pk", filter=late & ~done),
            bez_postepu=Count("pk", filter=untouched),
            procent=Avg("procent", filter=active),
            changed_at=Max("updated_at"),
        )
    )
    return {row["cel__hdr__proces"]: row for row in rows}
