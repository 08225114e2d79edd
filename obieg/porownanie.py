"""The difference of two frozen contents, field by field, in the order of the document."""

from dataclasses import dataclass, field

from django.utils.safestring import SafeString

from doradztwo.roznice import word_diff

_CEL = {
    "tresc": "cel",
    "wskaznik": "wskaźnik",
    "wartosc_bazowa": "jest",
    "wartosc_docelowa": "ma być",
    "jednostka": "jednostka",
    "zrodlo_danych": "źródło danych",
    "przyczyny": "przyczyny, na które odpowiada",
}
_DZIALANIE = {
    "tresc": "co zrobimy",
    "od": "od",
    "do": "do",
    "odpowiada": "odpowiada",
    "wspolpracuja": "współpracują",
    "wspolpracuja_inni": "współpracują spoza zespołu",
    "narzedzia": "narzędzia",
    "narzedzie_wlasne": "własne narzędzie",
    "zasoby": "ludzie i rzeczy",
    "koszt": "koszt (zł)",
    "zrodlo_finansowania": "skąd pieniądze",
    "zrodlo_opis": "pieniądze, bliżej",
    "rezultat": "rezultat",
    "ryzyko": "co może się nie udać",
    "odpowiedz_na_ryzyko": "co wtedy zrobimy",
    "zalezy_od": "zależy od działań",
    "za_przykladem": "za przykładem",
}
DODANO, USUNIETO, ZMIENIONO = "dodano", "usunięto", "zmieniono"


@dataclass
class Zmiana:
    rodzaj: str
    miejsce: str
    nazwa: str
    pola: list[tuple[str, SafeString]] = field(default_factory=list)


def porownaj(przed: dict, po: dict) -> list[Zmiana]:
    """Rows are matched by the number of their record, so a moved goal is not a new one."""
    changes = []
    forms = [one.get("forma_podsumowania", {}).get("nazwa", "") for one in (przed, po)]
    if forms[0] != forms[1]:
        changes.append(Zmiana(ZMIENIONO, "forma podsumowania", "", [("forma", word_diff(*forms))]))
    changes += _rows(
        _by_pk(przed.get("priorytety", [])),
        _by_pk(po.get("priorytety", [])),
        "priorytet",
        {"nazwa": "priorytet", "uzasadnienie": "uzasadnienie"},
        "nazwa",
    )
    changes += _rows(_cele(przed), _cele(po), "cel", _CEL, "tresc")
    changes += _rows(_dzialania(przed), _dzialania(po), "działanie", _DZIALANIE, "tresc")
    return changes


def _rows(before: dict, after: dict, kind: str, fields: dict, name: str) -> list[Zmiana]:
    changes = []
    for pk, row in after.items():
        place = f"{kind} {row['numer']}"
        if pk not in before:
            changes.append(Zmiana(DODANO, place, row[name]))
            continue
        texts = [
            (label, word_diff(_text(before[pk].get(key)), _text(row.get(key))))
            for key, label in fields.items()
            if _text(before[pk].get(key)) != _text(row.get(key))
        ]
        if texts:
            changes.append(Zmiana(ZMIENIONO, place, row[name], texts))
    changes += [
        Zmiana(USUNIETO, f"{kind} {row['numer']}", row[name])
        for pk, row in before.items()
        if pk not in after
    ]
    return changes


def _text(value) -> str:
    if isinstance(value, list):
        return "; ".join(one["tekst"].removesuffix(".") for one in value)
    return value or ""


def _by_pk(rows) -> dict:
    return {row["pk"]: row for row in rows}


def _cele(tresc: dict) -> dict:
    return _by_pk(one for row in tresc.get("priorytety", []) for one in row["cele"])


def _dzialania(tresc: dict) -> dict:
    return _by_pk(one for cel in _cele(tresc).values() for one in cel["dzialania"])
