"""Sheets that were sent are opened again, until the area is chosen. Nobody sees them by that."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from arkusz.exceptions import ArkuszError
from arkusz.mail import ARKUSZ_OTWARTY
from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz, WynikZespolu
from arkusz.queries.arkusz import get_arkusz, get_tryb
from edycje.models import CzlonekZespolu
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from powiadomienia.services.outbox import NowaWiadomosc, enqueue_many


@transaction.atomic
def reopen_arkusz(proces_pk: int, czlonek: CzlonekZespolu, kto: User) -> ArkuszDiagnostyczny:
    """The person may change and send their sheet again. Only while no result counts it.

    A sheet that is not sent is left as it is: the second call changes nothing.
    """
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    if tryb.is_zamkniety:
        raise ArkuszError(
            "Wynik jest już pokazany. Jednego arkusza nie można otworzyć, bo po zmianie wyniku "
            "byłoby widać, co ta osoba poprawiła. Można otworzyć arkusze wszystkich naraz."
        )
    arkusz = get_arkusz(proces, czlonek, tryb) if tryb.fills(czlonek) else None
    if arkusz is None:
        raise ArkuszError("Ta osoba nie wypełnia teraz arkusza.")
    if arkusz.is_sent:
        arkusz.wyslano_at = None
        arkusz.save(update_fields=["wyslano_at", "updated_at"])
        slad.record(arkusz, "otwarto arkusz ponownie", kto=kto, proces_pk=proces.pk)
        _tell(proces_pk, [czlonek], kto)
    return arkusz


@transaction.atomic
def reopen_wynik(proces_pk: int, kto: User) -> WynikZespolu:
    """Open the sheets of everybody the result counts, all at once (docs/adr/0006).

    The result stands until every one of these people has sent again. Everyone begins with their
    own former answers; sheets typed from paper begin empty, since nobody sees a sent one again.
    """
    proces = lock_open_proces(proces_pk)
    wynik = WynikZespolu.objects.filter(proces=proces).first()
    if wynik is None:
        raise ArkuszError("Nie ma jeszcze wyniku. Arkusze są otwarte.")
    if proces.obszar_id:
        raise ArkuszError("Obszar jest już wybrany. Arkuszy nie można otworzyć ponownie.")
    if wynik.otwarto_at:
        return wynik
    tryb = get_tryb(proces)
    counted = list(wynik.arkusze.select_related("czlonek__user"))
    if tryb.is_wspolny != wynik.wspolny or not all(tryb.fills(one.czlonek) for one in counted):
        raise ArkuszError(
            "Nie wszystkie osoby policzone w wyniku wypełniają dziś arkusz. Nowy wynik bez nich "
            "zdradziłby ich odpowiedzi, dlatego zostaje ten, który jest."
        )
    wynik.otwarto_at = timezone.now()
    wynik.save(update_fields=["otwarto_at"])
    _prepare(wynik, counted)
    slad.record(wynik, "otwarto arkusze zespołu ponownie", kto=kto, proces_pk=proces.pk)
    _tell(proces_pk, [arkusz.czlonek for arkusz in counted], kto)
    return wynik


def _tell(proces_pk: int, czlonkowie: list[CzlonekZespolu], kto: User) -> None:
    """„Twój arkusz jest otwarty” to everybody with an account, except who opened it."""
    adres, moment = reverse("arkusz:arkusz_detail", args=[proces_pk]), timezone.now().isoformat()
    enqueue_many(
        NowaWiadomosc(
            ARKUSZ_OTWARTY,
            f"arkusz:{czlonek.pk}",
            odbiorca=czlonek.user,
            okres=moment,
            dane={"czlonek": czlonek.pk, "adres": adres},
            proces_pk=proces_pk,
        )
        for czlonek in czlonkowie
        if czlonek.user and czlonek.user != kto
    )


def _prepare(wynik: WynikZespolu, counted: list[ArkuszDiagnostyczny]) -> None:
    """Sheets of the next round. What a round left unfinished holds is taken up again."""
    runda = wynik.runda + 1
    later = ArkuszDiagnostyczny.objects.filter(
        proces=wynik.proces_id, wspolny=wynik.wspolny, runda=runda
    )
    later.update(wyslano_at=None)
    begun = set(later.values_list("czlonek", flat=True))
    for former in counted:
        if former.z_papieru or former.czlonek_id in begun:
            continue
        arkusz = ArkuszDiagnostyczny.objects.create(
            proces_id=former.proces_id,
            czlonek_id=former.czlonek_id,
            wspolny=former.wspolny,
            runda=runda,
            wersja_arkusza_id=former.wersja_arkusza_id,
            wpisal_id=former.wpisal_id,
        )
        _copy(Odpowiedz, former, arkusz, ("stwierdzenie_id", "ocena", "brak_oceny"))
        _copy(OcenaObszaru, former, arkusz, ("obszar_id", "trudnosc", "chec", "koniecznosc"))


def _copy(model, former, arkusz, fields) -> None:
    model.objects.bulk_create(
        model(arkusz=arkusz, **values)
        for values in model.objects.filter(arkusz=former).values(*fields)
    )


@transaction.atomic
def keep_wynik(proces_pk: int, kto: User) -> None:
    """Give up opening again: the result that stands stays. The second call changes nothing."""
    proces = lock_open_proces(proces_pk)
    wynik = WynikZespolu.objects.filter(proces=proces, otwarto_at__isnull=False).first()
    if wynik is None:
        return
    wynik.otwarto_at = None
    wynik.save(update_fields=["otwarto_at"])
    slad.record(wynik, "zostawiono dotychczasowy wynik", kto=kto, proces_pk=proces.pk)
