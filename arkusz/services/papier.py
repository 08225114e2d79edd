"""A sheet filled on paper and typed by the lider: marked so for ever, sent it is read no more."""

from django.db import transaction

from arkusz.exceptions import ArkuszError
from arkusz.models import ArkuszDiagnostyczny, OcenaObszaru, Odpowiedz
from arkusz.queries.arkusz import (
    MIN_NIEZNANYCH,
    Tryb,
    count_unknown,
    get_arkusz,
    get_stany,
    get_tryb,
)
from arkusz.services.arkusz import ZACZETO, OcenyObszarow, begin, check_may_fill, finish, write
from edycje.models import CzlonekZespolu, Proces
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad

NIE_JEGO = (
    "Ten arkusz zaczął wpisywać z papieru ktoś inny i tylko ta osoba może go dokończyć. "
    "Możesz przerwać wpisywanie, a członek zespołu wypełni arkusz w aplikacji."
)


@transaction.atomic
def begin_papier(proces_pk: int, czlonek: CzlonekZespolu, kto: User) -> ArkuszDiagnostyczny:
    """Begin to type the sheet of somebody who filled it on paper.

    A sheet in which the person answered something is never opened this way. Beginning twice is
    no error.
    """
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    check_may_fill(proces, czlonek, tryb.is_wspolny)
    if czlonek.user_id == kto.pk:
        raise ArkuszError("Swój arkusz wypełnij w aplikacji, nie z papieru.")
    arkusz = get_arkusz(proces, czlonek, tryb)
    if arkusz is not None and not _is_empty(arkusz):
        return _check_own_paper(arkusz, kto)
    _check_stays_hidden(proces, tryb, czlonek, kto)
    if arkusz is not None and arkusz.wpisal_id not in (None, kto.pk):
        raise ArkuszError(NIE_JEGO)
    if arkusz is None:
        return begin(proces, czlonek, tryb, z_papieru=kto)
    arkusz.z_papieru, arkusz.wpisal = True, kto
    arkusz.save(update_fields=["z_papieru", "wpisal", "updated_at"])
    slad.record(arkusz, ZACZETO, kto=kto, proces_pk=proces.pk)
    return arkusz


def _is_empty(arkusz: ArkuszDiagnostyczny) -> bool:
    """A sheet of the person in which nothing was answered yet."""
    return not (
        arkusz.z_papieru
        or arkusz.is_sent
        or arkusz.odpowiedzi.exists()
        or arkusz.oceny_obszarow.exists()
    )


def _check_own_paper(arkusz: ArkuszDiagnostyczny, kto: User) -> ArkuszDiagnostyczny:
    if not arkusz.z_papieru:
        raise ArkuszError(
            "Ta osoba zaczęła już arkusz w aplikacji. Jej odpowiedzi widzi tylko ona, "
            "więc tylko ona może go dokończyć."
        )
    if arkusz.is_sent:
        raise ArkuszError("Arkusz tej osoby jest już wpisany i wysłany.")
    if arkusz.wpisal_id != kto.pk:
        raise ArkuszError(NIE_JEGO)
    return arkusz


def _check_stays_hidden(proces: Proces, tryb: Tryb, czlonek: CzlonekZespolu, kto: User) -> None:
    """Who types must not know, with their own sheet, all but one of the team."""
    if tryb.is_wspolny:
        return
    stany = [stan for stan in get_stany(proces, tryb) if stan.czlonek != czlonek]
    if count_unknown(stany, kto.pk) < MIN_NIEZNANYCH:
        raise ArkuszError(
            "Tego arkusza nie możesz wpisać. Znasz już tyle arkuszy zespołu, że z wyniku dałoby "
            "się odczytać odpowiedzi jednej osoby. Niech ta osoba wypełni arkusz w aplikacji: "
            "wyślij jej zaproszenie na stronie „Zespół”."
        )


@transaction.atomic
def save_papier(
    proces_pk: int,
    czlonek: CzlonekZespolu,
    kto: User,
    wartosci: dict[int, str],
    *,
    wspolny: bool,
    oceny: OcenyObszarow | None = None,
) -> ArkuszDiagnostyczny:
    _, _, arkusz = _open(proces_pk, czlonek, kto, wspolny)
    write(arkusz, wartosci, oceny or {})
    return arkusz


@transaction.atomic
def send_papier(
    proces_pk: int, czlonek: CzlonekZespolu, kto: User, *, wspolny: bool
) -> ArkuszDiagnostyczny:
    """From now on nobody but the person reads it. The last sheet closes the sheets."""
    proces, tryb, arkusz = _open(proces_pk, czlonek, kto, wspolny)
    return finish(proces, tryb, arkusz, "wysłano arkusz wpisany z papieru", kto)


def _open(proces_pk, czlonek, kto, wspolny) -> tuple[Proces, Tryb, ArkuszDiagnostyczny]:
    proces = lock_open_proces(proces_pk)
    tryb = check_may_fill(proces, czlonek, wspolny)
    arkusz = get_arkusz(proces, czlonek, tryb)
    if arkusz is None:
        raise ArkuszError("Tego arkusza nikt nie wpisuje z papieru.")
    return proces, tryb, _check_own_paper(arkusz, kto)


@transaction.atomic
def drop_papier(proces_pk: int, czlonek: CzlonekZespolu, kto: User) -> None:
    """Stop typing: what was typed goes away, the person has an empty sheet.

    ``wpisal`` stays if anything was typed: the paper is known to them (``hides_each``).
    """
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    arkusz = get_arkusz(proces, czlonek, tryb)
    if arkusz is None or not arkusz.z_papieru or arkusz.is_sent:
        raise ArkuszError("Tego arkusza nikt nie wpisuje z papieru.")
    slad.record(arkusz, "przerwano wpisywanie arkusza z papieru", kto=kto, proces_pk=proces.pk)
    typed, _ = Odpowiedz.objects.filter(arkusz=arkusz).delete()
    rated, _ = OcenaObszaru.objects.filter(arkusz=arkusz).delete()
    arkusz.z_papieru = False
    if not typed + rated:
        arkusz.wpisal = None
    arkusz.save(update_fields=["z_papieru", "wpisal", "updated_at"])


@transaction.atomic
def take_over(proces_pk: int, czlonek: CzlonekZespolu) -> ArkuszDiagnostyczny:
    """The person fills the sheet themselves; what was typed so far stays.

    ``wpisal`` stays too: who typed knows these answers when a result is weighed.
    """
    proces = lock_open_proces(proces_pk)
    tryb = get_tryb(proces)
    arkusz = get_arkusz(proces, czlonek, tryb)
    if arkusz is None or arkusz.is_sent:
        raise ArkuszError("Tego arkusza nikt nie wpisuje z papieru.")
    if arkusz.z_papieru:
        arkusz.z_papieru = False
        arkusz.save(update_fields=["z_papieru", "updated_at"])
        slad.record(
            arkusz, "przejęto arkusz wpisywany z papieru", kto=czlonek.user, proces_pk=proces.pk
        )
    return arkusz
