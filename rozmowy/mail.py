"""Texts of mails about comments, made at the moment of sending."""

from django.conf import settings

from powiadomienia.enums import Odbiorca, Tryb
from powiadomienia.models import Wiadomosc
from powiadomienia.rodzaje import Pole, RodzajWiadomosci, Tresc, TrescPowiadomienia, register
from powiadomienia.tresci import uloz_tresc
from rozmowy.miejsca import get_miejsce
from rozmowy.models import Komentarz

KOMENTARZ = "komentarz"
WZMIANKA = "wzmianka"
PROPOZYCJA_ROZSTRZYGNIETA = "propozycja_rozstrzygnieta"
GRUPA = "Rozmowy przy dokumentach"


def build(wiadomosc: Wiadomosc) -> Tresc | None:
    """None for a comment taken back, or one this person may no longer read."""
    komentarz = (
        Komentarz.objects.visible_to(wiadomosc.odbiorca)
        .current()
        .filter(pk=wiadomosc.dane["komentarz"])
        .select_related("autor", "rozstrzygnal", "proces__jst")
        .first()
    )
    if komentarz is None:
        return None
    miejsce = get_miejsce(komentarz.miejsce)
    obiekt = miejsce.znajdz(komentarz.proces_id, komentarz.obiekt_pk) if miejsce else None
    adres = settings.ADRES_APLIKACJI + komentarz.get_absolute_url()
    decided = komentarz.rozstrzygnal is not None
    pola = {
        "jst": komentarz.proces.jst,
        "autor": komentarz.autor,
        "komu": " do doradców" if komentarz.is_for_advisors else "",
        "przy": f", przy: {miejsce.opis(obiekt)}" if obiekt else "",
        "tresc": komentarz.tresc,
        "propozycja": komentarz.propozycja,
        "propozycja_z_tytulem": f"Propozycja tekstu:\n{komentarz.propozycja}"
        if komentarz.propozycja
        else "",
        "kto": komentarz.rozstrzygnal if decided else "",
        "decyzja": komentarz.get_stan_propozycji_display() if decided else "",
        "adres": adres,
    }
    return uloz_tresc(wiadomosc, pola, adres=adres)


JST = Pole("jst", "samorząd", "gmina Chęciny (świętokrzyskie)")
PRZY = Pole("przy", "miejsce w dokumencie, z przecinkiem", ", przy: cel 2")
PROPOZYCJA = Pole("propozycja", "proponowany tekst", "Do końca roku szkoły…")
ADRES = Pole("adres", "adres miejsca w aplikacji", "https://doradztwo.example.org/procesy/1/")
POLA_KOMENTARZA = (
    JST,
    Pole("autor", "kto napisał", "Anna Nowak"),
    Pole("komu", "„ do doradców”, gdy komentarz jest tylko dla nich", " do doradców"),
    PRZY,
    Pole("tresc", "treść komentarza", "Czy ten wskaźnik da się zmierzyć?"),
    Pole("propozycja_z_tytulem", "propozycja tekstu z tytułem", "Propozycja tekstu:\nDo końca…"),
    ADRES,
)
POLA_PROPOZYCJI = (
    JST,
    Pole("kto", "kto rozstrzygnął", "Anna Nowak"),
    Pole("decyzja", "jak rozstrzygnięto", "przyjęta"),
    PRZY,
    PROPOZYCJA,
    ADRES,
)


def _notice(tekst: str):
    def powiadom(wiadomosc: Wiadomosc) -> TrescPowiadomienia:
        return TrescPowiadomienia(tekst, wiadomosc.dane["adres"])

    return powiadom


RODZAJE = (
    RodzajWiadomosci(
        KOMENTARZ,
        "Nowy komentarz przy dokumencie",
        build,
        pola=POLA_KOMENTARZA,
        grupa=GRUPA,
        opis="Ktoś napisał komentarz albo odpowiedział w rozmowie, w której jesteś.",
        dla=(
            Odbiorca.ZESPOL,
            Odbiorca.DORADCA,
            Odbiorca.KOORDYNATOR,
        ),
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        powiadom=_notice("Jest nowy komentarz przy dokumencie."),
    ),
    RodzajWiadomosci(
        WZMIANKA,
        "Komentarz skierowany do Ciebie",
        build,
        pola=POLA_KOMENTARZA,
        grupa=GRUPA,
        opis="Ktoś wskazał Cię w komentarzu i czeka na odpowiedź.",
        dla=(
            Odbiorca.ZESPOL,
            Odbiorca.DORADCA,
            Odbiorca.KOORDYNATOR,
        ),
        zbiorcza=True,
        powiadom=_notice("Ktoś skierował do Ciebie komentarz."),
    ),
    RodzajWiadomosci(
        PROPOZYCJA_ROZSTRZYGNIETA,
        "Zespół rozstrzygnął Twoją propozycję",
        build,
        pola=POLA_PROPOZYCJI,
        grupa=GRUPA,
        opis="Zespół przyjął albo odrzucił tekst, który zaproponowałeś lub zaproponowałaś.",
        dla=(
            Odbiorca.ZESPOL,
            Odbiorca.DORADCA,
            Odbiorca.KOORDYNATOR,
        ),
        zbiorcza=True,
        tryb=Tryb.DZIENNY,
        powiadom=_notice("Zespół rozstrzygnął Twoją propozycję tekstu."),
    ),
)


def register_rodzaje() -> None:
    for rodzaj in RODZAJE:
        register(rodzaj)
