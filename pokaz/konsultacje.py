"""Consultations of the demo: one closed, with answers, and one that takes answers today."""

from datetime import timedelta

from django.utils import timezone

from diagnoza.models import Problem
from diagnoza.services.fakty import add_cytat
from konsultacje.models import Konsultacja
from konsultacje.queries import find_wejscie, get_wyniki
from konsultacje.services import konsultacje as services
from konsultacje.services import zaproszenia
from konsultacje.services.odpowiedzi import submit_odpowiedz
from pokaz.edycja import load_dane
from pokaz.proces import Rezyser
from powiadomienia.models import Wiadomosc

# The texts of the open one fit this area.
OBSZAR_OTWARTEJ = 8


def play_closed(r: Rezyser, problem: Problem) -> None:
    """Asked, answered and closed; its first result becomes a fact of the problem."""
    opis = load_dane("konsultacje.json")["zamknieta"]
    with r.at(62):
        konsultacja = _write(r, opis, timezone.localdate() + timedelta(days=14))
        for grupa, addresses in opis["grupy"].items():
            zaproszenia.invite(konsultacja.pk, r.lider, grupa, addresses)
        zaproszenia.set_open_link(konsultacja.pk, r.lider, opis["limit"])
    with r.at(68):
        _answer(konsultacja, opis)
    with r.at(77):
        konsultacja = services.close_konsultacja(konsultacja.pk, r.lider)
    with r.at(78):
        wynik = get_wyniki(konsultacja).pytania[0]
        zrodlo = f"konsultacja „{konsultacja}”"
        add_cytat(problem, r.lider, wynik.zdanie, zrodlo, konsultacja.get_absolute_url())


def play_open(r: Rezyser) -> None:
    opis = load_dane("konsultacje.json")["otwarta"]
    with r.at(118):
        konsultacja = _write(r, opis, (r.kalendarz.teraz + timedelta(days=9)).date())
        for grupa, addresses in opis["grupy"].items():
            zaproszenia.invite(konsultacja.pk, r.lider, grupa, addresses)
    with r.at(120):
        _answer(konsultacja, opis)


def _write(r: Rezyser, opis: dict, last_day) -> Konsultacja:
    konsultacja = services.add_konsultacja(r.proces.pk, r.lider, opis["tytul"])
    for pytanie in opis["pytania"]:
        row = services.add_pytanie(konsultacja.pk, r.lider, pytanie["rodzaj"], pytanie["tresc"])
        zmiany = {name: pytanie[name] for name in ("opcje", "opis_1", "opis_5") if name in pytanie}
        services.update_element(row, zmiany, row.wersja, r.lider)
    zmiany = {"wstep": opis["wstep"], "do": last_day}
    services.update_element(konsultacja, zmiany, konsultacja.wersja, r.lider)
    return services.open_konsultacja(konsultacja.pk, r.lider)


def _answer(konsultacja: Konsultacja, opis: dict) -> None:
    """``odpowiedzi``: answers per address, a list in the order of the questions, null for none."""
    pks = [str(pytanie.pk) for pytanie in konsultacja.pytania.current()]
    for entry in opis["odpowiedzi"]:
        token = _token(konsultacja, entry.get("adres"))
        given = zip(pks, entry["wartosci"], strict=True)
        wartosci = {pk: value for pk, value in given if value is not None}
        submit_odpowiedz(find_wejscie(token), wartosci, entry.get("podpis", ""))


def _token(konsultacja: Konsultacja, adres: str | None) -> str:
    """The token as its recipient has it: in the mail that was just put into the outbox."""
    if adres is None:
        return Konsultacja.objects.get(pk=konsultacja.pk).otwarty_token
    mail = Wiadomosc.objects.get(email=adres, przedmiot=f"konsultacja:{konsultacja.pk}")
    return mail.tajne["link"].rstrip("/").rsplit("/", 1)[1]
