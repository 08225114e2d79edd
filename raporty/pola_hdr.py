"""Fields of an HDR as its documents show them: PDF, DOCX and XLSX read this one table.

A new field of a Cel or a Dzialanie needs its key in ``hdr.queries.tresc`` and one line here.
"""

from collections.abc import Callable, Iterable, Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from doradztwo.teksty import date_range, format_number, short_date


@dataclass(frozen=True)
class Pole:
    """``klucz`` of the frozen data; ``tekst`` makes of a record what a person reads."""

    klucz: str
    etykieta: str
    tekst: Callable[[dict], str] | None = None
    # Of a sheet: a number or a date stays one.
    wartosc: Callable[[dict], object] | None = None
    szerokosc: int = 24

    def pokaz(self, rekord: dict) -> str:
        """Text of the field; empty when nothing is written."""
        return self.tekst(rekord) if self.tekst else plain_text(rekord.get(self.klucz))

    def komorka(self, rekord: dict) -> object:
        return self.wartosc(rekord) if self.wartosc else self.pokaz(rekord)


def _joined(texts: Iterable[str]) -> str:
    """What is written, in one line; a full stop stays only at its end."""
    *first, last = [text for text in texts if text] or [""]
    return "; ".join([*(text.removesuffix(".") for text in first), last])


