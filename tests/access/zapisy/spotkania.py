"""What the POSTs of ``spotkania`` carry."""

from datetime import timedelta

from django.utils import timezone

from tests.access.zapisy.wspolne import dzis, powod


def _spotkanie(rodzaj, numer=None):
    def dane(swiat):
        return {
            "krok": swiat.krok_rodzaju(rodzaj, numer).pk,
            "tytul": "Spotkanie zespołu",
            "dzien": dzis(9),
            "od": "09:00",
            "do": "12:00",
            "forma": "zdalnie",
            "miejsce": "Wideorozmowa",
            "wersja": 1,
        }

    return dane


def _po_spotkaniu(swiat):
    start = timezone.now() - timedelta(hours=5)
    type(swiat.spotkanie).objects.filter(pk=swiat.spotkanie.pk).update(
        poczatek=start, koniec=start + timedelta(hours=2)
    )
    return {"obecni": swiat.lider_czlonek.pk, "ustalenia": "Ustaliliśmy zasady.", "wersja": 1}


ZAPISY = {
    "spotkania:spotkanie_create": _spotkanie("spotkanie_w_jst", 1),
    "spotkania:edycja_spotkanie_create": _spotkanie("spotkanie_inicjujace"),
    "spotkania:spotkanie_update": _spotkanie("spotkanie_w_jst", 1),
    "spotkania:spotkanie_cancel": powod,
    "spotkania:spotkanie_hold": _po_spotkaniu,
}
