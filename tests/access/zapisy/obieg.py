"""What the POSTs of ``obieg`` carry."""

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.access.zapisy.wspolne import powod, pusty
from tests.factories.hdr import HdrFactory
from tests.factories.obieg import AkceptacjaFactory, WersjaHdrFactory
from tests.obieg.podpisane import make_dokument, sign_pdf


def _wersja_w_obiegu(**stan):
    def dane(swiat):
        hdr = HdrFactory(proces=swiat.proces, **stan)
        numer = WersjaHdrFactory(hdr=hdr).numer
        return {
            "numer": numer,
            "ocena": "pozytywna",
            "uzasadnienie": "",
            "decyzja": "przyjety",
            "uwagi": "",
        }

    return dane


def _do_wyslania(swiat):
    _wersja_w_obiegu(do_akceptacji=True)(swiat)
    return {"email": "burmistrz@example.org"}


def _wyslany(swiat):
    return {"token": swiat.token_decyzji}


def _do_podpisu(swiat):
    """The signed file is of exactly the version that waits; its document is there."""
    hdr = HdrFactory(proces=swiat.proces, do_akceptacji=True)
    wersja = WersjaHdrFactory(hdr=hdr)
    dokument = make_dokument(wersja)
    with dokument.plik.open("rb") as stored:
        content = sign_pdf(stored.read())
    return {"numer": wersja.numer, "plik": SimpleUploadedFile("hdr.pdf", content)}


def _przyjety_hdr(swiat):
    hdr = HdrFactory(proces=swiat.proces, przyjety=True)
    AkceptacjaFactory(wersja_hdr__hdr=hdr)
    return powod(swiat)


ZAPISY = {
    "obieg:hdr_submit": pusty,
    "obieg:hdr_withdraw": _wersja_w_obiegu(w_opinii=True),
    "obieg:hdr_reopen": _przyjety_hdr,
    "obieg:opinia_create": _wersja_w_obiegu(w_opinii=True),
    "obieg:akceptacja_create": _wersja_w_obiegu(do_akceptacji=True),
    "obieg:link_create": _do_wyslania,
    "obieg:link_revoke": _wyslany,
    "obieg:podpisany_create": _do_podpisu,
    "obieg:odnosnik_decyzja": lambda swiat: {
        "numer": swiat.hdr.wersje.first().numer,
        "decyzja": "przyjety",
        "uwagi": "",
        "osoba": "Jan Lis",
        "funkcja": "burmistrz",
        "oswiadczenie": "on",
    },
}
