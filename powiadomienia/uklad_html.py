"""The simple HTML of a mail, built from the very text: nothing stands in one and not the other."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join, urlize
from django.utils.safestring import SafeString, mark_safe

from powiadomienia.rodzaje import OTWORZ_W_APLIKACJI

_ADRES = re.compile(r"^https?://\S+$")
_PUNKT = re.compile(r"^[–•-] +")
_NAJDLUZSZA_ETYKIETA = 80


@dataclass(frozen=True)
class _Odnosnik:
    adres: str
    etykieta: str


def text_to_html(text: str, przycisk: str = "") -> SafeString:
    """Paragraphs, lists and links of a plain text; the address ``przycisk`` becomes a button.

    A line that ends with a colon is the label of the address in the line after it.
    """
    paragraphs = re.split(r"\n\s*\n", text.strip())
    parts = [_paragraph(lines.splitlines(), przycisk) for lines in paragraphs]
    return format_html_join("\n", "{}", ((part,) for part in parts))


def _paragraph(lines: list[str], przycisk: str) -> SafeString:
    html: list[SafeString] = []
    plain: list[str] = []
    points: list[str] = []
    for line in lines:
        if _ADRES.match(line.strip()):
            link = _link(line.strip(), plain)
            _flush(html, plain, points)
            html.append(_link_html(link, przycisk))
        elif _PUNKT.match(line):
            _flush(html, plain, [])
            points.append(_PUNKT.sub("", line))
        else:
            _flush(html, [], points)
            plain.append(line)
    _flush(html, plain, points)
    return mark_safe("\n".join(html))


def _link(adres: str, plain: list[str]) -> _Odnosnik:
    """Takes its label away from the lines before it."""
    if plain and plain[-1].endswith(":") and len(plain[-1]) <= _NAJDLUZSZA_ETYKIETA:
        return _Odnosnik(adres, plain.pop().rstrip(":").strip())
    return _Odnosnik(adres, "")


def _link_html(link: _Odnosnik, przycisk: str) -> SafeString:
    if przycisk and link.adres == przycisk:
        label = link.etykieta or OTWORZ_W_APLIKACJI
        return format_html('<p><a class="przycisk" href="{}">{}</a></p>', link.adres, label)
    return format_html('<p><a href="{}">{}</a></p>', link.adres, link.etykieta or link.adres)


def _flush(html: list[SafeString], plain: list[str], points: list[str]) -> None:
    if plain:
        lines = ((mark_safe(urlize(line, autoescape=True)),) for line in plain)
        html.append(format_html("<p>{}</p>", format_html_join(mark_safe("<br>"), "{}", lines)))
        plain.clear()
    if points:
        items = format_html_join("", "<li>{}</li>", ((point,) for point in points))
        html.append(format_html("<ul>{}</ul>", items))
        points.clear()
