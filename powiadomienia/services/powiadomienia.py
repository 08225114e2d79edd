"""Notices in the application: written with the mail they stand for, in the same transaction."""

from urllib.parse import urlsplit

from django.utils import timezone

from konta.models import User
from powiadomienia import rodzaje
from powiadomienia.models import Powiadomienie, Wiadomosc
from powiadomienia.models.powiadomienie import PowiadomienieQuerySet
from powiadomienia.rodzaje import TrescPowiadomienia


def add_powiadomienia(pairs: list[tuple[Wiadomosc, TrescPowiadomienia | None]]) -> None:
    """Write the notices of these mails; one that the person has already stays. One query.

    A mail given without a notice gets the one its kind makes, if the kind makes any.
    """
    rows = []
    for wiadomosc, given in pairs:
        powiadom = rodzaje.get_rodzaj(wiadomosc.rodzaj).powiadom
        notice = given or (powiadom(wiadomosc) if powiadom else None)
        if notice is not None and wiadomosc.odbiorca_id is not None:
            rows.append(_build_row(wiadomosc, wiadomosc.odbiorca_id, notice))
    if rows:
        Powiadomienie.objects.bulk_create(rows, ignore_conflicts=True)


def _build_row(wiadomosc: Wiadomosc, osoba: int, notice: TrescPowiadomienia) -> Powiadomienie:
    return Powiadomienie(
        osoba_id=osoba,
        rodzaj=wiadomosc.rodzaj,
        przedmiot=wiadomosc.przedmiot,
        okres=wiadomosc.okres,
        tekst=rodzaje.one_line(notice.tekst)[:250],
        url=path_of(notice.url),
        proces_pk=wiadomosc.proces_pk,
    )


def path_of(url: str) -> str:
    """The path inside the application, also of a full address as mails have it."""
    parts = urlsplit(url)
    path = "/" + parts.path.lstrip("/")
    path += f"?{parts.query}" if parts.query else ""
    return path + (f"#{parts.fragment}" if parts.fragment else "")


def mark_read(powiadomienia: PowiadomienieQuerySet, *, kto: User) -> int:
    """Mark those of the person's own that are unread; a second call changes nothing."""
    own = powiadomienia.visible_to(kto).unread()
    return own.update(przeczytane_at=timezone.now())
