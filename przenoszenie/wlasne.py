"""Our own DOCX and XLSX, edited in an office and brought back: the whole HDR as one table.

Both files tell of a goal in one place and of its actions in others; a table of one row an action
is what the preview understands. Labels are those of ``raporty``; a test takes a file there and
back.
"""

import re
from collections.abc import Iterable

from docx.table import Table
from docx.text.paragraph import Paragraph

NAZWA = "cały HDR"
POLE_CELU, POLE_DZIALANIA = "Pole celu", "Pole działania"
# Label in our files and the head that the preview recognises.
_CELU = {
    "Wskaźnik": "Wskaźnik",
    "Jest": "Wartość bazowa",
    "Ma być": "Wartość docelowa",
    "Jednostka": "Jednostka",
    "Źródło danych": "Źródło danych",
}
_DZIALANIA = {
    "Od": "Od",
    "Do": "Do",
    "Termin": "Termin",
    "Odpowiada": "Odpowiada",
    "Współpracują": "Współpracują",
    "Narzędzia z obszaru": "Narzędzia z obszaru",
    "Własne narzędzie": "Własne narzędzie",
    "Ludzie i rzeczy": "Zasoby",
    "Koszt (zł)": "Koszt",
    "Skąd pieniądze": "Skąd pieniądze",
    "Pieniądze, bliżej": "Pieniądze, bliżej",
    "Rezultat": "Rezultat",
    "Co może się nie udać": "Ryzyko",
    "Co wtedy zrobimy": "Odpowiedź na ryzyko",
    "Za przykładem": "Za przykładem",
}
_NAGLOWEK = ["Priorytet", "Cel", *_CELU.values(), "Działanie", *_DZIALANIA.values()]
_TYTUL = re.compile(r"^(Priorytet|Cel|Działanie)\s+(\d+(?:\.\d+)*)\.\s+(.*)$", re.DOTALL)
_NUMER = re.compile(r"^(\d+(?:\.\d+)+)\.?\s+")
_BEZ_TRESCI = "bez treści"


def whole_docx(document) -> list[list[str]]:
    """Rows of the HDR that a DOCX of ours holds; empty when it is not ours."""
    rows, place = _Wiersze(), ["", ""]
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph):
            title = _TYTUL.match(block.text.strip())
            if not (title and block.style.name.startswith("Heading")):
                continue
            kind, number, text = title.groups()
            if kind == "Priorytet":
                place = [f"{number}. {text}", ""]
            elif kind == "Cel":
                place = [place[0], _written(text)]
                rows.add(place, {})
            else:
                rows.add(place, {}, _written(text))
        elif isinstance(block, Table):
            rows.fill(_pairs(block))
    return rows.table()


def _pairs(table: Table) -> tuple[str, dict[str, str]]:
    """The head of a table of two columns, and its texts by label."""
    cells = [[cell.text.strip() for cell in row.cells] for row in table.rows]
    if not cells or any(len(row) != 2 for row in cells):
        return "", {}
    return cells[0][0], dict(cells[1:])


def _written(text: str) -> str:
    return "" if text.strip() == _BEZ_TRESCI else text.strip()


def whole_xlsx(sheets: Iterable[tuple[str, list[list[str]]]]) -> list[list[str]]:
    """Rows of the HDR from the sheets "Cele" and "Działania"; empty when they are not ours."""
    by_name = {name: _records(rows) for name, rows in sheets if rows}
    goals, actions = by_name.get("Cele"), by_name.get("Działania")
    if not goals or actions is None or not {"Nr", "Cel", "Priorytet"} <= goals[0].keys():
        return []
    rows = _Wiersze()
    waiting = list(actions)
    for goal in goals:
        mine = [one for one in waiting if _belongs(one, goal)]
        waiting = [one for one in waiting if one not in mine]
        place = [goal["Priorytet"], goal["Cel"]]
        rows.add(place, goal)
        for one in mine:
            rows.add(place, goal, one.get("Działanie", ""), one)
    for one in waiting:
        rows.add(["", _NUMER.sub("", one.get("Cel", ""))], {}, one.get("Działanie", ""), one)
    return rows.table()


def _records(rows: list[list[str]]) -> list[dict[str, str]]:
    head = [cell.strip() for cell in rows[0]]
    return [dict(zip(head, row, strict=False)) for row in rows[1:] if any(row)]


def _belongs(action: dict, goal: dict) -> bool:
    """By the number of the goal before its text, else by the text alone."""
    text = action.get("Cel", "").strip()
    number = _NUMER.match(text)
    return number[1] == goal["Nr"].strip() if number else bool(text) and text == goal["Cel"].strip()


class _Wiersze:
    """Rows gathered one by one; a goal with actions needs no row of its own."""

    def __init__(self):
        self.rows: list[dict[str, str]] = []

    def add(
        self, place: list[str], goal: dict, action: str = "", fields: dict | None = None
    ) -> None:
        """``goal`` and ``fields`` are texts by the labels of our files."""
        if not any(place):
            return
        last = self.rows[-1] if self.rows else {}
        is_head = [last.get("Priorytet"), last.get("Cel")] == place and not last.get("Działanie")
        row = self.rows.pop() if action and is_head else {}
        self.rows.append(row | {"Priorytet": place[0], "Cel": place[1], "Działanie": action})
        self._put(_CELU, goal)
        self._put(_DZIALANIA, fields or {})

    def fill(self, table: tuple[str, dict[str, str]]) -> None:
        """The table under the heading that was added last."""
        head, texts = table
        labels = {POLE_CELU: _CELU, POLE_DZIALANIA: _DZIALANIA}.get(head)
        if labels and self.rows:
            self._put(labels, texts)

    def _put(self, labels: dict[str, str], texts: dict[str, str]) -> None:
        found = {labels[key]: text for key, text in texts.items() if key in labels and text}
        self.rows[-1] |= found

    def table(self) -> list[list[str]]:
        """With the heads, without columns in which nothing stands."""
        used = [one for one in _NAGLOWEK if any(row.get(one) for row in self.rows)]
        if not self.rows:
            return []
        return [used, *([row.get(one, "") for one in used] for row in self.rows)]
