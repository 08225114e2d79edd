"""Advisors, coordinators and the shells of editions."""

from datetime import date, timedelta

from edycje.enums import RodzajKroku, RolaWEdycji, StatusEdycji
from edycje.models import Edycja, Grupa, Krok, RolaEdycji
from edycje.services.szablony import load_szablony, plan
from jst.enums import Specjalizacja
from jst.models import Doradca, TeamDoradczy
from konta.models import User
from obszary.models import WersjaArkusza
from pokaz.generator.kontekst import DOMENA, Ramy, Wspolne, at_noon
from spotkania.enums import StatusSpotkania
from spotkania.models import Spotkanie

ZNAK = "DANE-GENEROWANE"
PROCESOW_NA_TEAM = 8
PROCESOW_W_GRUPIE = 7
KONTA_POMIARU = {"admin": True, "koordynator": False, "obserwator": False}
# The newest edition has run for so long today; the template lasts about eight months.
DNI_OD_POCZATKU = 150
ROK = timedelta(days=364)


def make_people(wspolne: Wspolne, procesow_w_edycji: int) -> None:
    """Advisors for all editions, coordinators, and the accounts that the measurement signs in."""
    pisarz, at = wspolne.pisarz, wspolne.teraz - timedelta(days=2000)
    teams = max(1, -(-procesow_w_edycji // PROCESOW_NA_TEAM))
    users = pisarz.insert([wspolne.build_user(at) for _ in range(2 * teams)])
    advisors = pisarz.insert(
        [
            pisarz.build(
                Doradca,
                at,
                user=user,
                specjalizacja=Specjalizacja.ROS if number % 2 == 0 else Specjalizacja.PRO,
                numer_umowy=f"GEN/{number + 1}",
            )
            for number, user in enumerate(users)
        ]
    )
    wspolne.teamy = pisarz.insert(
        [
            TeamDoradczy(ros=ros, pro=pro)
            for ros, pro in zip(advisors[::2], advisors[1::2], strict=True)
        ]
    )
    wspolne.koordynatorzy = _measurement_accounts(wspolne)


def _measurement_accounts(wspolne: Wspolne) -> list[User]:
    """Admin, coordinator, observer; kept when the run adds to generated data."""
    found = []
    for name, is_admin in KONTA_POMIARU.items():
        email = f"pomiar-{name}@{DOMENA}"
        user = User.objects.filter(email=email).first()
        if user is None:
            user = wspolne.build_user(
                wspolne.teraz, email=email, is_staff=is_admin, is_superuser=is_admin
            )
            wspolne.pisarz.insert([user])
        found.append(user)
    return found


def make_edycja(wspolne: Wspolne, lat_temu: int, procesow: int, wersja: WersjaArkusza) -> Ramy:
    """The shell of an edition that began ``lat_temu`` years before the newest one."""
    pisarz = wspolne.pisarz
    wzor = next(iter(load_szablony().values()))
    od = wspolne.dzis - timedelta(days=DNI_OD_POCZATKU) - lat_temu * ROK
    do, steps = plan(wzor, od)
    is_running = do >= wspolne.dzis
    edycja = pisarz.build(
        Edycja,
        at_noon(od),
        nazwa=_free_name(f"Edycja wygenerowana {od.year}/{do.year}"),
        numer_projektu=ZNAK,
        od=od,
        do=do,
        wersja_arkusza=wersja,
        status=StatusEdycji.AKTYWNA if is_running else StatusEdycji.ZAKONCZONA,
        is_pokazowa=True,
        **wzor.parametry,
    )
    edycja.save()
    kroki = pisarz.insert(
        [
            Krok(edycja=edycja, kolejnosc=number, **vars(step))
            for number, step in enumerate(steps, start=1)
        ]
    )
    grupy = pisarz.insert(
        [
            Grupa(edycja=edycja, numer=number)
            for number in range(1, -(-procesow // PROCESOW_W_GRUPIE) + 1)
        ]
    )
    _, koordynator, obserwator = wspolne.koordynatorzy
    pisarz.insert(
        [
            pisarz.build(RolaEdycji, at_noon(od), edycja=edycja, user=user, rola=rola)
            for user, rola in (
                (koordynator, RolaWEdycji.KOORDYNATOR),
                (obserwator, RolaWEdycji.OBSERWATOR),
            )
        ]
    )
    _make_meetings(wspolne, edycja, kroki)
    return Ramy(edycja, is_running, grupy, kroki, koordynator)


def _free_name(name: str) -> str:
    taken = Edycja.objects.filter(nazwa__startswith=name).count()
    return f"{name} ({taken + 1})" if taken else name


def _make_meetings(wspolne: Wspolne, edycja: Edycja, kroki: list[Krok]) -> None:
    whole_edition = (
        RodzajKroku.SPOTKANIE_INICJUJACE,
        RodzajKroku.SZKOLENIA,
        RodzajKroku.SPOTKANIE_PODSUMOWUJACE,
    )
    wspolne.pisarz.insert(
        [
            build_meeting(wspolne, edycja, krok, krok.od)
            for krok in kroki
            if krok.rodzaj in whole_edition
        ]
    )


def build_meeting(wspolne: Wspolne, edycja: Edycja, krok: Krok, day: date, proces=None):
    begin = at_noon(day)
    is_held = begin < wspolne.teraz
    return wspolne.pisarz.build(
        Spotkanie,
        begin - timedelta(days=20),
        edycja=edycja,
        krok=krok,
        proces=proces,
        tytul=krok.nazwa,
        poczatek=begin,
        koniec=begin + timedelta(hours=3),
        miejsce="sala przykładowa",
        porzadek="1. Powitanie\n2. Praca w zespołach\n3. Ustalenia",
        ustalenia="Ustalenia przykładowe." if is_held else "",
        status=StatusSpotkania.ODBYTE if is_held else StatusSpotkania.ZAPLANOWANE,
        odbyto_at=begin if is_held else None,
    )
