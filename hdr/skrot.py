"""The HDR in one line, for who decides about it: how much, until when, for what money."""

from decimal import Decimal

from doradztwo.teksty import counted, date_range, format_number


def w_skrocie(tresc: dict) -> list[str]:
    """``tresc`` has its dates as dates (``hdr.queries.tresc.with_dates``)."""
    goals = [cel for priorytet in tresc["priorytety"] for cel in priorytet["cele"]]
    actions = [dzialanie for cel in goals for dzialanie in cel["dzialania"]]
    facts = [
        counted(len(tresc["priorytety"]), "priorytet,priorytety,priorytetów"),
        counted(len(goals), "cel,cele,celów"),
        counted(len(actions), "działanie,działania,działań"),
    ]
    starts = [one["od"] for one in actions if one["od"]]
    ends = [one["do"] for one in actions if one["do"]]
    if starts and ends:
        facts.append(date_range(min(starts), max(ends)))
    costs = [Decimal(one["koszt"].replace(",", ".")) for one in actions if one.get("koszt")]
    if costs:
        money = f"koszt razem {format_number(sum(costs))} zł"
        missing = len(actions) - len(costs)
        if missing:
            money += f" (bez kosztu: {counted(missing, 'działanie,działania,działań')})"
        facts.append(money)
    return facts
