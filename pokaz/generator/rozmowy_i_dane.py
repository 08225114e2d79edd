"""What teams add to the bare path: votes, tables of numbers, comments, forecasts, consultations."""

from konsultacje.enums import RodzajPytania, StatusKonsultacji
from konsultacje.models import Konsultacja, OdpowiedzKonsultacji, PytanieKonsultacji
from pokaz.generator.kontekst import Poziom, Sprawa, Wspolne
from pokaz.generator.teksty import KOMENTARZE
from prognoza.models import Prognoza
from rozmowy.models import Komentarz
from wynik.models import GlosNaObszar, WynikGlosowania
from wynik.models.glosowanie import PUNKTY
from zbiory.tabele import read_tabela, to_json

OSOB_DO_GLOSU = 3
ODPOWIEDZI = 12
Z_KONSULTACJA = 0.3


def make_glosy(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    """Three points of each member; the chosen area gets the most of them."""
    voting = [
        case for case in cases if case.poziom >= Poziom.OBSZAR and len(case.zespol) >= OSOB_DO_GLOSU
    ]
    pisarz = wspolne.pisarz
    pisarz.insert(
        [
            pisarz.build(
                GlosNaObszar,
                case.moment(Poziom.OBSZAR),
                proces=case.proces,
                czlonek=member,
                numer=number,
                obszar=case.obszar if number == 1 else wspolne.los.choice(wspolne.obszary),
            )
            for case in voting
            for member in case.zespol
            for number in range(1, PUNKTY + 1)
        ]
    )
    pisarz.insert(
        [
            pisarz.build(
                WynikGlosowania,
                case.moment(Poziom.OBSZAR),
                proces=case.proces,
                zamknal=case.lider.user,
                liczba_glosujacych=len(case.zespol),
            )
            for case in voting
        ]
    )


def build_tabela(wspolne: Wspolne) -> dict:
    """Pupils over four years, as a team would paste them."""
    year = wspolne.dzis.year - 4
    rows = [
        f"{year + n}/{year + n + 1}\t{wspolne.los.randint(400, 900)}\t{wspolne.los.randint(20, 60)}"
        for n in range(4)
    ]
    return to_json(read_tabela("\n".join(["Rok szkolny\tUczniowie\tNauczyciele", *rows])))


def make_rozmowy(wspolne: Wspolne, cases: list[Sprawa], dokumenty: dict[int, int]) -> None:
    """A thread of an advisor about each HDR and an answer of the lider; ``dokumenty``: its pk."""
    pisarz, los = wspolne.pisarz, wspolne.los
    written = [case for case in cases if case.proces.pk in dokumenty]
    place = {
        case.proces.pk: {"miejsce": "hdr", "obiekt_pk": dokumenty[case.proces.pk]}
        for case in written
    }
    threads = [
        pisarz.build(
            Komentarz,
            case.moment(Poziom.HDR_SZKIC),
            proces=case.proces,
            autor=doradca.user,
            tresc=los.choice(KOMENTARZE),
            rozwiazano_at=case.koniec if los.random() < 0.6 else None,
            **place[case.proces.pk],
        )
        for case in written
        for doradca in case.doradcy
    ]
    pisarz.insert(threads)
    leaders = {case.proces.pk: case.lider.user for case in written}
    pisarz.insert(
        [
            pisarz.build(
                Komentarz,
                thread.created_at,
                proces=thread.proces,
                autor=leaders[thread.proces_id],
                tresc="Dziękujemy, poprawimy (przykład).",
                watek=thread,
                **place[thread.proces_id],
            )
            for thread in threads
        ]
    )


def make_prognozy(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    los, year = wspolne.los, wspolne.dzis.year
    wspolne.pisarz.insert(
        [
            wspolne.pisarz.build(
                Prognoza,
                case.moment(Poziom.DIAGNOZA),
                proces=case.proces,
                urodzenia={str(rok): los.randint(60, 160) for rok in range(year - 15, year)},
                zrodlo="dane przykładowe",
                pierwszy_rok=year,
            )
            for case in cases
            if case.poziom >= Poziom.HDR_SZKIC
        ]
    )


def make_konsultacje(wspolne: Wspolne, cases: list[Sprawa]) -> None:
    """Closed surveys of one question on a scale and one in own words."""
    pisarz, los = wspolne.pisarz, wspolne.los
    rows = [
        pisarz.build(
            Konsultacja,
            case.moment(Poziom.DIAGNOZA),
            proces=case.proces,
            tytul="Czego potrzebują szkoły (przykład)",
            do=case.moment(Poziom.HDR_SZKIC).date(),
            status=StatusKonsultacji.ZAMKNIETA,
            otwarto_at=case.moment(Poziom.DIAGNOZA),
            zamknieto_at=case.moment(Poziom.HDR_SZKIC),
        )
        for case in cases
        if case.poziom >= Poziom.HDR_SZKIC and los.random() < Z_KONSULTACJA
    ]
    pisarz.insert(rows)
    questions = pisarz.insert(
        [
            PytanieKonsultacji(
                konsultacja=row, kolejnosc=number, rodzaj=rodzaj, tresc="Pytanie przykładowe"
            )
            for row in rows
            for number, rodzaj in enumerate((RodzajPytania.SKALA, RodzajPytania.TEKST), start=1)
        ]
    )
    scales = [one for one in questions if one.rodzaj == RodzajPytania.SKALA]
    pisarz.insert(
        [
            OdpowiedzKonsultacji(
                konsultacja=one.konsultacja,
                grupa="dyrektorzy",
                wartosci={str(one.pk): los.randint(1, 5)},
            )
            for one in scales
            for _ in range(ODPOWIEDZI)
        ]
    )
