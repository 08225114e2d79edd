"""The checklists of opinions: what ROS and PRO look at, as data."""

from dataclasses import dataclass

from jst.enums import Specjalizacja
from obieg.enums import Odpowiedz


@dataclass(frozen=True)
class Pytanie:
    """``klucz`` never changes: it names the field of the form and the answer that is kept."""

    klucz: str
    tekst: str


LISTY: dict[str, tuple[Pytanie, ...]] = {
    Specjalizacja.ROS: (
        Pytanie("diagnoza", "Czy priorytety i cele wynikają z diagnozy?"),
        Pytanie("cele", "Czy cele są mierzalne i możliwe do osiągnięcia w czasie edycji?"),
        Pytanie("wskazniki", "Czy każdy wskaźnik ma wartość dziś, wartość docelową i źródło?"),
        Pytanie("dzialania", "Czy działania odpowiadają na przyczyny, a nie tylko na objawy?"),
        Pytanie("terminy", "Czy terminy są realne i nie kolidują z rokiem szkolnym i budżetem?"),
        Pytanie("zasoby", "Czy ludzie i pieniądze na działania są realne i wskazane?"),
        Pytanie("ryzyka", "Czy zespół wie, co może się nie udać i co wtedy zrobi?"),
    ),
    Specjalizacja.PRO: (
        Pytanie("osoby", "Czy każde działanie ma osobę, która naprawdę może je poprowadzić?"),
        Pytanie("obciazenie", "Czy praca jest rozłożona na cały zespół, a nie na jedną osobę?"),
        Pytanie("udzial", "Czy w działania włączono dyrektorów, nauczycieli, rodziców i uczniów?"),
        Pytanie("komunikacja", "Czy wiadomo, kto, kogo i kiedy poinformuje o zmianach?"),
        Pytanie("wspolpraca", "Czy HDR korzysta ze współpracy szkół i placówek wspomagania?"),
        Pytanie("opor", "Czy zespół pomyślał o obawach osób, których dotyczy zmiana?"),
        Pytanie("refleksja", "Czy zaplanowano wspólne omawianie postępu i podsumowanie?"),
    ),
}  # fmt: skip


def build_lista(specjalizacja: str, odpowiedzi: dict[str, tuple[str, str]]) -> list[dict]:
    """What an opinion keeps: each question in its words of today, its answer and its note."""
    return [
        {
            "klucz": one.klucz,
            "pytanie": one.tekst,
            "odpowiedz": odpowiedzi[one.klucz][0],
            "nazwa": Odpowiedz(odpowiedzi[one.klucz][0]).label,
            "uwaga": odpowiedzi[one.klucz][1],
        }
        for one in LISTY[specjalizacja]
        if one.klucz in odpowiedzi
    ]
