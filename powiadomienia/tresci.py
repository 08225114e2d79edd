"""Texts with placeholders: the default one is a file, the one of the administrator is a row.

A placeholder is ``{nazwa}`` and nothing else: no expressions, no attributes, no formats.
"""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.template import engines

from powiadomienia.models import SzablonWiadomosci, Wiadomosc
from powiadomienia.rodzaje import RodzajWiadomosci, Tresc, Zalacznik, get_rodzaj, one_line

logger = logging.getLogger(__name__)

TEMAT = "Temat: "
# How many mails are tried for a preview.
PROBEK = 5
_POLE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Wzor:
    temat: str
    tresc: str


def build_tresc(wiadomosc: Wiadomosc) -> Tresc | None:
    """The text as it is now; None when there is no reason for the mail any more."""
    rodzaj = get_rodzaj(wiadomosc.rodzaj)
    person = wiadomosc.odbiorca
    if person is not None and not person.is_active and not rodzaj.do_nieaktywnych:
        return None
    return rodzaj.build(wiadomosc)


def try_build(wiadomosc: Wiadomosc) -> Tresc | None:
    """For showing only: a defect of a text must not break the page that shows it."""
    try:
        return build_tresc(wiadomosc)
    except Exception:
        logger.exception("Mail %s of kind %s has no text", wiadomosc.pk, wiadomosc.rodzaj)
        return None


def uloz_tresc(
    wiadomosc: Wiadomosc,
    pola: Mapping[str, object],
    *,
    adres: str = "",
    zalaczniki: tuple[Zalacznik, ...] = (),
) -> Tresc:
    """Text of the kind with its placeholders filled. One query.

    ``pola`` gives a value for every placeholder of the kind; an empty one that stands alone in
    its line takes the line away.
    """
    rodzaj = get_rodzaj(wiadomosc.rodzaj)
    values = {pole.nazwa: str(pola[pole.nazwa]) for pole in rodzaj.pola}
    return fill(current_wzor(rodzaj), values, adres=adres, zalaczniki=zalaczniki)


def fill(wzor: Wzor, values: dict[str, str], *, adres: str = "", zalaczniki=()) -> Tresc:
    lines = [_fill_line(line, values) for line in wzor.tresc.strip().splitlines()]
    text = "\n".join(line for line in lines if line is not None)
    # A line that went away leaves no hole.
    text = re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"
    return Tresc(
        temat=one_line(_fill(wzor.temat, values))[:250],
        tresc=text,
        adres=adres,
        zalaczniki=tuple(zalaczniki),
        pola=values,
    )


def _fill(text: str, values: dict[str, str]) -> str:
    return _POLE.sub(lambda found: values[found[1]], text)


def _fill_line(line: str, values: dict[str, str]) -> str | None:
    filled = _fill(line, values)
    return None if not filled.strip() and line.strip() else filled.rstrip()


def current_wzor(rodzaj: RodzajWiadomosci) -> Wzor:
    """What the administrator wrote, else the default."""
    row = SzablonWiadomosci.objects.filter(rodzaj=rodzaj.klucz).first()
    if row is None:
        return default_wzor(rodzaj)
    wzor = Wzor(row.temat, row.tresc)
    if unknown := unknown_fields(rodzaj, f"{wzor.temat}\n{wzor.tresc}"):
        # A newer version of the program no longer knows them; the mail goes all the same.
        logger.error("Text of %s holds unknown placeholders: %s", rodzaj.klucz, unknown)
        return default_wzor(rodzaj)
    return wzor


def default_wzor(rodzaj: RodzajWiadomosci) -> Wzor:
    """From ``templates/mail/<rodzaj>.txt``: first line the subject, then the text."""
    engine = engines["django"].engine  # type: ignore[attr-defined]  # that of Django has one
    source = engine.get_template(f"mail/{rodzaj.klucz}.txt").source
    first, _, rest = source.partition("\n")
    return Wzor(temat=first.removeprefix(TEMAT).strip(), tresc=rest.strip())


def unknown_fields(rodzaj: RodzajWiadomosci, text: str) -> list[str]:
    known = {pole.nazwa for pole in rodzaj.pola}
    return sorted({name for name in _POLE.findall(text) if name not in known})


def has_stray_brace(text: str) -> bool:
    """A brace that opens or closes no placeholder, like ``{imie`` or ``{{ imie }}``."""
    rest = _POLE.sub("", text)
    return "{" in rest or "}" in rest


def sample_values(rodzaj: RodzajWiadomosci) -> tuple[dict[str, str], bool]:
    """Values of a real mail of the kind for the preview of a text, and whether they are real.

    Examples where there is no mail with a reason today, and always where a link for one use is.
    """
    examples = {pole.nazwa: pole.przyklad for pole in rodzaj.pola}
    if rodzaj.tajna:
        return examples, False
    newest = Wiadomosc.objects.filter(rodzaj=rodzaj.klucz).select_related("odbiorca")
    for wiadomosc in newest.order_by("-pk")[:PROBEK]:
        tresc = try_build(wiadomosc)
        if tresc is not None and tresc.pola:
            return tresc.pola, True
    return examples, False
