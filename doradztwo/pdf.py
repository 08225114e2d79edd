"""The one door to WeasyPrint: a page of our own becomes a PDF/UA-1 file."""

import logging
import mimetypes
from pathlib import Path
from urllib.parse import urlsplit

import fontpkg_lato
from django.contrib.staticfiles import finders
from django.core.files.storage import default_storage
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

# Addresses that documents may use: "static:css/motyw.css", "media:logo/pasek.png" and
# "lato:Lato-Bold.ttf", the complete fonts of the package fontpkg-lato.
STATIC, MEDIA, LATO = "static", "media", "lato"


def render_pdf(template: str, context: dict) -> bytes:
    """PDF/UA-1 of a template: tagged, titled, in Polish, fonts embedded. Slow: call it in a task.

    The engine may read our static files and stored media alone; every other address is refused
    and logged, and the document is made without it.
    """
    return write_pdf(render_to_string(template, context))


def write_pdf(html: str) -> bytes:
    """PDF/UA-1 of a ready page; what ``render_pdf`` costs without our own part of the work."""
    from weasyprint import HTML

    return HTML(
        string=html, base_url="static:", url_fetcher=_fetcher(), media_type="print"
    ).write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True)


def _fetcher():
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class OwnFilesFetcher(URLFetcher):
        """Reads "static:" and "media:" only."""

        def fetch(self, url, headers=None):
            path = _local_path(url)
            if path is None:
                logger.warning("PDF engine asked for a foreign address: %s", url[:200])
                raise ValueError(f"Address not allowed in a document: {url[:200]}")
            mime = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
            return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": mime})

    return OwnFilesFetcher()


def _local_path(url: str) -> Path | None:
    """The file behind an allowed address; None when it is not ours or does not exist."""
    parts = urlsplit(url)
    name = parts.path.lstrip("/")
    if ".." in Path(name).parts:
        return None
    if parts.scheme == STATIC:
        found = finders.find(name)
        return Path(found) if found else None
    if parts.scheme == LATO:
        return Path(fontpkg_lato.__file__).parent / "files" / name
    if parts.scheme == MEDIA and default_storage.exists(name):
        return Path(default_storage.path(name))
    return None
