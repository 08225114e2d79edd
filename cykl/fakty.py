"""Everything the state of a Proces follows from, as plain values: no ORM, no writes."""

from dataclasses import dataclass, field
from datetime import date

from edycje.queries import FaktDoradcy
from spotkania.queries import FaktSpotkania


@dataclass(frozen=True, slots=True)
class Fakty:
    """Facts of one Proces. Dates say when a thing became true; None means it is not."""

    # zespół
    osoby: int = 0
    lider_przyjal: date | None = None
    ma_decydenta: bool = False
    # doradcy
    ros_od: date | None = None
    pro_od: date | None = None
    doradcy: tuple[FaktDoradcy, ...] = ()
    # arkusz i obszar
    arkusze_wyslane: int = 0
    arkusze_oczekiwane: int = 0
    wynik_zamknieto: date | None = None
    obszar_wybrano: date | None = None
    # dane i diagnoza
    dane_gotowe: int = 0
    dane_wszystkie: int = 0
    dane_zmieniono: date | None = None
    diagnoza_zakonczono: date | None = None
    priorytety: int = 0
    # spotkania: klucz to Krok
    spotkania: dict[int, FaktSpotkania] = field(default_factory=dict)
    pierwsze_spotkanie: bool = False
    # HDR
    hdr_status: str = ""
    hdr_od: date | None = None
    hdr_ogniwa: int = 0
    opinia_ros: bool = False
    opinia_pro: bool = False
    hdr_przyjeto: date | None = None
    # wdrożenie
    dzialania: int = 0
    dzialania_gotowe: int = 0
    dzialania_bez_postepu: int = 0
    postep_procent: int = 0
    postep_zmieniono: date | None = None
    # podsumowanie
    podsumowanie_status: str = ""
    podsumowanie_przyjeto: date | None = None
    # aktywność
    aktywnosc_jst: date | None = None
    aktywnosc_doradcow: date | None = None
