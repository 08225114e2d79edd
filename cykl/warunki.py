"""The conditions under which a Krok is done (produkt.md, section 3). Pure functions.

A Krok is done when all its conditions are met; a gate opens when all the Kroki of its etap are
done and, for etap 1, the team stands. Nobody ticks anything by hand.
"""

from collections.abc import Callable
from dataclasses import dataclass

from cykl.fakty import Fakty
from doradztwo.teksty import counted
from edycje.enums import RodzajKroku
from edycje.models import Edycja, Krok
from hdr.enums import StatusHdr
from podsumowanie.enums import StatusPodsumowania
from spotkania.queries import FaktSpotkania

ZESPOL = "zespół"
LIDER = "lider"
DECYDENT = "decydent"
DORADCY = "doradcy"
DORADCA_ROS = "doradca ROS"
DORADCA_PRO = "doradca PRO"
KOORDYNATOR = "koordynator"


@dataclass(frozen=True, slots=True)
class Warunek:
    """One condition: what it says when unmet and when met, who fulfils it and on which page.

    ``polecenie`` is read only by those who fulfil it. ``mozliwy``: its turn has come; an opinion
    cannot be given before the HDR is handed over.
    """

    tekst: str
    jest: bool
    kto: str
    widok: str
    polecenie: str
    mozliwy: bool = True


