"""Carrying out, read for one page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from edycje.models import Proces
from hdr.drzewo import Drzewo
from hdr.enums import StanDzialania
from hdr.models import Dzialanie, Hdr
from obieg.enums import Decyzja
from obieg.models import Akceptacja
from wdrozenie.models import DowodDzialania, PomiarWskaznika, PostepDzialania, PrzegladPostepu
from wdrozenie.wykres import build_wykres

ZROBIONE = (StanDzialania.ZAKONCZONE, StanDzialania.ZANIECHANE)


@dataclass(frozen=True, slots=True)
class TerminOsoby:
    """Actions of one person that end on one day; ``user_pk`` is None without an account."""

    proces_pk: int
    osoba_pk: int
    user_pk: int | None
    email: str
    do: date
    dzialania: tuple[int, ...]


def terminy_osob(procesy_pks: Iterable[int]) -> dict[int, list[TerminOsoby]]:
    """What people of teams still have to do of accepted HDR, by Proces. One query.

    Whoever has an account gets mails at it while it is active; the others at their address.
    """
    accepted = Akceptacja.objects.filter(
        wersja_hdr__hdr=OuterRef("cel__hdr"), decyzja=Decyzja.PRZYJETY
    )
    rows = (
        Dzialanie.objects.current()
        .filter(
            Exists(accepted),
            Q(odpowiedzialny__user__is_active=True)
            | Q(odpowiedzialny__user=None) & ~Q(odpowiedzialny__email=""),
            cel__hdr__proces__in=list(procesy_pks),
            do__isnull=False,
            odpowiedzialny__odszedl_at=None,
        )
        .exclude(stan__in=ZROBIONE)
        .order_by("do", "odpowiedzialny", "pk")
        .values_list(
            "cel__hdr__proces",
            "odpowiedzialny",
            "odpowiedzialny__user",
            "odpowiedzialny__user__email",
            "odpowiedzialny__email",
            "do",
            "pk",
        )
    )
    groups = defaultdict(list)
    for proces, osoba, user, adres_konta, email, do, pk in rows:
        groups[proces, osoba, user, adres_konta or email, do].append(pk)
    result = defaultdict(list)
    for key, pks in groups.items():
        result[key[0]].append(TerminOsoby(*key, tuple(pks)))
    return dict(result)


def get_przeglady(proces: Proces) -> list[PrzegladPostepu]:
    """Monthly reviews, the newest first. One query."""
    return list(proces.przeglady.select_related("kto").order_by("-miesiac"))


def ostatnie_przeglady(procesy_pks: Iterable[int]) -> dict[int, PrzegladPostepu]:
    """The newest review of each Proces. One query."""
    newest = (
        PrzegladPostepu.objects.filter(proces=OuterRef("proces"))
        .order_by("-miesiac")
        .values("pk")[:1]
    )
    rows = PrzegladPostepu.objects.filter(proces__in=list(procesy_pks), pk=Subquery(newest))
    return {row.proces_id: row for row in rows}


def _z_dowodami(rows):
    files = Prefetch("dowody", DowodDzialania.objects.current())
    return rows.select_related("kto", "odnosnik__osoba").prefetch_related(files)


def ostatnie_postepy(dzialanie: Dzialanie) -> list[PostepDzialania]:
    """The newest five reports of one action with their files. Two queries."""
    return list(_z_dowodami(dzialanie.postepy.order_by("-created_at", "-pk"))[:5])


def postepy(hdr: Hdr) -> dict[int, list[PostepDzialania]]:
    """Reports by action with their files, newest first. Two queries."""
    rows = _z_dowodami(PostepDzialania.objects.filter(dzialanie__cel__hdr_id=hdr.pk))
    by_action = defaultdict(list)
    for one in rows.order_by("-created_at", "-pk"):
        by_action[one.dzialanie_id].append(one)
    return dict(by_action)


def pomiary(hdr: Hdr) -> dict[int, list[PomiarWskaznika]]:
    """Valid measurements by goal, newest first. One query."""
    rows = PomiarWskaznika.objects.current().filter(cel__hdr_id=hdr.pk).select_related("kto")
    by_goal = defaultdict(list)
    for one in rows.order_by("-data_pomiaru", "-pk"):
        by_goal[one.cel_id].append(one)
    return dict(by_goal)


def liczby_postepu(tree: Drzewo) -> dict[str, int]:
    """Figures of one loaded tree, counted as in ``fakty``. No query."""
    actions = [
        leaf.dzialanie for leaf in tree.dzialania if leaf.dzialanie.stan != StanDzialania.ZANIECHANE
    ]
    return {
        "wszystkie": len(actions),
        "zakonczone": sum(one.stan == StanDzialania.ZAKONCZONE for one in actions),
        "opoznione": sum(one.is_late for one in actions),
        "procent": round(sum(one.procent for one in actions) / len(actions)) if actions else 0,
    }


def moje_dzialania(tree, czlonek) -> list:
    """Leaves that this member answers for and has still to do, the late first. No query."""
    mine = [
        leaf
        for leaf in tree.dzialania
        if leaf.dzialanie.odpowiedzialny_id == czlonek.pk and not leaf.dzialanie.is_done
    ]
    return sorted(
        mine, key=lambda leaf: (not leaf.dzialanie.is_late, leaf.dzialanie.do or date.max)
    )


def cele_z_postepem(tree: Drzewo) -> list[dict]:
    """Goals with their measurements, chart and reports. Three queries."""
    reports, measured = postepy(tree.hdr), pomiary(tree.hdr)
    return [
        {
            "galaz": goal,
            "pomiary": measured.get(goal.cel.pk, []),
            "wykres": build_wykres(goal.cel, measured.get(goal.cel.pk, [])),
            "dzialania": [
                {"lisc": leaf, "postepy": reports.get(leaf.dzialanie.pk, [])}
                for leaf in goal.dzialania
            ],
        }
        for goal in tree.cele
    ]
