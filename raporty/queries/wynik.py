"""Data of the group result for the workshop: group figures alone, plain values."""

from django.utils import timezone

from edycje.models import Proces
from obszary.models import Stwierdzenie
from wynik.models import WyborObszaru
from wynik.obliczenia import WynikObszaru
from wynik.queries import WynikGrupy, get_glosowanie, get_porownanie, get_rozbieznosci, get_wynik


def dane_wyniku(proces: Proces) -> dict:
    """Everything on the slides, or an empty dict before the sheets are closed."""
    grupa = get_wynik(proces)
    if grupa is None:
        return {}
    rozbiezne = get_rozbieznosci(grupa)
    return {
        "jst": {
            "nazwa": proces.jst.nazwa_z_rodzajem,
            "rodzaj": proces.jst.get_rodzaj_display(),
            "wojewodztwo": proces.jst.wojewodztwo,
        },
        "edycja": {"nazwa": proces.edycja.nazwa, "numer_projektu": proces.edycja.numer_projektu},
        "arkusze": grupa.wynik.liczba_arkuszy,
        "wspolny": grupa.wynik.wspolny,
        "zamknieto": timezone.localdate(grupa.wynik.zamknieto_at).isoformat(),
        "wersja_arkusza": str(proces.edycja.wersja_arkusza),
        "obszary": _obszary(proces, grupa),
        "podpowiedzi": [
            {
                "nr": one.wynik.nr,
                "nazwa": one.wynik.nazwa,
                "powody": one.powody,
                "uwagi": one.uwagi,
            }
            for one in grupa.podpowiedzi
        ],
        "mocne": [wynik.nr for wynik in grupa.mocne],
        "rozbieznosci": [
            {
                "pk": stwierdzenie.pk,
                "numer": f"{stwierdzenie.obszar.nr}.{stwierdzenie.numer}",
                "skrot": stwierdzenie.obszar.skrot,
                "tekst": stwierdzenie.tekst,
                "od": one.najnizsza,
                "do": one.najwyzsza,
            }
            for stwierdzenie, one in rozbiezne
        ],
        "glosowanie": _glosowanie(proces),
        "wybor": _wybor(proces),
    }


def _obszary(proces: Proces, grupa: WynikGrupy) -> list[dict]:
    porownanie = get_porownanie(proces)
    teksty: dict[int, list[dict]] = {}
    rows = Stwierdzenie.objects.filter(wersja=proces.edycja.wersja_arkusza_id)
    for one in rows.order_by("obszar__nr", "numer"):
        teksty.setdefault(one.obszar_id, []).append(
            {"pk": one.pk, "numer": one.numer, "tekst": one.tekst}
        )
    return [
        obszar_do_rysunku(wynik)
        | {
            "oceny": _poziomy(grupa, wynik.obszar_pk),
            "edycja": _srednia(porownanie.edycja.get(wynik.obszar_pk)),
            "rodzaj": _srednia(porownanie.rodzaj.get(wynik.obszar_pk)),
            "stwierdzenia": teksty.get(wynik.obszar_pk, []),
        }
        for wynik in grupa.obszary
    ]


def obszar_do_rysunku(wynik: WynikObszaru) -> dict:
    """``mediana`` and ``srednia`` as exact fractions: the slides are drawn from them."""
    zgodnosc = "zgodnie" if wynik.is_agreed else "różnie" if wynik.is_disputed else ""
    return {
        "pk": wynik.obszar_pk,
        "nr": wynik.nr,
        "nazwa": wynik.nazwa,
        "skrot": wynik.skrot,
        "oceny_liczba": wynik.oceny,
        "nie_wiem": wynik.nie_wiem,
        "nie_dotyczy": wynik.nie_dotyczy,
        "mediana": str(wynik.mediana) if wynik.is_shown else "",
        "srednia": str(wynik.srednia) if wynik.is_shown else "",
        "najnizsza": wynik.najnizsza,
        "najwyzsza": wynik.najwyzsza,
        "zgodnosc": zgodnosc,
    }


def _poziomy(grupa: WynikGrupy, obszar_pk: int) -> dict[str, str]:
    oceny = grupa.oceny.get(obszar_pk)
    if oceny is None or not oceny.is_shown:
        return {}
    return {
        nazwa: poziom.label if poziom else ""
        for nazwa, poziom in (
            ("trudnosc", oceny.trudnosc),
            ("chec", oceny.chec),
            ("koniecznosc", oceny.koniecznosc),
        )
    }


def _srednia(srednia) -> dict:
    return {"wartosc": srednia.liczba, "jst": srednia.jst} if srednia else {}


def _glosowanie(proces: Proces) -> dict:
    glosowanie = get_glosowanie(proces)
    if glosowanie.wynik is None:
        return {}
    return {
        "osoby": glosowanie.wynik.liczba_glosujacych,
        "punkty": [
            {"nr": obszar.nr, "nazwa": obszar.nazwa, "punkty": punkty}
            for obszar, punkty in glosowanie.punkty
        ],
    }


def _wybor(proces: Proces) -> list[dict]:
    rows = WyborObszaru.objects.current().filter(proces=proces).select_related("obszar")
    return [
        {
            "nr": one.obszar.nr,
            "nazwa": one.obszar.nazwa,
            "przeslanka": one.get_przeslanka_display(),
            "uzasadnienie": one.uzasadnienie,
        }
        for one in rows
    ]
