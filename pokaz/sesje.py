"""Sessions of the advisors of one Proces: topics that fit its stage, hours, next steps."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone

from pokaz.zegar import clock_at
from sesje.enums import FormaSesji
from sesje.models import Sesja
from sesje.services.potwierdzenia import answer_uwaga, approve_sesja, object_sesja
from sesje.services.sesje import WpisSesji, add_sesja
from sesje.services.zadania import WpisZadania, complete_zadanie

OD_DNIA, CO_ILE_DNI = 26, 15
# Hours of one day that sessions of different Procesy of one advisor never share.
MIEJSCA_W_DNIU = 12
# For each round of sessions: topics of ROS and of PRO, what was agreed, the next step.
TEMATY = [
    (
        "Jakie dane zebrać i skąd",
        "Role w zespole i zasady pracy",
        "Lista danych jest podzielona między osoby z zespołu.",
        "Zebrać dane z arkusza organizacji szkół",
    ),
    (
        "Przygotowanie pierwszego spotkania w JST",
        "Rozmowa z kierownictwem: jak o nią poprosić",
        "Porządek spotkania jest uzgodniony.",
        "Zaprosić dyrektorów szkół na spotkanie",
    ),
    (
        "Wnioski z zebranych danych",
        "Co dane mówią o współpracy szkół",
        "Zespół opisze wnioski przy każdym zbiorze danych.",
        "Dopisać wnioski do zebranych danych",
    ),
    (
        "Jak jest i jak chcemy, żeby było",
        "Jak rozmawiać o przyczynach bez szukania winnych",
        "Zespół wróci do opisu stanu obecnego po rozmowie z dyrektorami.",
        "Zapytać dyrektorów o przyczyny",
    ),
    (
        "Przyczyny i luka rozwojowa",
        "Kto skorzysta na zmianie, a kto straci",
        "Dwie przyczyny leżą po stronie organu prowadzącego.",
        "Sprawdzić przyczyny ze skarbnikiem",
    ),
    (
        "Priorytety: ile ich udźwigniemy",
        "Przygotowanie drugiego spotkania w JST",
        "Zespół przyjdzie na spotkanie z trzema propozycjami.",
        "Opisać trzy propozycje priorytetów",
    ),
    (
        "Cele i wskaźniki: od czego zaczynamy",
        "Odpowiedzialni i terminy działań",
        "Każdy cel dostanie wartość początkową wskaźnika.",
        "Ustalić wartości początkowe wskaźników",
    ),
]
# How many rounds fit a Proces that has not gone further.
RUNDY = {"dane": 3, "spotkanie1": 4, "diagnoza": 5}


def log_sessions(r, until: int) -> None:
    """About an hour a month of each advisor; now and then somebody falls behind.

    ``r`` is the ``Rezyser`` of the Proces, which calls this.
    """
    rounds = RUNDY.get(r.opis["dokad"], len(TEMATY))
    for place, doradca in enumerate((r.ros, r.pro)):
        for index, day in enumerate(range(OD_DNIA, until, CO_ILE_DNI)):
            if (r.numer + place + index) % 7 != 5:
                _log(r, doradca, place, index, day + place, TEMATY[min(index, rounds - 1)])


def _log(r, doradca, place, index, day, tematy) -> None:
    lider = r.zespol[0]
    osoba = r.zespol[index % 2]
    when = r.kalendarz.moment(day).date()
    with r.at(day, 18):
        sesja = add_sesja(
            r.proces.pk,
            doradca,
            WpisSesji(
                data_sesji=when,
                minuty=(30, 35, 25, 40)[index % 4],
                forma=(FormaSesji.ZDALNIE, FormaSesji.TELEFON)[index % 2],
                temat=tematy[place],
                ustalenia=tematy[2],
                uczestnicy=[lider.pk, *([osoba.pk] if osoba != lider else [])],
                godzina_od=_godzina(r.numer),
                zadania=(WpisZadania(tematy[3], f"c{osoba.pk}", when + timedelta(days=14)),)
                if place == 0
                else (),
            ),
            kto=doradca.user,
        )
    if index % 4 != 3:
        with r.at(day + 3, 9):
            approve_sesja(sesja, kto=lider.user)
    if index % 3 != 2:
        _finish_step(r, sesja, day + 11)


def _godzina(numer) -> time:
    minutes = 8 * 60 + 45 * (numer % MIEJSCA_W_DNIU)
    return time(minutes // 60, minutes % 60)


def _finish_step(r, sesja, day) -> None:
    """A step of the last rounds is still under way."""
    if r.kalendarz.od + timedelta(days=day) >= r.kalendarz.teraz.date():
        return
    for zadanie in sesja.zadania.select_related("czlonek__user"):
        with r.at(day, 12):
            complete_zadanie(zadanie, kto=zadanie.czlonek.user)


def object_to_sessions(r) -> None:
    """The lider objects twice: one objection is answered, the newest one waits."""
    sesje = Sesja.objects.unconfirmed().filter(proces=r.proces, doradca=r.ros)
    *earlier, newest = sesje.order_by("data_sesji", "pk")
    first = earlier[0] if earlier else None
    if first is not None:
        with _at(r, first.data_sesji + timedelta(days=4)):
            uwaga = object_sesja(first, "Czy to nie była rozmowa z PRO?", kto=r.lider)
        with _at(r, first.data_sesji + timedelta(days=5)):
            answer_uwaga(uwaga, "Rozmawialiśmy oboje, ja o danych.", kto=r.ros.user)
            approve_sesja(Sesja.objects.get(pk=first.pk), kto=r.lider)
    with _at(r, newest.data_sesji + timedelta(days=1)):
        object_sesja(newest, "Rozmowa trwała 25 minut, nie dłużej.", kto=r.lider)


def _at(r, day: date):
    moment = timezone.make_aware(datetime.combine(day, time(10)))
    return clock_at(min(moment, r.kalendarz.teraz - timedelta(minutes=1)))
