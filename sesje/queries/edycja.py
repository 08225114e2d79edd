"""The month of a whole edition: one row for each advisor in each Proces."""

from dataclasses import dataclass
from datetime import date

from doradztwo.teksty import counted, normalize
from edycje.models import Edycja, Proces
from sesje.queries.ksiega import Pole, WierszKsiegi, ksiega
from sesje.queries.stany import BRAK_SESJI, StanSesji, stany_sesji


@dataclass(frozen=True)
class WierszEdycji:
    wiersz: WierszKsiegi
    stan: StanSesji

    @property
    def pole(self) -> Pole:
        return self.wiersz.pole

    @property
    def is_ready(self) -> bool:
        """Closed by the advisor, not accepted yet."""
        return self.pole.is_settled and not self.pole.is_accepted

    @property
    def is_clean(self) -> bool:
        return self.is_ready and self.stan.is_clean

    @property
    def zastrzezenia(self) -> list[tuple[str, str]]:
        """What the coordinator should look at: state and words."""
        stan = self.stan
        all_of_them = [
            (stan.uwagi, "pilne", "z uwagą lidera"),
            (stan.nakladanie, "pilne", "w tym samym czasie co inna"),
            (stan.niepotwierdzone, "czeka", "bez potwierdzenia"),
            (stan.wyjatki, "czeka", "z wyjątkiem"),
        ]
        return [
            (state, f"{counted(number, 'sesja,sesje,sesji')} {words}")
            for number, state, words in all_of_them
            if number
        ]

    def matches(self, text: str) -> bool:
        words = f"{self.wiersz.doradca.user} {self.wiersz.proces.jst}"
        return normalize(text) in normalize(words)


def godziny_edycji(edycja: Edycja, miesiac: date, dzis: date | None = None) -> list[WierszEdycji]:
    """Rows with something to settle. Six queries, however many Procesy."""
    rows = ksiega(edycja=edycja, miesiace=[miesiac], dzis=dzis)
    states = stany_sesji(Proces.objects.filter(edycja=edycja).order_by().values("pk"), miesiac)
    return [
        WierszEdycji(row, states.get((row.proces.pk, row.doradca.pk), BRAK_SESJI))
        for row in rows
        if row.pole.is_due
    ]
