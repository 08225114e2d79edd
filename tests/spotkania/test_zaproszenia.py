"""Invitations in mails: what a mail program reads when a meeting is planned, moved, called off."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from powiadomienia.models import Wiadomosc
from powiadomienia.services.wysylka import deliver
from spotkania.models import Spotkanie
from spotkania.services.spotkania import cancel_spotkanie, plan_spotkanie, update_spotkanie

pytestmark = pytest.mark.django_db


def _read_invitation():
    """Send what waits for the lider and read the attachment as it goes over the wire."""
    mail.outbox.clear()
    for wiadomosc in Wiadomosc.objects.filter(status="oczekuje").order_by("pk"):
        deliver(wiadomosc.pk)
    (sent,) = [one for one in mail.outbox if "lider@example.org" in one.to[0]]
    (part,) = [one for one in sent.message().walk() if one.get_content_type() == "text/calendar"]
    calendar = Calendar.from_ical(part.get_payload(decode=True))
    (event,) = calendar.walk("VEVENT")
    return part, calendar, event


def test_one_meeting_is_planned_moved_and_called_off_under_one_uid(swiat):
    swiat.lider.user.email = "lider@example.org"
    swiat.lider.user.save()
    krok = swiat.edycja.kroki.get(rodzaj="spotkanie_w_jst", numer=1)
    start = timezone.now().replace(microsecond=0) + timedelta(days=9)
    spotkanie = plan_spotkanie(
        Spotkanie(
            edycja=swiat.edycja,
            proces=swiat.proces,
            krok=krok,
            tytul="Pierwsze spotkanie; zażółć gęślą jaźń",
            poczatek=start,
            koniec=start + timedelta(hours=2),
            miejsce="Urząd Gminy, sala 12",
        ),
        kto=swiat.lider.user,
    )
    seen = [_read_invitation()]

    spotkanie = update_spotkanie(
        spotkanie,
        {"poczatek": start + timedelta(days=1), "koniec": start + timedelta(days=1, hours=2)},
        spotkanie.wersja,
        kto=swiat.lider.user,
    )
    seen.append(_read_invitation())
    cancel_spotkanie(spotkanie, "Choroba.", kto=swiat.lider.user)
    seen.append(_read_invitation())

    assert [
        (
            part.get_param("method"),
            str(calendar["METHOD"]),
            str(event["UID"]),
            int(event["SEQUENCE"]),
            str(event["STATUS"]),
            event.start,
        )
        for part, calendar, event in seen
    ] == [
        ("REQUEST", "REQUEST", _uid(spotkanie), 0, "CONFIRMED", start),
        ("REQUEST", "REQUEST", _uid(spotkanie), 1, "CONFIRMED", start + timedelta(days=1)),
        ("CANCEL", "CANCEL", _uid(spotkanie), 2, "CANCELLED", start + timedelta(days=1)),
    ]
    part, _, event = seen[0]
    assert part.get_filename() == f"spotkanie-{spotkanie.pk}.ics"
    assert part.get_content_charset() == "utf-8"
    assert str(event["SUMMARY"]) == f"Pierwsze spotkanie; zażółć gęślą jaźń: {swiat.proces.jst}"
    assert str(event["ATTENDEE"]) == "mailto:lider@example.org"


def _uid(spotkanie):
    return f"spotkanie-{spotkanie.pk}@127.0.0.1"
