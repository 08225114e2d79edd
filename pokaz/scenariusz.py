"""The whole demo, scene by scene."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import timezone

from cykl.services import przejscia
from edycje.enums import RodzajKroku
from podsumowanie.services.podsumowanie import accept_podsumowanie
from pokaz import (
    biblioteka,
    kalendarz,
    konsultacje,
    przed_i_po,
    przypomnienia,
    wdrozenie,
    zapozyczenie,
)
from pokaz import diagnoza_i_hdr as scena
from pokaz.edycja import Obsada, load_dane, make_edycja
from pokaz.powiadomienia import settle_powiadomienia
from pokaz.proces import Rezyser
from pokaz.rozliczenia import settle
from pokaz.rozmowy import talk
from pokaz.zebrane_dane import play as play_zebrane_dane
from pokaz.zegar import clock_at
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc
from spotkania.enums import FormaSpotkania
from spotkania.models import Spotkanie
from spotkania.services.spotkania import czlonkowie_spotkania, hold_spotkanie, plan_spotkanie

CHECINY = "checiny"
KONTA_CHECIN = {
    "osoba0": "lider@example.org",
    "osoba1": "czlonek@example.org",
    "decydent": "decydent@example.org",
}
USTALENIA_1 = (
    "Rozmowa z kierownictwem: wsparcie dla zespołu i czas na pracę.\n"
    "Zespół: zasady współpracy, kodeks etyczny, jak jest i jak chcemy, żeby było.\n"
    "Ustalono listę danych i osoby, które je zbiorą."
)
USTALENIA_2 = (
    "Uzgodniono przyczyny, lukę rozwojową i priorytety. HDR pisze zespół, doradcy komentują."
)


@transaction.atomic
def play_demo() -> None:
    """Fill an empty database with the demo edition. Mails about the past are not sent."""
    obsada = Obsada()
    tlo = make_edycja(obsada)
    rezyserzy = [
        Rezyser(tlo, obsada, opis, numer)
        for numer, opis in enumerate(_with_checiny_first(load_dane("edycja.json")["procesy"]))
    ]
    for r in rezyserzy:
        r.join(KONTA_CHECIN if r.opis["dokad"] == CHECINY else {})
    _general_meeting(tlo, RodzajKroku.SPOTKANIE_INICJUJACE, None, rezyserzy)
    for r in rezyserzy:
        _play_etap_1(r)
    _general_meeting(tlo, RodzajKroku.SZKOLENIA, 1, rezyserzy)
    _general_meeting(tlo, RodzajKroku.SZKOLENIA, 2, rezyserzy)
    for r in rezyserzy:
        if r.opis["dokad"] != "wybrany":
            _play_on(r)
        _end(r)
        biblioteka.show(r)
    zapozyczenie.play(rezyserzy)
    _plan_closing(tlo)
    settle(tlo)
    przypomnienia.play(rezyserzy)
    kalendarz.turn_on(rezyserzy)
    _silence_past_mails()
    settle_powiadomienia()


def _with_checiny_first(opisy: list[dict]) -> list[dict]:
    """The demo advisors serve the first four: they meet Chęciny and three other stages."""
    first = ("checiny", "w_opinii", "spotkanie1", "wdrozenie")
    chosen = [next(opis for opis in opisy if opis["dokad"] == dokad) for dokad in first]
    return chosen + [opis for opis in opisy if opis not in chosen]


def _general_meeting(tlo, rodzaj, numer, rezyserzy) -> None:
    """A meeting of the whole edition, held, with about nine in ten people present."""
    krok = tlo.edycja.kroki.get(rodzaj=rodzaj, numer=numer)
    day = (krok.od - tlo.kalendarz.od).days
    start = tlo.kalendarz.moment(day, 10)
    with _clock(tlo, day - 14):
        spotkanie = plan_spotkanie(
            Spotkanie(
                edycja=tlo.edycja,
                krok=krok,
                tytul=krok.nazwa,
                poczatek=start,
                koniec=start + timedelta(hours=6),
                forma=FormaSpotkania.STACJONARNIE,
                miejsce="Ośrodek Rozwoju Edukacji (przykład)",
                porzadek="Powitanie\nCzęść merytoryczna\nPraca w zespołach",
            ),
            kto=tlo.koordynator,
        )
    people = czlonkowie_spotkania(spotkanie).values_list("pk", flat=True)
    with _clock(tlo, day, 18):
        hold_spotkanie(
            spotkanie,
            [pk for index, pk in enumerate(people) if index % 10 != 7],
            "",
            spotkanie.wersja,
            kto=tlo.koordynator,
        )


def _plan_closing(tlo) -> None:
    krok = tlo.edycja.kroki.get(rodzaj=RodzajKroku.SPOTKANIE_PODSUMOWUJACE)
    start = tlo.kalendarz.moment(0) + (krok.od - tlo.kalendarz.od)
    plan_spotkanie(
        Spotkanie(
            edycja=tlo.edycja,
            krok=krok,
            tytul=krok.nazwa,
            poczatek=start,
            koniec=start + timedelta(hours=6),
            miejsce="Ośrodek Rozwoju Edukacji (przykład)",
        ),
        kto=tlo.koordynator,
    )


def _clock(tlo, day, hour=10):
    return clock_at(tlo.kalendarz.moment(day, hour))


def _play_etap_1(r: Rezyser) -> None:
    r.fill_sheets()
    przed_i_po.play_glosowanie(r)
    if r.opis["dokad"] == CHECINY:
        r.choose(**load_dane("checiny.json")["wybor"])
    else:
        r.choose("trudnosci", "Najsłabszy wynik arkusza i sprawa pilna dla szkół (przykład).")
    if r.opis["dokad"] == "wybrany":
        if r.opis["osoby"] == 3 and not r.opis.get("cisza"):
            r.assign()
        return
    r.assign()
    r.spotkanie_1 = r.plan_meeting(1, day=40, planned_on=23)


def _play_on(r: Rezyser) -> None:
    """Etap 2 and later, as far as the description says."""
    dokad = r.opis["dokad"]
    r.pass_gate(25)
    r.log_sessions(until=120)
    r.collect_data(None if dokad != "dane" else 3)
    play_zebrane_dane(r)
    if dokad == "dane":
        return
    r.hold_meeting(r.spotkanie_1, 40, USTALENIA_1)
    if dokad == "spotkanie1":
        if r.opis["obszar"] == konsultacje.OBSZAR_OTWARTEJ:
            konsultacje.play_open(r)
        r.plan_meeting(2, day=140, planned_on=118)
        return
    problemy, priorytety = _texts(r)
    made = scena.play_diagnoza(r, problemy, priorytety)
    if dokad == "diagnoza":
        r.plan_meeting(2, day=133, planned_on=115)
        return
    spotkanie_2 = r.plan_meeting(2, day=97, planned_on=80)
    r.hold_meeting(spotkanie_2, 97, USTALENIA_2)
    scena.play_hdr(r, made, priorytety, complete=dokad != "hdr_szkic")
    talk(r, settled=dokad != "hdr_szkic")
    if dokad == "hdr_szkic":
        return
    if dokad == CHECINY:
        wdrozenie.depend(r)
    scena.submit(r)
    if dokad == "w_opinii":
        return
    opinie = load_dane("checiny.json")["opinie"] if dokad == CHECINY else {}
    scena.give_opinions(r, opinie)
    if dokad == "do_akceptacji":
        scena.send_decydent_link(r)
        return
    _play_etap_3(r, priorytety)


def _texts(r: Rezyser):
    if r.opis["dokad"] == CHECINY:
        dane = load_dane("checiny.json")
        return dane["problemy"], dane["priorytety"]
    return scena.area_pattern(r.opis["obszar"])


def _play_etap_3(r: Rezyser, priorytety) -> None:
    scena.accept(r)
    r.pass_gate(118)
    pomiary = load_dane("checiny.json")["pomiary"] if r.opis["dokad"] == CHECINY else []
    scena.report(r, priorytety, pomiary)
    if r.opis["dokad"] == CHECINY:
        wdrozenie.carry_out(r)
    przed_i_po.play_powtorka(r)
    r.plan_meeting(3, day=165, planned_on=121)
    if r.opis["dokad"] in ("podsumowanie", "zakonczony"):
        scena.finish_actions(r)
        r.podsumowanie = scena.hand_in(r)


def _end(r: Rezyser) -> None:
    """How the story of some Procesy ends, by decision of the coordinator."""
    kto = r.koordynator
    if "wstrzymany" in r.opis:
        with r.at(50):
            przejscia.wstrzymaj(r.proces.pk, powod=r.opis["wstrzymany"], kto=kto)
    if "rezygnacja" in r.opis:
        with r.at(100):
            przejscia.odnotuj_rezygnacje(r.proces.pk, powod=r.opis["rezygnacja"], kto=kto)
    if r.opis["dokad"] == "zakonczony":
        with r.at(125, 9):
            accept_podsumowanie(r.podsumowanie, kto=kto)
        with r.at(125, 10):
            przejscia.odblokuj_bramke(
                r.proces.pk,
                powod="Zespół wdrożył wszystkie działania przed czasem (przykład).",
                kto=kto,
            )


def _silence_past_mails() -> None:
    """What the demo tells of happened long ago: its mails stay readable and never go out."""
    Wiadomosc.objects.filter(status=StatusWiadomosci.OCZEKUJE).update(
        status=StatusWiadomosci.ANULOWANA,
        odpowiedz_serwera="Zdarzenie z danych pokazowych: wiadomości nie wysłano.",
        wyslij_po=timezone.now(),
    )
    # Nobody but the sweep of beat would ever run these tasks, and there is nothing left to send.
    connection.run_on_commit.clear()
