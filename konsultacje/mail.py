"""The invitation to a consultation, made at the moment of sending."""

from doradztwo.teksty import long_date
from konsultacje.models import Konsultacja
from powiadomienia.enums import Odbiorca
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, register
from powiadomienia.tresci import uloz_tresc

ZAPROSZENIE = "konsultacja_zaproszenie"


def przedmiot(konsultacja_pk: int) -> str:
    return f"konsultacja:{konsultacja_pk}"


def build_zaproszenie(wiadomosc: Wiadomosc) -> Tresc | None:
    """None once the consultation is closed: its link would no longer open."""
    konsultacja = (
        Konsultacja.objects.select_related("proces__jst", "proces__edycja")
        .filter(pk=wiadomosc.dane["konsultacja_pk"])
        .first()
    )
    if konsultacja is None or not konsultacja.is_open or not wiadomosc.tajne:
        return None
    link = wiadomosc.tajne["link"]
    pola = {
        "tytul": konsultacja.tytul,
        "jst": str(konsultacja.proces.jst),
        "link": link,
        "do": long_date(konsultacja.do, weekday=False),
    }
    return uloz_tresc(wiadomosc, pola, adres=link)


RODZAJ = RodzajWiadomosci(
    ZAPROSZENIE,
    "Zaproszenie do konsultacji",
    build_zaproszenie,
    pola=(
        Pole("tytul", "tytuł konsultacji", "Doskonalenie nauczycieli w naszej gminie"),
        Pole("jst", "samorząd, który pyta", "gmina Wzorcowo (mazowieckie)"),
        Pole(
            "link", "odnośnik tylko dla tej osoby", "https://doradztwo.example.org/konsultacja/abc/"
        ),
        Pole("do", "ostatni dzień odpowiedzi", "19 lutego 2027"),
    ),
    do_nieaktywnych=True,
    grupa="Konsultacje",
    opis="Idzie do osób bez konta, których adresy poda lider zespołu.",
    dla=(Odbiorca.BEZ_KONTA,),
    wymagana=True,
    powod="Osoby bez konta nie mają ustawień.",
    tajna=True,
)


def register_rodzaje() -> None:
    register(RODZAJ)
