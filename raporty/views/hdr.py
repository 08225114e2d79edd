"""The HDR in the formats that offices work with; PDF goes through the documents."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from doradztwo.liczby import read_number
from doradztwo.pliki import DOCX, XLSX
from doradztwo.teksty import normalize
from edycje.models import Proces
from obieg.models import WersjaHdr
from raporty.druk import opis_stanu
from raporty.enums import RodzajDokumentu
from raporty.hdr_docx import build_docx
from raporty.hdr_xlsx import build_xlsx
from raporty.queries.hdr import dane_eksportu


@require_GET
def hdr_docx(request, pk):
    return _export(request, pk, build_docx, DOCX)


@require_GET
def hdr_xlsx(request, pk):
    return _export(request, pk, build_xlsx, XLSX)


def _export(request, pk, build, kind):
    """``?wersja=2`` is a frozen version, without it the present draft."""
    proces = get_object_or_404(Proces.objects.visible_to(request.user).with_opis(), pk=pk)
    wersja = None
    if request.GET.get("wersja"):
        number = read_number(request.GET["wersja"])
        wersja = get_object_or_404(WersjaHdr, hdr__proces=proces, numer=number)
    dane = dane_eksportu(proces, wersja)
    content = build(dane, opis_stanu(RodzajDokumentu.HDR, dane), timezone.now())
    response = HttpResponse(content, content_type=kind.typ_mime)
    stan = f"wersja-{wersja.numer}" if wersja else "szkic"
    name = f"hdr-{slugify(normalize(proces.jst.nazwa_z_rodzajem))}-{stan}.{kind.rozszerzenie}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response.headers["Cache-Control"] = "private, no-store"
    return response
