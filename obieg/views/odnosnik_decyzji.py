"""The pages behind a personal link: no account; GET never uses the link up."""

from http import HTTPStatus

from allauth.core.ratelimit import respond_429
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from doradztwo.exceptions import DomainError
from doradztwo.pliki import PDF, download_response
from doradztwo.tokeny import hash_token
from konta import limity
from obieg import druk
from obieg.exceptions import LinkZamknietyError
from obieg.forms.akceptacja import OdnosnikForm
from obieg.models import LinkAkceptacji, WersjaHdr
from obieg.porownanie import porownaj
from obieg.queries import tresc_wersji
from obieg.services.akceptacje import decide_by_link


def _find(token):
    links = LinkAkceptacji.objects.select_related(
        "wersja_hdr__hdr__proces__jst",
        "wersja_hdr__hdr__proces__edycja",
        "wersja_hdr__akceptacja",
        "czlonek",
        "wystawil",
    )
    return links.filter(token_hash=hash_token(token)).first()


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def odnosnik_decyzja(request, token):
    # The page asks about its PDF every few seconds; guessing 128 bits may not try at all.
    if limity.is_exceeded("akceptacja", limit=60, sekundy=60):
        return respond_429(request)
    link = _find(token)
    if link is None:
        return _refuse(request, None, HTTPStatus.NOT_FOUND)
    if not link.is_open:
        return _refuse(request, link, HTTPStatus.GONE)
    form = OdnosnikForm(request.POST if request.method == "POST" else None, link=link)
    if form.is_valid():
        try:
            decide_by_link(link, form.get_oswiadczenie())
        except LinkZamknietyError:
            return _refuse(request, _find(token), HTTPStatus.GONE)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            return redirect("obieg:odnosnik_done")
    return render(request, "obieg/odnosnik/form.html", _context(link, token, form))


def _context(link, token, form):
    wersja = link.wersja_hdr
    earlier = WersjaHdr.objects.filter(hdr=wersja.hdr, numer__lt=wersja.numer)
    earlier = earlier.order_by("-numer").first()
    return {
        "form": form,
        "link": link,
        "token": token,
        "wersja": wersja,
        "opinie": wersja.opinie.select_related("kto"),
        "tresc": tresc_wersji(wersja),
        "dokument": druk.find_one(wersja, link.dokument_kod),
        "wczesniejsza": earlier,
        "zmiany": porownaj(earlier.tresc, wersja.tresc) if earlier else [],
    }


def _refuse(request, link, status):
    return render(request, "obieg/odnosnik/zamkniety.html", {"link": link}, status=status)


@login_not_required
@never_cache
@require_GET
def odnosnik_dokument(request, token):
    """State of the PDF alone, asked for until it is ready."""
    link, dokument = _find_dokument(request, token)
    context = {"link": link, "token": token, "dokument": dokument}
    return render(request, "obieg/odnosnik/_dokument.html", context)


@login_not_required
@never_cache
@require_GET
def odnosnik_pdf(request, token):
    _, dokument = _find_dokument(request, token)
    if dokument is None or not dokument.is_ready:
        raise Http404
    return download_response(dokument.plik, dokument.nazwa, PDF.typ_mime)


def _find_dokument(request, token):
    link = None if limity.is_exceeded("akceptacja", limit=60, sekundy=60) else _find(token)
    if link is None or not link.is_open:
        raise Http404
    return link, druk.find_one(link.wersja_hdr, link.dokument_kod)


@login_not_required
@require_GET
def odnosnik_done(request):
    return render(request, "obieg/odnosnik/done.html")