def plain_text(value: object) -> str:
    """Whatever the frozen data hold: text, number, day, list of texts or of tools."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, list):
        return _joined(plain_text(one) for one in value)
    if isinstance(value, dict):
        return value.get("tekst") or ", ".join(filter(None, map(plain_text, value.values())))
    return str(value)


def number_of(text: str) -> Decimal | str:
    """A number of the frozen data (decimal comma) as a number; other text as it is."""
    try:
        return Decimal(text.replace(",", ".")) if text else ""
    except InvalidOperation:
        return text


def _odpowiada(rekord: dict) -> str:
    """The person and, where it says more, the function."""
    osoba, funkcja = rekord["odpowiada"], rekord.get("odpowiada_funkcja", "")
    return _z_funkcja(osoba, funkcja)


def _z_funkcja(osoba: str, funkcja: str) -> str:
    """In brackets, so that a table read back tells the person from what follows."""
    return f"{osoba} ({funkcja})" if funkcja and funkcja != osoba else osoba


def _narzedzia(rekord: dict) -> str:
    """A line for each kind: "zarządcze: ankieta; regulamin"."""
    by_kind: dict[str, list[str]] = {}
    for one in rekord["narzedzia"]:
        by_kind.setdefault(one["rodzaj"], []).append(one["tekst"])
    return "\n".join(
        f"{kind}: {_joined(texts).removesuffix('.')}" for kind, texts in by_kind.items()
    )


def _wspolpracuja(rekord: dict) -> str:
    """People with their functions, then those typed in."""
    people = [
        _z_funkcja(one["tekst"], one.get("funkcja", "")) for one in rekord.get("wspolpracuja", [])
    ]
    return _joined([*people, rekord.get("wspolpracuja_inni", "")])


def _koszt(rekord: dict) -> str:
    number = number_of(rekord.get("koszt", ""))
    if not isinstance(number, Decimal):
        return number
    return f"{format_number(number, 2 if number % 1 else 0)} zł"


def _zalezy_od(rekord: dict) -> str:
    return _joined(f"{one['numer']} {one['tekst']}" for one in rekord.get("zalezy_od", []))


def _fakty(rekord: dict) -> str:
    """Facts with their sources, a line each; versions frozen before there were any have none."""
    rows = [
        f"{one['tekst']} ({one['zrodlo']})" if one["zrodlo"] else one["tekst"]
        for one in rekord.get("fakty", [])
    ]
    return "\n".join(rows)


def _miara(rekord: dict) -> str:
    parts = [rekord.get("miara", "")]
    for key, label in (
        ("wartosc_obecna", "teraz"),
        ("wartosc_docelowa", "ma być"),
        ("termin", "do"),
    ):
        if rekord.get(key):
            parts.append(f"{label}: {rekord[key]}")
    return _joined(parts)


def _termin(rekord: dict) -> str:
    return date_range(rekord["od"], rekord["do"]) if rekord["od"] or rekord["do"] else ""


POLA_PRIORYTETU = (
    Pole("uzasadnienie", "Uzasadnienie", szerokosc=36),
    Pole("luka", "Luka rozwojowa", szerokosc=36),
)

POLA_CELU = (
    Pole("wskaznik", "Wskaźnik", szerokosc=30),
    Pole(
        "wartosc_bazowa",
        "Jest",
        wartosc=lambda cel: number_of(cel["wartosc_bazowa"]),
        szerokosc=12,
    ),
    Pole(
        "wartosc_docelowa",
        "Ma być",
        wartosc=lambda cel: number_of(cel["wartosc_docelowa"]),
        szerokosc=12,
    ),
    Pole("jednostka", "Jednostka", szerokosc=16),
    Pole("zrodlo_danych", "Źródło danych", szerokosc=24),
    Pole("przyczyny", "Przyczyny, na które odpowiada", szerokosc=36),
)

# The head of an action is its number, ``tresc`` and the dates; these follow in this order.
POLA_DZIALANIA = (
    Pole("odpowiada", "Odpowiada", tekst=_odpowiada, szerokosc=26),
    Pole("wspolpracuja", "Współpracują", tekst=_wspolpracuja, szerokosc=28),
    Pole("narzedzia", "Narzędzia z obszaru", tekst=_narzedzia, szerokosc=28),
    Pole("narzedzie_wlasne", "Własne narzędzie", szerokosc=26),
    Pole("zasoby", "Ludzie i rzeczy", szerokosc=28),
    Pole(
        "koszt",
        "Koszt (zł)",
        tekst=_koszt,
        szerokosc=12,
        wartosc=lambda dzialanie: number_of(dzialanie.get("koszt", "")),
    ),
    Pole("zrodlo_finansowania", "Skąd pieniądze", szerokosc=18),
    Pole("zrodlo_opis", "Pieniądze, bliżej", szerokosc=26),
    Pole("rezultat", "Rezultat", szerokosc=28),
    Pole("ryzyko", "Co może się nie udać", szerokosc=28),
    Pole("odpowiedz_na_ryzyko", "Co wtedy zrobimy", szerokosc=28),
    Pole("zalezy_od", "Zależy od działań", tekst=_zalezy_od, szerokosc=28),
    Pole("za_przykladem", "Za przykładem", szerokosc=28),
)
TERMIN = Pole("od", "Termin", tekst=_termin)

# A problem has its own table; what comes beyond is added to it.
POLA_PROBLEMU = (
    Pole("fakty", "Na czym się opieramy", tekst=_fakty, szerokosc=50),
    Pole("miara", "Po czym to poznamy", tekst=_miara, szerokosc=40),
)
ZNANE_POLA_PROBLEMU = frozenset(
    {"pk", "nazwa", "jak_jest", "jak_chcemy", "przyczyny", "luka", "fakty"}
    | {"miara", "wartosc_obecna", "wartosc_docelowa", "termin"}
)

# Keys that name records for programs, not for people.
KLUCZE_TECHNICZNE = frozenset({"pk", "schemat", "klucz", "problem"})


def pola_rekordu(pola: tuple[Pole, ...], rekord: dict) -> list[tuple[str, str]]:
    """Label and text of every field that something is written in."""
    return [(pole.etykieta, text) for pole in pola if (text := pole.pokaz(rekord))]


def wersy_przyczyn(causes: list[dict], depth: int = 0) -> list[str]:
    """The chain of causes, a line each; a deeper one is moved by a dash."""
    lines = []
    for cause in causes:
        more = [f"({text})" for _, text in inne_pola(cause, {"pk", "tresc", "przyczyny"})]
        lines.append("– " * depth + " ".join([cause["tresc"], *more]))
        lines += wersy_przyczyn(cause["przyczyny"], depth + 1)
    return lines


def inne_pola(rekord: dict, znane: Set[str]) -> list[tuple[str, str]]:
    """What the frozen data hold beyond the keys named here: nothing of the HDR is left out."""
    rest = {key: plain_text(value) for key, value in rekord.items() if key not in znane}
    return [(key.replace("_", " ").capitalize(), text) for key, text in rest.items() if text]
