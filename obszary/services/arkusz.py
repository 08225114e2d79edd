"""Versions of the sheet: copied, corrected as a draft, published, withdrawn."""

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from konta.models import User
from konta.services import slad
from obszary.enums import StatusWersjiArkusza
from obszary.exceptions import WersjaArkuszaError
from obszary.models import Obszar, Stwierdzenie, WersjaArkusza

LICZBA_OBSZAROW = 12


@transaction.atomic
def copy_wersja(wersja: WersjaArkusza, *, numer: str, kto: User | None) -> WersjaArkusza:
    """A draft with the same statements, to be corrected and published as the next version."""
    if WersjaArkusza.objects.filter(numer=numer).exists():
        raise WersjaArkuszaError(f"Wersja {numer} już istnieje. Podaj inny numer.")
    draft = WersjaArkusza(numer=numer)
    draft.full_clean()
    draft.save()
    Stwierdzenie.objects.bulk_create(
        Stwierdzenie(
            wersja=draft,
            obszar_id=item.obszar_id,
            numer=item.numer,
            tekst=item.tekst,
            dlaczego=item.dlaczego,
            gdzie=item.gdzie,
            zrodlo=item.zrodlo,
        )
        for item in wersja.stwierdzenia.all()
    )
    slad.record(draft, "utworzono kopię wersji arkusza", kto=kto, z=wersja.numer, na=numer)
    return draft


@transaction.atomic
def publish_wersja(wersja: WersjaArkusza, *, kto: User | None) -> WersjaArkusza:
    """From now on editions may use the version and nobody may change it."""
    wersja = WersjaArkusza.objects.select_for_update().get(pk=wersja.pk)
    if not wersja.is_editable:
        raise WersjaArkuszaError(f"Wersja {wersja.numer} jest już opublikowana.")
    missing = list(Obszar.objects.exclude(stwierdzenia__wersja=wersja).values_list("nr", flat=True))
    covered = wersja.stwierdzenia.aggregate(ile=Count("obszar", distinct=True))["ile"]
    if missing or covered < LICZBA_OBSZAROW:
        which = ", ".join(map(str, missing)) or "części"
        raise WersjaArkuszaError(
            f"Arkusz musi mieć co najmniej jedno stwierdzenie w każdym z {LICZBA_OBSZAROW} "
            f"obszarów. Brakuje ich w obszarach: {which}."
        )
    wersja.status = StatusWersjiArkusza.OPUBLIKOWANA
    wersja.opublikowano_at = timezone.now()
    wersja.save(update_fields=["status", "opublikowano_at"])
    slad.record(
        wersja,
        "opublikowano wersję arkusza",
        kto=kto,
        z=StatusWersjiArkusza.SZKIC.label,
        na=StatusWersjiArkusza.OPUBLIKOWANA.label,
    )
    return wersja


@transaction.atomic
def withdraw_wersja(wersja: WersjaArkusza, *, kto: User | None) -> WersjaArkusza:
    """New editions may not choose it any more; editions that use it keep it."""
    wersja = WersjaArkusza.objects.select_for_update().get(pk=wersja.pk)
    if wersja.status != StatusWersjiArkusza.OPUBLIKOWANA:
        raise WersjaArkuszaError("Wycofać można tylko opublikowaną wersję arkusza.")
    wersja.status = StatusWersjiArkusza.WYCOFANA
    wersja.save(update_fields=["status"])
    slad.record(
        wersja,
        "wycofano wersję arkusza",
        kto=kto,
        z=StatusWersjiArkusza.OPUBLIKOWANA.label,
        na=StatusWersjiArkusza.WYCOFANA.label,
    )
    return wersja
