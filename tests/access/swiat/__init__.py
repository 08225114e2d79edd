"""A small world for the access walk: one Proces with a person in every role.

Objects beyond the roles are made only when a row of the table asks for them.
"""

from functools import cached_property

from django.core.files.base import ContentFile
from django.utils import timezone

from raporty.enums import StatusDokumentu
from tests.access.swiat.diagnoza import SwiatDiagnozy
from tests.access.swiat.hdr import SwiatHdr
from tests.access.wiersz import (
    ADMIN,
    CZLONEK,
    DECYDENT,
    KOORDYNATOR,
    LIDER,
    OBSERWATOR,
    PRO,
    ROS,
)
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    GrupaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.kalendarz import AdresKalendarzaFactory
from tests.factories.konta import UserFactory
from tests.factories.raporty import DokumentFactory, PaczkaFactory
from tests.factories.sesje import (
    MiesiacDoradcyFactory,
    PlikSesjiFactory,
    SesjaFactory,
    SzkicSesjiFactory,
    UwagaSesjiFactory,
    ZadanieOsobyFactory,
)
from tests.factories.spotkania import SpotkanieFactory


class Swiat(SwiatDiagnozy, SwiatHdr):
    def __init__(self):
        self.edycja = EdycjaFactory(kroki=True)
        self.proces = ProcesFactory(edycja=self.edycja)
        self.jst = self.proces.jst
        self.przydzial_ros = PrzydzialDoradcyFactory(proces=self.proces, ros=True)
        self.przydzial_pro = PrzydzialDoradcyFactory(proces=self.proces, pro=True)
        self.doradca_ros = self.przydzial_ros.doradca
        self.doradca_pro = self.przydzial_pro.doradca
        self.lider_czlonek = CzlonekZespoluFactory(proces=self.proces, lider=True)
        self.zwykly_czlonek = CzlonekZespoluFactory(proces=self.proces)
        self.decydent_czlonek = CzlonekZespoluFactory(
            proces=self.proces, decydent=True, wypelnia_arkusz=False
        )
        self.osoby = {
            ADMIN: UserFactory(is_staff=True, is_superuser=True),
            KOORDYNATOR: RolaEdycjiFactory(edycja=self.edycja, rola="koordynator").user,
            OBSERWATOR: RolaEdycjiFactory(edycja=self.edycja, rola="obserwator").user,
            ROS: self.doradca_ros.user,
            PRO: self.doradca_pro.user,
            LIDER: self.lider_czlonek.user,
            CZLONEK: self.zwykly_czlonek.user,
            DECYDENT: self.decydent_czlonek.user,
        }

    @property
    def lider(self):
        return self.osoby[LIDER]

    @property
    def krok(self):
        return self.edycja.kroki.order_by("etap", "kolejnosc").first()

    def krok_rodzaju(self, rodzaj, numer=None):
        return self.edycja.kroki.get(rodzaj=rodzaj, numer=numer)

    @cached_property
    def obcy_user(self):
        """Somebody without any role."""
        return UserFactory()

    @cached_property
    def token_kalendarza(self):
        AdresKalendarzaFactory(user=self.lider_czlonek.user, token="tajny-kalendarz")
        return "tajny-kalendarz"

    @cached_property
    def grupa(self):
        return GrupaFactory(edycja=self.edycja)

    @cached_property
    def rola(self):
        return RolaEdycjiFactory(edycja=self.edycja, rola="obserwator")

    @cached_property
    def zaproszony_czlonek(self):
        return CzlonekZespoluFactory(proces=self.proces, zaproszony=True)

    @cached_property
    def sesja(self):
        return SesjaFactory(proces=self.proces, doradca=self.doradca_ros)

    @cached_property
    def uwaga_sesji(self):
        return UwagaSesjiFactory(sesja__proces=self.proces, sesja__doradca=self.doradca_ros)

    @cached_property
    def szkic_sesji(self):
        return SzkicSesjiFactory(doradca=self.doradca_ros, proces=self.proces)

    @cached_property
    def plik_sesji(self):
        return PlikSesjiFactory(sesja=self.sesja)

    @cached_property
    def zadanie_osoby(self):
        return ZadanieOsobyFactory(sesja=self.sesja, czlonek=self.lider_czlonek)

    @cached_property
    def miesiac_doradcy(self):
        return MiesiacDoradcyFactory(proces=self.proces, doradca=self.doradca_ros, zamkniety=True)

    @cached_property
    def spotkanie(self):
        """Meeting no. 1 in the Jst, planned for next week."""
        return SpotkanieFactory(
            proces=self.proces, krok=self.krok_rodzaju("spotkanie_w_jst", 1), edycja=self.edycja
        )

    @cached_property
    def gotowy_dokument(self):
        return DokumentFactory(
            proces=self.proces,
            status=StatusDokumentu.GOTOWY,
            plik=ContentFile(b"%PDF-1.7 wzor", name="raport.pdf"),
            sha256="0" * 64,
            gotowy_at=timezone.now(),
        )

    @cached_property
    def dokument(self):
        """A final report that could not be made, so that it can be made again."""
        return DokumentFactory(proces=self.proces, status=StatusDokumentu.NIEUDANY)

    @cached_property
    def paczka(self):
        return PaczkaFactory(edycja=self.edycja)

    @cached_property
    def gotowa_paczka(self):
        return PaczkaFactory(edycja=self.edycja, gotowa=True)
