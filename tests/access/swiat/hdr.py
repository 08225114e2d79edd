"""What a Proces has from the HDR to what is published of it."""

from functools import cached_property

from django.core.files.base import ContentFile
from django.utils import timezone

from obieg.models import WersjaHdr
from raporty.enums import RodzajDokumentu, StatusDokumentu
from tests.factories.biblioteka import (
    AnkietaFactory,
    PrzyjetaWersjaFactory,
    PublikacjaFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory, PartnerHdrFactory
from tests.factories.obieg import (
    AkceptacjaFactory,
    LinkAkceptacjiFactory,
    PodpisanyPdfFactory,
    WersjaHdrFactory,
)
from tests.factories.podsumowanie import PodsumowanieFactory, SekcjaPodsumowaniaFactory
from tests.factories.raporty import DokumentFactory
from tests.factories.rozmowy import KomentarzFactory
from tests.factories.wdrozenie import (
    DowodDzialaniaFactory,
    OdnosnikPostepuFactory,
    PomiarWskaznikaFactory,
)
from tests.obieg.podpisane import make_dokument


class SwiatHdr:
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
