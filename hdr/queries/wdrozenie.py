"""Carrying out, read for one page."""

from collections import defaultdict

from hdr.enums import StanDzialania
from hdr.models import Hdr, PomiarWskaznika, PostepDzialania
from hdr.wykres import build_wykres


def postepy(hdr: Hdr) -> dict[int, list[PostepDzialania]]:
    """Reports by action, newest first. One query."""
    rows = PostepDzialania.objects.filter(dzialanie__cel__hdr_id=hdr.pk).select_related("kto")
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


def liczby_postepu(tree) -> dict[str, int]:
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


def cele_z_postepem(tree) -> list[dict]:
    """Goals with their measurements, chart and reports. Two queries."""
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
