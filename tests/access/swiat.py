"""A small world for the access walk: one Proces with a person in every role.

Objects beyond the roles are made only when a row of the table asks for them.
"""

from functools import cached_property

from django.core.files.base import ContentFile
from django.utils import timezone

from obieg.models import WersjaHdr
from raporty.enums import RodzajDokumentu, StatusDokumentu
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
from tests.factories.biblioteka import (
    AnkietaFactory,
    PrzyjetaWersjaFactory,
    PublikacjaFactory,
)
from tests.factories.diagnoza import (
    FaktProblemuFactory,
    PriorytetFactory,
    ProblemFactory,
    PrzyczynaFactory,
)
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    GrupaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory, PartnerHdrFactory
from tests.factories.kalendarz import AdresKalendarzaFactory
from tests.factories.konsultacje import (
    KonsultacjaFactory,
    LinkKonsultacjiFactory,
    PytanieKonsultacjiFactory,
)
from tests.factories.konta import UserFactory
from tests.factories.obieg import (
    AkceptacjaFactory,
    LinkAkceptacjiFactory,
    PodpisanyPdfFactory,
    WersjaHdrFactory,
)
from tests.factories.obszary import StwierdzenieFactory
from tests.factories.podsumowanie import PodsumowanieFactory, SekcjaPodsumowaniaFactory
from tests.factories.prognoza import PrognozaFactory
from tests.factories.raporty import DokumentFactory, PaczkaFactory
from tests.factories.rozmowy import KomentarzFactory
from tests.factories.sesje import (
    MiesiacDoradcyFactory,
    PlikSesjiFactory,
    SesjaFactory,
    SzkicSesjiFactory,
    UwagaSesjiFactory,
    ZadanieOsobyFactory,
)
from tests.factories.spotkania import SpotkanieFactory
from tests.factories.wdrozenie import (
    DowodDzialaniaFactory,
    OdnosnikPostepuFactory,
    PomiarWskaznikaFactory,
)
from tests.factories.zbiory import (
    PlikDanychFactory,
    ProsbaODokumentFactory,
    ZebraneDaneFactory,
)
from tests.obieg.podpisane import make_dokument


