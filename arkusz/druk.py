"""Documents of the diagnosis that are made on the spot."""

from hashlib import sha256

from django.core.cache import cache
from django.template.loader import render_to_string

from arkusz.queries.wlasny import PYTANIA_O_OBSZAR
from doradztwo.pdf import write_pdf
from edycje.models import Proces
from obszary.models import Stwierdzenie

_MIESIAC = 30 * 24 * 3600


def render_pusty_arkusz(proces: Proces) -> bytes:
    """The empty sheet of the frozen version as PDF/UA-1. One query.

    It takes a second to make and is the same until the page or the statements change, so it is
    kept in the cache under its content. ``proces`` needs jst and edycja.
    """
    html = render_to_string(
        "arkusz/druk/arkusz_pusty.html",
        {
            "proces": proces,
            "stwierdzenia": Stwierdzenie.objects.filter(
                wersja=proces.edycja.wersja_arkusza_id
            ).select_related("obszar"),
            "pytania": PYTANIA_O_OBSZAR,
        },
    )
    key = f"arkusz-pusty-{sha256(html.encode()).hexdigest()}"
    pdf = cache.get(key)
    if pdf is None:
        pdf = write_pdf(html)
        cache.set(key, pdf, _MIESIAC)
    return pdf
