"""What a draft must hold after anything two editors did to it, kept beside the database.

Each editor has pages, as ``static/js/autozapis.js`` keeps them: the number of the row, and for each
field the text it was opened with. A save is accepted when the field still holds that text, and
refused with both texts when it does not; what the model expects is compared with every answer.
"""

import json
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation

from doradztwo.autozapis import Zapis, save_zapis
from doradztwo.exceptions import DomainError
from hdr.models import Cel, Dzialanie, Hdr
from hdr.services import edytor
from konta.models import Slad

MODELE = {"hdr": Hdr, "cel": Cel, "dzialanie": Dzialanie}
POLA = {
    "hdr": ("forma_podsumowania",),
    "cel": edytor.POLA_CELU,
    "dzialanie": edytor.POLA_DZIALANIA,
}
LINKI = {
    "hdr": (),
    "cel": ("przyczyny",),
    "dzialanie": ("narzedzia", "wspolpracuja", "zalezy_od"),
}
ZAPISZ = {
    "hdr": lambda obj, zmiany, *args, **kwargs: edytor.update_forma(
        obj, zmiany["forma_podsumowania"], *args, **kwargs
    ),
    "cel": edytor.update_cel,
    "dzialanie": edytor.update_dzialanie,
}
ZAPISANO, KONFLIKT, BLAD, ODMOWA = "zapisano", "konflikt", "błąd", "odmowa"


@dataclass
class Wiersz:
    """A row of the draft as it must stand in the database."""

    pola: dict
    rodzic: int | None = None
    wersja: int = 1
    usuniety: bool = False
    linki: dict[str, set[int]] = field(default_factory=dict)


@dataclass
class Strona:
    """A row as one editor sees it: the number of the row and the text of each field."""

    wersja: int
    bazy: dict


