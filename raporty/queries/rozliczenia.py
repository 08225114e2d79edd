"""The settlement of hours of one Edycja, counted for pages, tables and documents."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, Sum
from django.db.models.functions import TruncMonth
from django.utils import timezone

from edycje.models import Edycja, Proces
from jst.enums import Specjalizacja
from jst.models import Doradca
from raporty.models import UmowaDoradcy
from sesje.enums import FormaSesji
from sesje.kalendarz import last_day, months_between
from sesje.models import Sesja
from sesje.queries import Pole, WierszKsiegi, ksiega


@dataclass(frozen=True)
class PozycjaJst:
    """One Jst of one advisor in one month."""

    wiersz: WierszKsiegi
    pole: Pole
    na_miejscu: int = 0
    sesje: int = 0
    potwierdzone: int = 0

    @property
    def proces(self) -> Proces:
        return self.wiersz.proces

    @property
    def is_closed(self) -> bool:
        return self.pole.is_settled or not self.pole.is_due

    @property
    def is_accepted(self) -> bool:
        return self.pole.is_accepted or not self.pole.is_due


@dataclass(frozen=True)
class RozliczenieDoradcy:
    """The hours of one advisor in an Edycja over some months."""

    edycja: Edycja
    doradca: Doradca
    umowa: UmowaDoradcy | None
    miesiace: list[date]
    pozycje: list[PozycjaJst] = field(default_factory=list)

    @property
    def numer_umowy(self) -> str:
        return self.umowa.numer if self.umowa else self.doradca.numer_umowy

    @property
    def role(self) -> str:
        """Names of the roles in this Edycja."""
        own = {pozycja.wiersz.specjalizacja for pozycja in self.pozycje}
        names = {
            Specjalizacja.ROS: self.edycja.etykieta_ros,
            Specjalizacja.PRO: self.edycja.etykieta_pro,
        }
        own = own or {self.doradca.specjalizacja}
        return ", ".join(names[one] for one in Specjalizacja if one in own)

    @property
    def specjalizacje(self) -> str:
        own = {pozycja.wiersz.specjalizacja for pozycja in self.pozycje}
        own = own or {self.doradca.specjalizacja}
        return ", ".join(one.label for one in Specjalizacja if one in own)

    @property
    def jst(self) -> int:
        return len({pozycja.proces.pk for pozycja in self.pozycje})

    @property
    def wymagane(self) -> int:
        return sum(pozycja.pole.wymagane for pozycja in self.pozycje)

    @property
    def zapisane(self) -> int:
        return sum(pozycja.pole.zapisane for pozycja in self.pozycje)

    @property
    def na_miejscu(self) -> int:
        return sum(pozycja.na_miejscu for pozycja in self.pozycje)

    @property
    def razem(self) -> int:
        return self.zapisane + self.na_miejscu

    @property
    def sesje(self) -> int:
        return sum(pozycja.sesje for pozycja in self.pozycje)

    @property
    def potwierdzone(self) -> int:
        return sum(pozycja.potwierdzone for pozycja in self.pozycje)

    @property
    def is_over(self) -> bool:
        return bool(self.pozycje) and last_day(max(self.miesiace)) < timezone.localdate()

    @property
    def is_closed(self) -> bool:
        """Nothing in these months changes any more, unless the coordinator opens them."""
        return self.is_over and all(pozycja.is_closed for pozycja in self.pozycje)

    @property
    def is_accepted(self) -> bool:
        return self.is_over and all(pozycja.is_accepted for pozycja in self.pozycje)

    @property
    def stan(self) -> tuple[str, str]:
        """State of the label and its word."""
        if self.is_accepted:
            return "gotowe", "przyjęty"
        if self.is_closed:
            return "czeka", "do przyjęcia"
        if not self.is_over:
            return "przed", "miesiąc trwa"
        number = sum(not pozycja.is_closed for pozycja in self.pozycje)
        return "pilne", f"niezamknięte: {number} z {len(self.pozycje)}"

    @property
    def nie_przyjete(self) -> int:
        return sum(not pozycja.is_accepted for pozycja in self.pozycje)

    def pozycja(self, proces_pk: int) -> PozycjaJst | None:
        return next((one for one in self.pozycje if one.proces.pk == proces_pk), None)


def rozliczenia(
    edycja: Edycja, miesiace: list[date], doradca: Doradca | None = None
) -> list[RozliczenieDoradcy]:
    """Advisors of the Edycja with something to settle in these months, by name. Six queries."""
    sesje = _sesje(edycja, miesiace, doradca)
    umowy = {
        umowa.doradca_id: umowa
        for umowa in UmowaDoradcy.objects.filter(edycja=edycja).select_related("doradca")
    }
    result: dict[int, RozliczenieDoradcy] = {}
    for wiersz in ksiega(edycja=edycja, doradca=doradca, miesiace=miesiace):
        for pole in wiersz.pola:
            liczby = sesje.get((wiersz.proces.pk, wiersz.doradca.pk, pole.miesiac), {})
            if not pole.is_due and not liczby:
                continue
            one = result.setdefault(
                wiersz.doradca.pk,
                RozliczenieDoradcy(
                    edycja, wiersz.doradca, umowy.get(wiersz.doradca.pk), list(miesiace)
                ),
            )
            one.pozycje.append(PozycjaJst(wiersz, pole, **liczby))
    return list(result.values())


def get_rozliczenie(edycja: Edycja, doradca: Doradca, miesiace: list[date]) -> RozliczenieDoradcy:
    """Of one advisor; without positions when there is nothing to settle. Six queries."""
    found = rozliczenia(edycja, miesiace, doradca)
    umowa = UmowaDoradcy.objects.filter(edycja=edycja, doradca=doradca).first()
    return found[0] if found else RozliczenieDoradcy(edycja, doradca, umowa, list(miesiace))


def moje_miesiace(doradca: Doradca) -> list[dict]:
    """Months of the advisor with something to settle: Edycja, month, state; newest first.

    Six queries per Edycja, of which a person has one or two at a time.
    """
    today = timezone.localdate()
    result = []
    for edycja in Edycja.objects.filter(procesy__przydzialy__doradca=doradca).distinct():
        months = months_between(edycja.od, min(edycja.do, today))
        if not months:
            continue
        whole = get_rozliczenie(edycja, doradca, months)
        for month in reversed(months):
            own = [one for one in whole.pozycje if one.pole.miesiac == month]
            if own:
                row = RozliczenieDoradcy(edycja, doradca, whole.umowa, [month], own)
                result.append({"edycja": edycja, "miesiac": month, "rozliczenie": row})
    return result


def _sesje(edycja, miesiace, doradca) -> dict[tuple, dict]:
    rows = Sesja.objects.current().filter(
        proces__edycja=edycja,
        data_sesji__gte=min(miesiace),
        data_sesji__lte=last_day(max(miesiace)),
    )
    if doradca is not None:
        rows = rows.filter(doradca=doradca)
    rows = (
        rows.order_by()
        .annotate(miesiac=TruncMonth("data_sesji"))
        .values("proces", "doradca", "miesiac")
        .annotate(
            liczba=Count("pk"),
            nowe=Count("pk", filter=Q(potwierdzono_at=None)),
            miejsce=Sum("minuty", filter=Q(forma=FormaSesji.NA_MIEJSCU), default=0),
        )
    )
    return {
        (row["proces"], row["doradca"], row["miesiac"]): {
            "sesje": row["liczba"],
            "potwierdzone": row["liczba"] - row["nowe"],
            "na_miejscu": row["miejsce"],
        }
        for row in rows
    }


def sesje_okresu(
    edycja: Edycja, doradca: Doradca, od: date, do: date, proces: Proces | None = None
) -> dict[int, list[Sesja]]:
    """Sessions that were not withdrawn, by Proces, in the order of days. Two queries."""
    rows = Sesja.objects.current().filter(
        proces__edycja=edycja, doradca=doradca, data_sesji__gte=od, data_sesji__lte=do
    )
    if proces is not None:
        rows = rows.filter(proces=proces)
    result = defaultdict(list)
    for one in rows.with_opis().select_related("proces__jst").order_by("data_sesji", "pk"):
        result[one.proces_id].append(one)
    return dict(result)
