"""Everything that a person has on given days, read anew each time from what the person may see."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from cykl.kroki import stan_kroku
from cykl.przypomnienia import FaktyPlanu, sprawy
from cykl.queries.nastepne import pierwszy_dzien
from cykl.queries.osoby import osoby_procesow
from cykl.queries.plan import fakty_planu
from cykl.queries.przypomnienia import adresaci_sprawy
from cykl.queries.role import Role, role_osoby
from doradztwo.teksty import MIESIACE
from edycje.models import Edycja, Krok, Proces
from jst.models import Doradca
from kalendarz.enums import RodzajZdarzenia
from kalendarz.zdarzenia import Zdarzenie
from konta.models import User
from sesje.models import ZadanieOsoby
from sesje.queries import terminy_godzin
from spotkania.ics import wydarzenie_spotkania
from spotkania.models import Spotkanie


def zdarzenia(user: User, od: date, do: date) -> list[Zdarzenie]:
    """Of the days from ``od`` to ``do``, in order. The number of queries depends on the roles of
    the person alone: not on how many Procesy, meetings or tasks there are.

    People of a team and advisors have what happens in their Procesy; people of ORE the meetings
    and windows of their editions, without the deadlines of hundreds of Procesy.
    """
    role = role_osoby(user)
    procesy = _procesy(user, role)
    found = [
        *_spotkania(user, role, procesy, od, do),
        *_terminy_edycji(user, role, od, do),
        *_zadania(user, od, do),
    ]
    if role.is_doradca:
        found += _godziny(role.doradca_pk)
    if procesy:
        dane = fakty_planu(procesy)
        found += [
            *_terminy(dane, od, do),
            *_przypomnienia(user, dane),
            *_prosby(dane),
        ]
    chosen = [one for one in found if one.dzien <= do and one.dni[-1] >= od]
    return sorted(chosen, key=lambda one: one.porzadek)


def _procesy(user: User, role: Role) -> list[Proces]:
    """Procesy in which the person works, as far as the person sees them."""
    pks = {*role.procesy_zespolu, *(role.procesy_doradcy if role.is_doradca else ())}
    if not pks:
        return []
    visible = Proces.objects.visible_to(user).filter(pk__in=pks)
    return list(visible.select_related("jst", "edycja").order_by("pk"))


def _spotkania(
    user: User, role: Role, procesy: list[Proces], od: date, do: date
) -> Iterator[Zdarzenie]:
    edycje = {*role.edycje, *(proces.edycja_id for proces in procesy)}
    if not edycje:
        return
    own = (
        Q(proces__in=[proces.pk for proces in procesy])
        | Q(proces=None, edycja__in=edycje)
        | Q(edycja__in=role.edycje)
    )
    rows = Spotkanie.objects.visible_to(user).filter(
        own, poczatek__lt=_moment(do + timedelta(days=1)), koniec__gte=_moment(od)
    )
    for spotkanie in rows.select_related("proces__jst"):
        stan, slowo = spotkanie.stan
        yield Zdarzenie(
            rodzaj=RodzajZdarzenia.SPOTKANIE,
            klucz=f"spotkanie-{spotkanie.pk}",
            dzien=timezone.localdate(spotkanie.poczatek),
            tytul=spotkanie.tytul,
            adres=reverse("spotkania:spotkanie_detail", args=[spotkanie.pk]),
            stan=stan,
            slowo=slowo,
            stamp=spotkanie.created_at,
            jst=str(spotkanie.proces.jst) if spotkanie.proces else "",
            poczatek=spotkanie.poczatek,
            koniec=spotkanie.koniec,
            miejsce=spotkanie.miejsce or spotkanie.get_forma_display(),
            wydarzenie=wydarzenie_spotkania(spotkanie),
        )


def _terminy_edycji(user: User, role: Role, od: date, do: date) -> Iterator[Zdarzenie]:
    """Windows of an edition: the days by which most Procesy finish a Krok."""
    if not role.edycje:
        return
    edycje = Edycja.objects.visible_to(user).filter(pk__in=role.edycje)
    kroki = Krok.objects.filter(edycja__in=edycje, do__range=(od, do)).select_related("edycja")
    today = timezone.localdate()
    for krok in kroki:
        yield Zdarzenie(
            rodzaj=RodzajZdarzenia.KROK,
            klucz=f"edycja-krok-{krok.pk}",
            dzien=krok.do,
            tytul=f"Termin w edycji: {krok.nazwa}",
            adres=reverse("cykl:tablica", args=[krok.edycja_id]),
            stan="pauza" if krok.do < today else "przed",
            slowo="minął" if krok.do < today else "przed nami",
            stamp=krok.edycja.created_at,
            opis=str(krok.edycja),
        )


def _zadania(user: User, od: date, do: date) -> Iterator[Zdarzenie]:
    """Tasks of this person agreed in sessions."""
    rows = ZadanieOsoby.objects.visible_to(user).of_user(user).current()
    rows = rows.filter(termin__range=(od, do)).select_related("sesja__proces__jst")
    today = timezone.localdate()
    for zadanie in rows:
        stan, slowo = zadanie.stan(today)
        proces = zadanie.sesja.proces
        yield Zdarzenie(
            rodzaj=RodzajZdarzenia.ZADANIE,
            klucz=f"zadanie-{zadanie.pk}",
            dzien=zadanie.termin,
            tytul=f"Zadanie: {zadanie.tresc}",
            adres=reverse("sesje:sesja_list", args=[proces.pk]),
            stan=stan,
            slowo=slowo,
            stamp=zadanie.sesja.created_at,
            jst=str(proces.jst),
        )


def _prosby(wszystkie: Iterable[FaktyPlanu]) -> Iterator[Zdarzenie]:
    """Documents that advisors ask a team for and that have not come yet."""
    today = timezone.localdate()
    for dane in wszystkie:
        for prosba in dane.prosby:
            late = prosba.termin < today
            yield Zdarzenie(
                rodzaj=RodzajZdarzenia.PROSBA,
                klucz=f"prosba-{prosba.pk}",
                dzien=prosba.termin,
                tytul=f"Prośba o dokument: {prosba.tresc}",
                adres=reverse("zbiory:dane_list", args=[dane.proces.pk]),
                stan="pilne" if late else "czeka",
                slowo="po terminie" if late else "czeka na zespół",
                stamp=prosba.created_at,
                jst=str(dane.proces.jst),
            )


def _terminy(wszystkie: Iterable[FaktyPlanu], od: date, do: date) -> Iterator[Zdarzenie]:
    """Last days of the windows that hold for a Proces; none while it is paused or ended."""
    today = timezone.localdate()
    for dane in wszystkie:
        proces = dane.proces
        for okno in dane.okna:
            if not od <= okno.do <= do:
                continue
            stan = stan_kroku(okno, dane.fakty, proces.edycja, proces.status, today)
            yield Zdarzenie(
                rodzaj=RodzajZdarzenia.KROK,
                klucz=f"krok-{okno.krok.pk}-{proces.pk}",
                dzien=okno.do,
                tytul=f"Termin: {okno.krok.nazwa}",
                adres=reverse("cykl:proces_detail", args=[proces.pk]),
                stan=stan.stan,
                slowo="po terminie" if stan.is_late else stan.slowo,
                stamp=proces.created_at,
                jst=str(proces.jst),
            )


def _przypomnienia(user: User, wszystkie: list[FaktyPlanu]) -> Iterator[Zdarzenie]:
    """The next reminder of everything that waits, where this person will get it."""
    day = pierwszy_dzien()
    ludzie = osoby_procesow([dane.proces.pk for dane in wszystkie])
    for dane in wszystkie:
        for sprawa in sprawy(dane):
            rung = sprawa.nastepny(day)
            if rung is None:
                continue
            people = adresaci_sprawy(sprawa, rung.numer, ludzie[dane.proces.pk])
            if user.pk not in [osoba.pk for osoba in people]:
                continue
            yield Zdarzenie(
                rodzaj=RodzajZdarzenia.PRZYPOMNIENIE,
                klucz=f"przypomnienie-{sprawa.wiersz.rodzaj}-{sprawa.przedmiot}".replace(":", "-"),
                dzien=rung.dzien,
                tytul=f"Przypomnienie {sprawa.czego}",
                adres=reverse("cykl:proces_detail", args=[dane.proces.pk]),
                stan="przed",
                slowo="dostaniesz, jeśli nic się nie zmieni",
                stamp=dane.proces.created_at,
                jst=str(dane.proces.jst),
            )


def _godziny(doradca_pk: int) -> Iterator[Zdarzenie]:
    """Days on which an advisor is reminded of hours and of closing a month, of all Jst at once."""
    doradca = Doradca.objects.select_related("user").get(pk=doradca_pk)
    for termin in terminy_godzin(doradca, pierwszy_dzien()):
        co = "zamknięciu miesiąca" if termin.is_zamkniecie else "brakujących godzinach"
        miesiac = termin.miesiac
        yield Zdarzenie(
            rodzaj=RodzajZdarzenia.PRZYPOMNIENIE,
            klucz=f"godziny-{doradca_pk}-{termin.okres}".replace("/", "-"),
            dzien=termin.dzien,
            tytul=f"Przypomnienie o {co}: {MIESIACE[miesiac.month - 1]} {miesiac.year}",
            adres=reverse("sesje:miesiac_detail", args=[miesiac.year, miesiac.month]),
            stan="przed",
            slowo="dostaniesz, jeśli nic się nie zmieni",
            stamp=doradca.user.date_joined,
        )


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