class Szkic:
    """All rows of one HDR, what each editor sees of them, and how the saves ended."""

    def __init__(self, hdr, people, values):
        self.hdr, self.people, self.values = hdr, people, values
        self.wiersze, self.strony, self.czekaja = {}, {}, {}
        self.is_draft, self.counts, self.clock = True, Counter(), 0
        self.take_over()

    def take_over(self) -> list[tuple[str, int]]:
        """New rows come in as the database has them, and both editors see them; their keys."""
        stored = self.read()
        new = [key for key in stored if key not in self.wiersze]
        self.wiersze |= {key: stored[key] for key in new}
        for key in new:
            for kto in range(len(self.people)):
                self.open(kto, key)
        return new

    def read(self) -> dict[tuple[str, int], Wiersz]:
        """What stands in the database now."""
        rows = {}
        querysets = {
            "hdr": Hdr.objects.filter(pk=self.hdr.pk),
            "cel": Cel.objects.filter(hdr=self.hdr.pk),
            "dzialanie": Dzialanie.objects.filter(cel__hdr=self.hdr.pk),
        }
        for kind, queryset in querysets.items():
            columns = {name: MODELE[kind]._meta.get_field(name).attname for name in POLA[kind]}
            for one in queryset.order_by("pk").values():
                rows[kind, one["id"]] = Wiersz(
                    {name: one[column] for name, column in columns.items()},
                    one.get("cel_id"),
                    one["wersja"],
                    one.get("usunieto_at") is not None,
                    {name: set() for name in LINKI[kind]},
                )
        for kind, names in LINKI.items():
            for name in names:
                through = getattr(MODELE[kind], name).through
                source, target = _ends(MODELE[kind], name)
                for pk, other in through.objects.values_list(source, target):
                    if (kind, pk) in rows:
                        rows[kind, pk].linki[name].add(other)
        return rows

    def keys(self, *kinds, live=False):
        return sorted(
            key for key in self.wiersze if key[0] in kinds and not (live and self.is_dead(key))
        )

    def is_dead(self, key) -> bool:
        row = self.wiersze[key]
        return row.usuniety or (row.rodzic is not None and self.wiersze["cel", row.rodzic].usuniety)

    def get(self, key):
        kind, pk = key
        related = {"hdr": (), "cel": ("hdr",), "dzialanie": ("cel__hdr",)}[kind]
        return MODELE[kind].objects.select_related(*related).get(pk=pk)

    # What editors do to one field.

    def open(self, kto, key):
        row = self.wiersze[key]
        self.strony[kto, key] = Strona(row.wersja, dict(row.pola))

    def write(self, kto, key, pole, which) -> str:
        """Send one field the way the page does, and hold the answer against the model."""
        self.clock += 1
        return self._send(kto, key, pole, self.values.new(pole, which, self.clock))

    def choose(self, kto, wybor) -> None:
        """The editor answers a conflict: own text, the other one, or both."""
        key, pole, mine = self.czekaja.pop(kto)
        theirs = self.strony[kto, key].bazy[pole]
        if wybor == "cudzy":
            return
        if wybor == "oba" and isinstance(mine, str) and isinstance(theirs, str):
            mine = f"{mine}\n{theirs}"[:200] if pole in self.values.TEKSTY else mine
        self._send(kto, key, pole, mine)

    def _send(self, kto, key, pole, value) -> str:
        page, row = self.strony[kto, key], self.wiersze[key]
        expected = self._expected(key, pole, value, page)
        answer = self._answer(kto, key, pole, value, page)
        self.counts[expected] += 1
        if expected == ODMOWA:
            assert isinstance(answer, DomainError), answer
            assert str(answer)
            return expected
        content = json.loads(answer.content)
        if expected == BLAD:
            assert (answer.status_code, list(content["bledy"])) == (422, [pole])
        elif expected == KONFLIKT:
            self._check_conflict(answer.status_code, content, row, pole, value, page)
            page.bazy[pole], page.wersja = row.pola[pole], row.wersja
            self.czekaja[kto] = (key, pole, value)
        else:
            assert answer.status_code == 200, content
            # The text that is gone had been seen by the one who replaced it.
            is_same = row.pola[pole] == value and page.bazy[pole] != row.pola[pole]
            assert is_same or page.bazy[pole] == row.pola[pole]
            if not is_same:
                row.pola[pole] = value
                row.wersja += 1
            assert content["wersja"] == row.wersja
            page.bazy[pole], page.wersja = value, row.wersja
        return expected

    def _expected(self, key, pole, value, page) -> str:
        row = self.wiersze[key]
        if page.bazy[pole] != row.pola[pole]:
            return ZAPISANO if row.pola[pole] == value else KONFLIKT
        start, end = ({**row.pola, pole: value}.get(name) for name in ("od", "do"))
        if start and end and start > end and pole in ("od", "do"):
            return BLAD
        return ZAPISANO if self.is_draft and not self.is_dead(key) else ODMOWA

    def _answer(self, kto, key, pole, value, page):
        save, user = ZAPISZ[key[0]], self.people[kto]
        sent, base = as_text(value), as_text(page.bazy[pole])
        zapis = Zapis(pole, sent, (sent,), page.wersja, base)
        try:
            return save_zapis(
                zapis,
                self.get(key),
                lambda obj, zmiany, wersja: save(obj, zmiany, wersja, kto=user),
            )
        except DomainError as error:
            return error

    def _check_conflict(self, status, content, row, pole, value, page):
        conflict = content["konflikt"]
        texts = {
            name: "".join(part for sign, part in conflict[name] if sign != "-")
            for name in ("moj", "cudzy")
        }
        assert status == 409
        assert (conflict["pole"], conflict["wersja"]) == (pole, row.wersja)
        assert conflict["tekst"] == as_text(row.pola[pole])
        assert texts == {"moj": as_text(value), "cudzy": as_text(row.pola[pole])}

    # What must hold at any time.

    def check(self):
        stored = self.read()
        assert stored.keys() == self.wiersze.keys()
        for key, row in self.wiersze.items():
            assert stored[key] == row, f"{key}: {stored[key]} instead of {row}"

    def check_trail(self):
        """The trail says it from another side: each change begins where the last one ended."""
        last = {}
        lines = Slad.objects.filter(
            proces_pk=self.hdr.proces_id, zdarzenie__startswith="zmieniono"
        ).order_by("pk")
        for line in lines.values("obiekt_rodzaj", "obiekt_pk", "zdarzenie", "z", "na"):
            place = line["obiekt_rodzaj"], line["obiekt_pk"], line["zdarzenie"]
            assert last.get(place, _number(line["z"])) == _number(line["z"]), place
            last[place] = _number(line["na"])


def _number(text):
    """12.5 as it was typed and 12.50 as it is stored are one number."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


def _ends(model, name):
    relation = model._meta.get_field(name)
    return f"{relation.m2m_field_name()}_id", f"{relation.m2m_reverse_field_name()}_id"


def as_text(value) -> str:
    """As the control of the page holds it."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        whole, _, fraction = f"{value:f}".partition(".")
        return f"{whole},{fraction.rstrip('0')}".rstrip(",")
    return str(value)


class Wartosci:
    """New values of any field: texts and numbers never twice the same, so none hides a loss."""

    LICZBY = ("wartosc_bazowa", "wartosc_docelowa", "koszt")
    WYBORY = (
        "od",
        "do",
        "odpowiedzialny",
        "priorytet",
        "zrodlo_finansowania",
        "forma_podsumowania",
    )
    TEKSTY = ("tresc", "zasoby", "rezultat", "ryzyko", "odpowiedz_na_ryzyko")
    DNI = (None, date(2027, 1, 4), date(2027, 3, 1), date(2027, 5, 31))

    def __init__(self, people, priorities):
        self.wybory = {
            "od": self.DNI,
            "do": self.DNI,
            "odpowiedzialny": (None, *people),
            "priorytet": tuple(priorities),
            "zrodlo_finansowania": ("wlasne", "ue", "inne"),
            "forma_podsumowania": ("dobra_praktyka", "minireportaz", "studium_refleksji"),
        }

    def new(self, pole, which, number):
        if pole in self.wybory:
            choices = self.wybory[pole]
            return choices[which % len(choices)]
        if pole in self.LICZBY:
            return Decimal(f"{number}.50")
        return f"tekst {number}, =1+1 <b>"