def warunki_kroku(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    """Conditions of one Krok, in the order in which people meet them."""
    return _WARUNKI[krok.rodzaj](krok, fakty, edycja)


def warunki_zespolu(fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    """What gate 1 asks of the team besides its Kroki."""
    widok = "edycje:zespol_detail"
    granice = f"od {edycja.zespol_min} do {edycja.zespol_max}"
    return [
        Warunek(
            "Lider przyjął zaproszenie" if fakty.lider_przyjal else "Lider nie przyjął zaproszenia",
            fakty.lider_przyjal is not None,
            LIDER,
            widok,
            "Przyjmij zaproszenie",
        ),
        Warunek(
            f"Zespół liczy {counted(fakty.osoby, 'osobę,osoby,osób')}, ma liczyć {granice}",
            edycja.zespol_min <= fakty.osoby <= edycja.zespol_max,
            LIDER,
            widok,
            "Uzupełnijcie skład zespołu",
        ),
        Warunek(
            "Zespół ma decydenta" if fakty.ma_decydenta else "Nie wskazano decydenta",
            fakty.ma_decydenta,
            LIDER,
            widok,
            "Wskażcie decydenta",
        ),
    ]


def _spotkanie_ogolne(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    fakt = fakty.spotkania.get(krok.pk)
    return [
        Warunek(
            f"{krok.nazwa}: odbyte" if _odbyte(fakt) else f"{krok.nazwa}: jeszcze się nie odbyło",
            _odbyte(fakt),
            KOORDYNATOR,
            "spotkania:spotkanie_list",
            f"Zaplanuj i poprowadź: {krok.nazwa}",
        )
    ]


def _arkusz(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    zamkniety = fakty.wynik_zamknieto is not None
    return [
        Warunek(
            f"Arkusze wysłane: {fakty.arkusze_wyslane} z {fakty.arkusze_oczekiwane}",
            zamkniety,
            ZESPOL,
            "wynik:wynik_detail",
            "Wypełnijcie arkusz diagnostyczny",
        ),
        Warunek(
            "Obszar jest wybrany" if fakty.obszar_wybrano else "Obszar nie jest wybrany",
            fakty.obszar_wybrano is not None,
            LIDER,
            "wynik:wybor_obszaru_create" if zamkniety else "wynik:wynik_detail",
            "Wybierzcie obszar",
            mozliwy=zamkniety,
        ),
    ]


def _przydzial(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    oboje = fakty.ros_od is not None and fakty.pro_od is not None
    brak = [name for name, od in (("ROS", fakty.ros_od), ("PRO", fakty.pro_od)) if od is None]
    return [
        Warunek(
            "Doradcy ROS i PRO są przydzieleni"
            if oboje
            else f"Nie przydzielono doradcy {' ani '.join(brak)}",
            oboje,
            KOORDYNATOR,
            "edycje:doradcy_procesu",
            "Przydziel doradców",
        ),
        Warunek(
            "Termin pierwszego spotkania jest umówiony"
            if fakty.pierwsze_spotkanie
            else "Pierwsze spotkanie w JST nie ma terminu",
            fakty.pierwsze_spotkanie,
            "doradcy i lider",
            "spotkania:spotkanie_list",
            "Umówcie termin pierwszego spotkania",
        ),
    ]


def _dane(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    return [
        Warunek(
            f"Dane zebrane lub niedostępne: {fakty.dane_gotowe} z {fakty.dane_wszystkie}",
            0 < fakty.dane_wszystkie == fakty.dane_gotowe,
            ZESPOL,
            "zbiory:dane_list",
            "Zbierzcie dane o obszarze",
        )
    ]


def _spotkanie_w_jst(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    fakt = fakty.spotkania.get(krok.pk)
    return [
        Warunek(
            f"{krok.nazwa}: umówione" if fakt else f"{krok.nazwa}: nie ma terminu",
            fakt is not None,
            "doradcy i lider",
            "spotkania:spotkanie_list",
            f"Umówcie termin: {krok.nazwa}",
        ),
        Warunek(
            f"{krok.nazwa}: odbyte, są ustalenia"
            if _odbyte(fakt) and fakt.ma_ustalenia
            else f"{krok.nazwa}: nie zapisano ustaleń",
            _odbyte(fakt) and fakt.ma_ustalenia,
            DORADCY,
            "spotkania:spotkanie_list",
            f"Zapisz ustalenia: {krok.nazwa}",
            mozliwy=fakt is not None,
        ),
    ]


def _diagnoza(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    return [
        Warunek(
            f"Priorytety: {fakty.priorytety}" if fakty.priorytety else "Nie ma żadnego priorytetu",
            fakty.priorytety > 0,
            ZESPOL,
            "diagnoza:diagnoza_detail",
            "Nazwijcie lukę rozwojową i priorytety",
        ),
        Warunek(
            "Diagnoza pogłębiona jest zakończona"
            if fakty.diagnoza_zakonczono
            else "Diagnoza pogłębiona nie jest zakończona",
            fakty.diagnoza_zakonczono is not None,
            ZESPOL,
            "diagnoza:diagnoza_detail",
            "Dokończcie diagnozę pogłębioną",
        ),
    ]


def _hdr(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    przekazany = fakty.hdr_status not in ("", StatusHdr.SZKIC)
    opinie = fakty.opinia_ros + fakty.opinia_pro
    kompletny = przekazany or (fakty.hdr_status != "" and fakty.hdr_ogniwa == 0)
    return [
        Warunek(
            "HDR jest kompletny" if kompletny else _czego_brakuje(fakty),
            kompletny,
            ZESPOL,
            "hdr:hdr_detail",
            "Uzupełnijcie HDR i przekażcie go doradcom do opinii",
        ),
        Warunek(
            "HDR przekazany do opinii" if przekazany else "HDR nie jest przekazany do opinii",
            przekazany,
            LIDER,
            "hdr:hdr_detail",
            "Przekażcie HDR doradcom do opinii",
            mozliwy=kompletny,
        ),
        Warunek(
            f"Opinie doradców: {opinie} z 2",
            opinie == 2,
            _kto_opiniuje(fakty),
            "hdr:hdr_detail",
            "Wydaj opinię o HDR",
            mozliwy=fakty.hdr_status == StatusHdr.W_OPINII,
        ),
        Warunek(
            "HDR jest zaakceptowany" if fakty.hdr_przyjeto else "HDR czeka na akceptację decydenta",
            fakty.hdr_przyjeto is not None,
            DECYDENT,
            "hdr:hdr_detail",
            "Przyjmij HDR albo zwróć go do poprawy",
            mozliwy=fakty.hdr_status == StatusHdr.DO_AKCEPTACJI,
        ),
    ]


def _kto_opiniuje(fakty: Fakty) -> str:
    if fakty.opinia_ros and not fakty.opinia_pro:
        return DORADCA_PRO
    if fakty.opinia_pro and not fakty.opinia_ros:
        return DORADCA_ROS
    return "doradcy ROS i PRO"


def _czego_brakuje(fakty: Fakty) -> str:
    if not fakty.hdr_status:
        return "HDR nie jest jeszcze rozpoczęty"
    return f"HDR ma {counted(fakty.hdr_ogniwa, 'miejsce,miejsca,miejsc')} do uzupełnienia"


def _wdrozenie(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    opisane = fakty.dzialania - fakty.dzialania_bez_postepu
    return [
        Warunek(
            f"Działania z zapisanym postępem: {opisane} z {fakty.dzialania}",
            fakty.dzialania > 0 and fakty.dzialania_bez_postepu == 0,
            ZESPOL,
            "wdrozenie:postep_list",
            "Zapisujcie postęp działań",
        )
    ]


def _podsumowanie(krok: Krok, fakty: Fakty, edycja: Edycja) -> list[Warunek]:
    zlozone = fakty.podsumowanie_status in (StatusPodsumowania.ZLOZONE, StatusPodsumowania.PRZYJETE)
    return [
        Warunek(
            "Podsumowanie jest złożone" if zlozone else "Podsumowanie nie jest złożone",
            zlozone,
            LIDER,
            "podsumowanie:podsumowanie_detail",
            "Napiszcie i złóżcie podsumowanie",
        ),
        Warunek(
            "Podsumowanie jest przyjęte"
            if fakty.podsumowanie_przyjeto
            else "Podsumowanie nie jest przyjęte",
            fakty.podsumowanie_przyjeto is not None,
            KOORDYNATOR,
            "podsumowanie:podsumowanie_detail",
            "Przyjmij podsumowanie albo zwróć je do poprawy",
            mozliwy=zlozone,
        ),
    ]


def _odbyte(fakt: FaktSpotkania | None) -> bool:
    return fakt is not None and fakt.odbyto is not None


_WARUNKI: dict[str, Callable[[Krok, Fakty, Edycja], list[Warunek]]] = {
    RodzajKroku.SPOTKANIE_INICJUJACE: _spotkanie_ogolne,
    RodzajKroku.ARKUSZ_DIAGNOSTYCZNY: _arkusz,
    RodzajKroku.PRZYDZIAL_DORADCOW: _przydzial,
    RodzajKroku.SZKOLENIA: _spotkanie_ogolne,
    RodzajKroku.ZEBRANIE_DANYCH: _dane,
    RodzajKroku.SPOTKANIE_W_JST: _spotkanie_w_jst,
    RodzajKroku.DIAGNOZA_POGLEBIONA: _diagnoza,
    RodzajKroku.HDR: _hdr,
    RodzajKroku.WDROZENIE: _wdrozenie,
    RodzajKroku.SPOTKANIE_PODSUMOWUJACE: _spotkanie_ogolne,
    RodzajKroku.PODSUMOWANIE: _podsumowanie,
}
