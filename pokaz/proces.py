"""Plays one Proces of the demo up to its stage, each event at its date, by the real services."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

from arkusz.services.arkusz import close_arkusze, save_odpowiedzi, send_arkusz
from cykl.services import przejscia
from edycje.enums import Funkcja, RodzajKroku
from edycje.models import CzlonekZespolu, Proces
from edycje.services.przydzialy import assign_doradcy
from jst.enums import RodzajJst
from jst.models import Jst
from konta.models import User
from konta.services.slad import record
from obszary.models import Obszar, Stwierdzenie
from pokaz.edycja import Kalendarz, Obsada
from pokaz.odpowiedzi import opinions, ratings
from pokaz.sesje import log_sessions, object_to_sessions
from pokaz.zegar import clock_at
from spotkania.enums import FormaSpotkania
from spotkania.models import Spotkanie
from spotkania.services.spotkania import hold_spotkanie, plan_spotkanie
from wynik.services.wybor import choose_obszar
from zbiory.models import ZebraneDane
from zbiory.services.dane import update_dane

FUNKCJE = (
    (Funkcja.NACZELNIK, "naczelnik Wydziału Oświaty"),
    (Funkcja.INSPEKTOR, "inspektor ds. oświaty"),
    (Funkcja.SKARBNIK, "skarbnik"),
    (Funkcja.DYREKTOR_SZKOLY, "dyrektor szkoły podstawowej"),
)
KTO_KIERUJE = {
    RodzajJst.POWIAT: Funkcja.STAROSTA,
    RodzajJst.MIASTO_NA_PRAWACH_POWIATU: Funkcja.PREZYDENT,
    RodzajJst.GMINA_WIEJSKA: Funkcja.WOJT,
}
WNIOSKI = (
    "Różnice między szkołami są większe, niż myśleliśmy.",
    "Dane są w trzech wydziałach i w różnych układach.",
    "Od trzech lat niewiele się tu zmienia.",
    "Szkoły liczą to samo na różne sposoby.",
    "Najmniejsze szkoły są w najtrudniejszym położeniu.",
)


class Rezyser:
    """One Proces on its way: who takes part in it and when things happen."""

    def __init__(self, tlo: SimpleNamespace, obsada: Obsada, opis: dict, numer: int):
        self.tlo, self.obsada, self.opis, self.numer = tlo, obsada, opis, numer
        self.edycja, self.koordynator = tlo.edycja, tlo.koordynator
        self.kalendarz: Kalendarz = tlo.kalendarz
        self.ros, self.pro = tlo.teamy[numer // 4]
        self.kroki = {(krok.rodzaj, krok.numer): krok for krok in self.edycja.kroki.all()}

    def at(self, day: int, hour: int = 10):
        return clock_at(self.kalendarz.moment(day, hour))

    def join(self, konta: dict[str, str]) -> None:
        """The Jst enters with its team; ``konta`` gives addresses of demo accounts by role."""
        jst = Jst.objects.get(identyfikator=self.opis["teryt"][:6])
        with self.at(-10):
            self.proces = Proces.objects.create(
                edycja=self.edycja,
                jst=jst,
                grupa=self.tlo.grupy[self.opis["grupa"]],
                przyklad=self.opis.get("przyklad", False),
            )
            record(
                self.proces,
                "dodano samorząd do edycji",
                kto=self.koordynator,
                na=jst,
                proces_pk=self.proces.pk,
            )
            self.zespol = [
                self._add_member(*FUNKCJE[place], place == 0, konta.get(f"osoba{place}", ""))
                for place in range(self.opis["osoby"])
            ]
            self.decydent = self._add_decydent(jst, konta.get("decydent", ""))
        self.lider = self.zespol[0].user

    def _add_member(self, funkcja, stanowisko, is_lider, email) -> CzlonekZespolu:
        user = self.obsada.next_person(email)
        if "cisza" in self.opis:
            silent = self.kalendarz.teraz - timedelta(days=self.opis["cisza"])
            User.objects.filter(pk=user.pk).update(last_seen_at=silent)
        return CzlonekZespolu.objects.create(
            proces=self.proces,
            user=user,
            imie=user.imie,
            nazwisko=user.nazwisko,
            email=user.email,
            telefon=user.telefon,
            funkcja=funkcja,
            stanowisko=stanowisko,
            is_lider=is_lider,
        )

    def _add_decydent(self, jst, email) -> CzlonekZespolu:
        """The head of the Jst; every third one has no account."""
        funkcja = KTO_KIERUJE.get(jst.rodzaj, Funkcja.BURMISTRZ)
        user = self.obsada.next_person(email)
        no_account = not email and self.numer % 3 == 2 and self.opis["dokad"] in BEZ_HDR
        member = CzlonekZespolu.objects.create(
            proces=self.proces,
            user=None if no_account else user,
            imie=user.imie,
            nazwisko=user.nazwisko,
            email="" if no_account else user.email,
            funkcja=funkcja,
            stanowisko=funkcja.label,
            is_decydent=True,
            wypelnia_arkusz=False,
        )
        User.objects.filter(pk=user.pk).update(last_seen_at=None)
        return member

    def fill_sheets(self) -> None:
        statements = list(
            Stwierdzenie.objects.filter(wersja=self.edycja.wersja_arkusza).select_related("obszar")
        )
        for place, czlonek in enumerate(self.zespol):
            with self.at(3 + 4 * place + self.numer % 3, 9 + place):
                answers = ratings(statements, self.opis["obszar"], self.numer, place)
                save_odpowiedzi(
                    self.proces.pk,
                    czlonek,
                    answers,
                    wspolny=False,
                    obszar_nr=12,
                    oceny=opinions(self.opis["obszar"], self.numer, place),
                )
                send_arkusz(self.proces.pk, czlonek, wspolny=False)
        if not hasattr(Proces.objects.get(pk=self.proces.pk), "wynik_zespolu"):
            with self.at(20):
                close_arkusze(self.proces.pk, self.lider)

    def choose(self, przeslanka: str, uzasadnienie: str) -> None:
        with self.at(21):
            choose_obszar(
                self.proces.pk,
                self.lider,
                obszar=Obszar.objects.get(nr=self.opis["obszar"]),
                przeslanka=przeslanka,
                uzasadnienie=uzasadnienie,
                powod_odstepstwa="Obszar oceniony niżej prowadzimy w innym projekcie.",
            )

    def assign(self) -> None:
        with self.at(22):
            assign_doradcy(
                [self.proces],
                ros=self.ros,
                pro=self.pro,
                od=self.kalendarz.moment(22).date(),
                oswiadczenie=True,
                powod="",
                kto=self.koordynator,
            )

    def plan_meeting(self, numer: int, day: int, planned_on: int) -> Spotkanie:
        krok = self.kroki[RodzajKroku.SPOTKANIE_W_JST, numer]
        # A planned meeting may lie in the future: it is counted from the start, not capped by now.
        start = self.kalendarz.moment(0, 10) + timedelta(days=day)
        start += timedelta(days={5: 2, 6: 1}.get(start.weekday(), 0))
        with self.at(planned_on, 12):
            return plan_spotkanie(
                Spotkanie(
                    edycja=self.edycja,
                    proces=self.proces,
                    krok=krok,
                    tytul=krok.nazwa,
                    poczatek=start,
                    koniec=start + timedelta(hours=4),
                    forma=FormaSpotkania.STACJONARNIE,
                    miejsce="urząd, sala narad",
                    porzadek="Rozmowa z kierownictwem JST.\nPraca zespołu.\nUstalenia i terminy.",
                ),
                kto=self.ros.user,
            )

    def hold_meeting(self, spotkanie: Spotkanie, day: int, ustalenia: str) -> None:
        spotkanie.refresh_from_db()
        with self.at(day, 16):
            hold_spotkanie(
                spotkanie,
                [czlonek.pk for czlonek in self.zespol],
                ustalenia,
                spotkanie.wersja,
                kto=self.ros.user,
            )

    def pass_gate(self, day: int) -> None:
        with self.at(day, 14):
            przejscia.przejdz_bramke(self.proces.pk, kto=self.lider)

    def collect_data(self, how_many: int | None = None) -> None:
        rows = list(ZebraneDane.objects.filter(proces=self.proces))
        for index, dane in enumerate(rows[:how_many]):
            last = how_many is None and index == len(rows) - 1
            zmiany = (
                {
                    "stan": "niedostepne",
                    "powod_niedostepnosci": "Szkoły zaczną zbierać te dane od nowego roku.",
                }
                if last
                else {
                    "stan": "zebrane",
                    "zrodlo": "wydział oświaty (przykład)",
                    "okres": "trzy ostatnie lata szkolne",
                    "wniosek": WNIOSKI[index % len(WNIOSKI)],
                    "odpowiedzialny": self.zespol[index % len(self.zespol)],
                }
            )
            with self.at(28 + 3 * index):
                update_dane(dane, zmiany, dane.wersja, self.zespol[index % 2].user)

    def log_sessions(self, until: int) -> None:
        log_sessions(self, until)
        if self.numer == 0:
            object_to_sessions(self)


# Stages in which nobody has to accept an HDR yet: their decydent may have no account.
BEZ_HDR = ("wybrany", "dane", "spotkanie1", "diagnoza", "hdr_szkic")
Scena = Callable[[Rezyser], None]
