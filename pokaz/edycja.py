"""The demo edition: parameters and steps from ORE's 2022/2023, moved so that today is mid-way."""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from types import SimpleNamespace

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from doradztwo.teksty import normalize
from edycje.enums import RolaWEdycji, StatusEdycji
from edycje.models import Edycja, Grupa, RolaEdycji
from edycje.services.edycje import advance_edycja, create_edycja
from edycje.services.szablony import load_szablony
from jst.enums import Specjalizacja
from jst.models import Doradca
from konta.models import User
from obszary.models import WersjaArkusza
from pokaz.osoby import fictional_people
from pokaz.zegar import clock_at

DANE = Path(__file__).parent / "dane"
HASLO = "Doradztwo-demo-1"
NAZWA = "Doradztwo dla JST 2022/2023"
SZABLON = "doradztwo-2022-2023"
# Days from the start of the edition to today: about the middle of its 238 days.
DNI_DO_DZIS = 126
LICZBA_TEAMOW = 5

KONTA = (
    ("admin@example.org", "administrator systemu"),
    ("koordynator@example.org", "koordynator edycji"),
    ("ros@example.org", "doradca ROS"),
    ("pro@example.org", "doradca PRO"),
    ("lider@example.org", "lider zespołu gminy Chęciny"),
    ("czlonek@example.org", "członek zespołu gminy Chęciny"),
    ("decydent@example.org", "burmistrz gminy Chęciny, decydent"),
    ("obserwator@example.org", "obserwator edycji"),
)


def load_dane(name: str) -> dict:
    return json.loads((DANE / name).read_text(encoding="utf-8"))


class Obsada:
    """Makes the people of the demo, one account each, all with one password."""

    def __init__(self):
        self._names = fictional_people()
        self._haslo = make_password(HASLO)
        self._last_seen = timezone.now()
        self.liczba = 0

    def next_person(self, email: str = "") -> User:
        imie, nazwisko = next(self._names)
        self.liczba += 1
        login = f"{normalize(imie)}.{normalize(nazwisko)}.{self.liczba}".replace(" ", "-")
        user = User.objects.create(
            email=email or f"{login}@example.org",
            imie=imie,
            nazwisko=nazwisko,
            password=self._haslo,
            telefon=f"600 000 {self.liczba:03}",
            last_seen_at=self._last_seen - timedelta(hours=7 * (self.liczba % 40)),
        )
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        return user


@dataclass(frozen=True)
class Kalendarz:
    """Days of the demo counted from the start of its edition."""

    od: date
    teraz: datetime

    def moment(self, day: int, hour: int = 10) -> datetime:
        """That day in working hours, off the weekend, and never later than now."""
        when = self.od + timedelta(days=day)
        when += timedelta(days={5: 2, 6: 1}.get(when.weekday(), 0))
        moment = timezone.make_aware(datetime.combine(when, time(hour)))
        return min(moment, self.teraz - timedelta(minutes=1))


def start_edycji(dzis: date) -> date:
    """A Wednesday, as in the source, so that weekdays of all steps stay as they were."""
    od = dzis - timedelta(days=DNI_DO_DZIS)
    return od + timedelta(days=(2 - od.weekday()) % 7)


def make_edycja(obsada: Obsada) -> SimpleNamespace:
    """The edition with its people of ORE, advisors and groups."""
    admin = obsada.next_person("admin@example.org")
    User.objects.filter(pk=admin.pk).update(is_staff=True, is_superuser=True)
    koordynator = obsada.next_person("koordynator@example.org")
    od = start_edycji(timezone.localdate())
    kalendarz = Kalendarz(od, timezone.now())
    with clock_at(kalendarz.moment(-30)):
        edycja = create_edycja(
            nazwa=NAZWA,
            wzor=load_szablony()[SZABLON],
            od=od,
            wersja_arkusza=WersjaArkusza.objects.filter(status="opublikowana").first(),
            kto=koordynator,
        )
        Edycja.objects.filter(pk=edycja.pk).update(is_pokazowa=True)
        edycja = advance_edycja(edycja, na=StatusEdycji.AKTYWNA, kto=koordynator)
    RolaEdycji.objects.create(
        edycja=edycja,
        user=obsada.next_person("obserwator@example.org"),
        rola=RolaWEdycji.OBSERWATOR,
    )
    return SimpleNamespace(
        edycja=edycja,
        koordynator=koordynator,
        kalendarz=kalendarz,
        grupy=_make_grupy(edycja),
        teamy=_make_doradcy(obsada),
    )


def _make_grupy(edycja: Edycja) -> dict[int, Grupa]:
    return {
        row["numer"]: Grupa.objects.create(edycja=edycja, **row)
        for row in load_dane("edycja.json")["grupy"]
    }


def _make_doradcy(obsada: Obsada) -> list[tuple[Doradca, Doradca]]:
    """The first pair signs in with the demo accounts."""
    return [
        tuple(
            Doradca.objects.create(
                user=obsada.next_person(f"{specjalizacja}@example.org" if index == 0 else ""),
                specjalizacja=specjalizacja,
                numer_umowy=f"przykład {index + 1}/{specjalizacja.upper()}",
                o_mnie="Opis przykładowy: dwadzieścia lat pracy z samorządami.",
            )
            for specjalizacja in (Specjalizacja.ROS, Specjalizacja.PRO)
        )
        for index in range(LICZBA_TEAMOW)
    ]