class Swiat:
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
    def stwierdzenie(self):
        """A statement of the sheet of the edition."""
        return StwierdzenieFactory(wersja=self.edycja.wersja_arkusza)

    @property
    def obszar_arkusza(self):
        return self.stwierdzenie.obszar

    @cached_property
    def zebrane_dane(self):
        return ZebraneDaneFactory(proces=self.proces)

    @cached_property
    def plik_danych(self):
        return PlikDanychFactory(dane=self.zebrane_dane)

    @cached_property
    def prosba_o_dokument(self):
        return ProsbaODokumentFactory(proces=self.proces, prosi=self.osoby[ROS])

    @cached_property
    def prognoza(self):
        return PrognozaFactory(proces=self.proces)

    @cached_property
    def problem(self):
        return ProblemFactory(diagnoza__proces=self.proces)

    @cached_property
    def przyczyna(self):
        return PrzyczynaFactory(problem=self.problem)

    @cached_property
    def fakt(self):
        return FaktProblemuFactory(problem=self.problem)

    @cached_property
    def priorytet(self):
        return PriorytetFactory(diagnoza=self.problem.diagnoza, problem=self.problem)

    @cached_property
    def konsultacja(self):
        """A draft."""
        return KonsultacjaFactory(proces=self.proces)

    @cached_property
    def pytanie_konsultacji(self):
        return PytanieKonsultacjiFactory(konsultacja=self.konsultacja)

    @cached_property
    def otwarta_konsultacja(self):
        konsultacja = KonsultacjaFactory(proces=self.proces, otwarta=True)
        PytanieKonsultacjiFactory(konsultacja=konsultacja)
        return konsultacja

    @cached_property
    def token_konsultacji(self):
        LinkKonsultacjiFactory(konsultacja=self.otwarta_konsultacja, token="token-swiata")
        return "token-swiata"

    @cached_property
    def pytanie_zamkniete(self):
        return PytanieKonsultacjiFactory(
            konsultacja__proces=self.proces, konsultacja__zamknieta=True
        )

    @cached_property
    def hdr(self):
        return HdrFactory(proces=self.proces)

    @cached_property
    def partner_hdr(self):
        return PartnerHdrFactory(hdr=self.hdr)

    @cached_property
    def cel(self):
        return CelFactory(hdr=self.hdr, priorytet=self.priorytet, kompletny=True)

    @cached_property
    def podpisany_pdf(self):
        earlier = WersjaHdrFactory(hdr=self.hdr, numer=70, zwrocono_at=timezone.now())
        return PodpisanyPdfFactory(akceptacja__wersja_hdr=earlier)

    @cached_property
    def token_decyzji(self):
        """A personal link that works, with its PDF ready."""
        self.hdr.status = "do_akceptacji"
        self.hdr.save()
        WersjaHdr.objects.current().filter(hdr=self.hdr).update(zwrocono_at=timezone.now())
        wersja = WersjaHdrFactory(hdr=self.hdr, numer=60)
        dokument = make_dokument(wersja)
        LinkAkceptacjiFactory(
            wersja_hdr=wersja,
            czlonek=self.decydent_czlonek,
            dokument_kod=dokument.kod,
            token="token-decyzji",
        )
        return "token-decyzji"

    @cached_property
    def komentarz(self):
        return KomentarzFactory(przy=self.cel, autor=self.doradca_ros.user)

    @cached_property
    def propozycja(self):
        return KomentarzFactory(przy=self.cel, autor=self.doradca_ros.user, z_propozycja=True)

    @property
    def wersja_w_obiegu(self):
        """The one version of the HDR that waits or is accepted, made when there is none."""
        current = WersjaHdr.objects.current().filter(hdr=self.hdr).first()
        return current or PrzyjetaWersjaFactory(hdr=self.hdr, numer=50)

    @cached_property
    def publikacja(self):
        return PublikacjaFactory(wersja_hdr=self.wersja_w_obiegu)

    @cached_property
    def opublikowana(self):
        """Of any Jst: everybody reads it."""
        return PublikacjaFactory(opublikowana=True)

    @cached_property
    def opublikowana_z_plikiem(self):
        DokumentFactory(
            proces=self.opublikowana.proces,
            rodzaj=RodzajDokumentu.PUBLIKACJA,
            status=StatusDokumentu.GOTOWY,
            plik=ContentFile(b"%PDF-", name="publikacja.pdf"),
            sha256="0" * 64,
            gotowy_at=timezone.now(),
        )
        return self.opublikowana

    @cached_property
    def cudza_publikacja(self):
        """Of another Jst; the team of ``proces`` writes its own HDR and has a priority."""
        _ = self.priorytet
        return PublikacjaFactory(opublikowana=True)

    @cached_property
    def poprzednia_wersja(self):
        """The HDR of the same Jst, accepted in an earlier edition."""
        _ = self.priorytet
        return PrzyjetaWersjaFactory(hdr__proces__jst=self.jst)

    @cached_property
    def wypelniona_ankieta(self):
        return AnkietaFactory(proces=self.proces, po_miesiacach=12, wypelniona=True)

    @cached_property
    def token_ankiety(self):
        AnkietaFactory(proces=self.proces, token="token-ankiety-swiata")
        return "token-ankiety-swiata"

    @cached_property
    def token_kalendarza(self):
        AdresKalendarzaFactory(user=self.lider_czlonek.user, token="tajny-kalendarz")
        return "tajny-kalendarz"

    @cached_property
    def dzialanie(self):
        return DzialanieFactory(cel=self.cel)

    @cached_property
    def dowod(self):
        return DowodDzialaniaFactory(postep__dzialanie=self.dzialanie)

    @cached_property
    def token_postepu(self):
        """Link of the leader to an action of an accepted HDR."""
        AkceptacjaFactory(
            wersja_hdr__hdr=self.hdr,
            wersja_hdr__otwarto_at=timezone.now(),
            wersja_hdr__powod_otwarcia="Nowy termin.",
        )
        action = DzialanieFactory(cel=self.cel, odpowiedzialny=self.lider_czlonek)
        OdnosnikPostepuFactory(dzialanie=action, token=f"token-postepu-{action.pk}")
        return f"token-postepu-{action.pk}"

    @cached_property
    def pomiar(self):
        return PomiarWskaznikaFactory(cel=self.cel)

    @cached_property
    def wersje_hdr(self):
        """Two versions: one returned, one that waits for opinions."""
        first = WersjaHdrFactory(hdr=self.hdr, numer=1, zwrocono_at=timezone.now())
        current = WersjaHdr.objects.current().filter(hdr=self.hdr).first()
        return [first, current or WersjaHdrFactory(hdr=self.hdr, numer=2)]

    @cached_property
    def podsumowanie(self):
        return PodsumowanieFactory(proces=self.proces)

    @cached_property
    def sekcja_podsumowania(self):
        return SekcjaPodsumowaniaFactory(podsumowanie=self.podsumowanie)

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
