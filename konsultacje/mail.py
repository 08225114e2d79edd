"""The invitation to a consultation, made at the moment of sending."""

from konsultacje.models import Konsultacja
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc, register, render_tresc

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
    return render_tresc(
        wiadomosc,
        f"{konsultacja.tytul}: krótka konsultacja, {konsultacja.proces.jst}",
        {
            "konsultacja": konsultacja,
            "proces": konsultacja.proces,
            "link": wiadomosc.tajne["link"],
        },
    )


def register_rodzaje() -> None:
    register(
        RodzajWiadomosci(
            ZAPROSZENIE, "zaproszenie do konsultacji", build_zaproszenie, do_nieaktywnych=True
        )
    )
