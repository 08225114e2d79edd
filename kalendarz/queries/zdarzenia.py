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
from cykl.queries.przypomnienia import adresaci
from cykl.queries.role import Role, role_osoby
from diagnoza.models import ProsbaODokument
from edycje.models import Edycja, Krok, Proces
from kalendarz.enums import RodzajZdarzenia
from kalendarz.zdarzenia import Zdarzenie
from konta.models import User
from sesje.models import ZadanieOsoby
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
    if procesy:
        dane = fakty_planu(procesy)
        found += [
            *_terminy(dane, od, do),
            *_przypomnienia(user, dane),
            *_prosby(user, procesy, od, do),
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


def _prosby(user: User, procesy: list[Proces], od: date, do: date) -> Iterator[Zdarzenie]:
    """Documents that advisors ask a team for and that have not come yet."""
    jst = {proces.pk: str(proces.jst) for proces in procesy}
    rows = ProsbaODokument.objects.visible_to(user).open()
    for prosba in rows.filter(proces__in=list(jst), termin__range=(od, do)):
        late = prosba.is_overdue
        yield Zdarzenie(
            rodzaj=RodzajZdarzenia.PROSBA,
            klucz=f"prosba-{prosba.pk}",
            dzien=prosba.termin,
            tytul=f"Prośba o dokument: {prosba.tresc}",
            adres=reverse("diagnoza:dane_list", args=[prosba.proces_id]),
            stan="pilne" if late else "czeka",
            slowo="po terminie" if late else "czeka na zespół",
            stamp=prosba.created_at,
            jst=jst[prosba.proces_id],
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
            if rung is None or not _gets(user, ludzie[dane.proces.pk], sprawa.role(rung.numer)):
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


def _gets(user: User, ludzie, role: Iterable[str]) -> bool:
    return any(osoba.pk == user.pk for one in role for osoba in adresaci(ludzie, one))


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
