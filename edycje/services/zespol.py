"""The team of a Jst. The only writer of ``CzlonekZespolu``."""

from django.db import transaction
from django.utils import timezone

from doradztwo.teksty import plural
from edycje.exceptions import ZespolError
from edycje.models import CzlonekZespolu, Proces, PrzydzialDoradcy
from edycje.queries import stan_zaproszenia
from edycje.services.procesy import lock_open_proces
from konta.models import User
from konta.services import slad
from konta.services.zaproszenia import revoke
from powiadomienia.services import zaproszenia


@transaction.atomic
def add_czlonek(czlonek: CzlonekZespolu, *, kto: User) -> CzlonekZespolu:
    """Take a person into the team and invite by e-mail, if there is an address."""
    proces = lock_open_proces(czlonek.proces_id)
    czlonek.email = czlonek.email.strip().lower()
    _check_size(proces, czlonek)
    _check_flags(proces, czlonek)
    _check_email(proces, czlonek)
    _invite(proces, czlonek, kto)
    czlonek.full_clean(exclude=["user"])
    czlonek.save()
    slad.record(czlonek, "dodano osobę do zespołu", kto=kto, na=_opis(czlonek), proces_pk=proces.pk)
    return czlonek


@transaction.atomic
def update_czlonek(czlonek: CzlonekZespolu, *, kto: User) -> CzlonekZespolu:
    """Save changed data of a member; a new address of somebody still invited moves the link."""
    proces = lock_open_proces(czlonek.proces_id)
    before = _lock_czlonek(czlonek)
    czlonek.email = czlonek.email.strip().lower()
    _check_size(proces, czlonek)
    _check_flags(proces, czlonek)
    if czlonek.email != before.email:
        if before.user_id and stan_zaproszenia(before.user, before.zaproszenie).is_accepted:
            raise ZespolError("Adres e-mail należy do konta tej osoby. Zmienia go ona sama.")
        _check_email(proces, czlonek)
        _revoke_unused(before, kto)
        _invite(proces, czlonek, kto)
    czlonek.full_clean(exclude=["user"])
    czlonek.save()
    if _opis(before) != _opis(czlonek):
        slad.record(
            czlonek,
            "zmieniono dane osoby w zespole",
            kto=kto,
            z=_opis(before),
            na=_opis(czlonek),
            proces_pk=proces.pk,
        )
    return czlonek


@transaction.atomic
def remove_czlonek(czlonek: CzlonekZespolu, *, powod: str, kto: User) -> CzlonekZespolu:
    """The person leaves the team and stays in its history; an unused link dies."""
    proces = lock_open_proces(czlonek.proces_id)
    czlonek = _lock_czlonek(czlonek)
    accepted = stan_zaproszenia(czlonek.user, czlonek.zaproszenie).is_accepted
    if czlonek.is_lider and accepted:
        raise ZespolError("Lider nie może odejść bez następcy. Najpierw wskaż innego lidera.")
    _revoke_unused(czlonek, kto)
    czlonek.odszedl_at = timezone.now()
    czlonek.powod_odejscia = powod
    czlonek.save(update_fields=["odszedl_at", "powod_odejscia"])
    slad.record(
        czlonek,
        "osoba odeszła z zespołu",
        kto=kto,
        z=_opis(czlonek),
        powod=powod,
        proces_pk=proces.pk,
    )
    return czlonek


@transaction.atomic
def make_lider(czlonek: CzlonekZespolu, *, kto: User) -> CzlonekZespolu:
    """Hand the leading over. The new lider can sign in already, unless there is no lider at all."""
    proces = lock_open_proces(czlonek.proces_id)
    czlonek = _lock_czlonek(czlonek)
    if czlonek.is_lider:
        return czlonek
    before = proces.czlonkowie.active().filter(is_lider=True).first()
    state = stan_zaproszenia(czlonek.user, czlonek.zaproszenie)
    if czlonek.user_id is None:
        raise ZespolError(f"{czlonek} nie ma konta. Dodaj adres e-mail, a wyślemy zaproszenie.")
    if before is not None and not state.is_accepted:
        raise ZespolError(
            f"{czlonek} jeszcze nie ma czynnego konta. Lider musi najpierw przyjąć zaproszenie."
        )
    if before is not None:
        before.is_lider = False
        before.save(update_fields=["is_lider"])
    czlonek.is_lider = True
    czlonek.save(update_fields=["is_lider"])
    slad.record(
        czlonek, "zmieniono lidera zespołu", kto=kto, z=before, na=czlonek, proces_pk=proces.pk
    )
    return czlonek


@transaction.atomic
def make_decydent(czlonek: CzlonekZespolu, *, kto: User) -> CzlonekZespolu:
    """Mark who accepts for the Jst; the one before stays a member of the team."""
    proces = lock_open_proces(czlonek.proces_id)
    czlonek = _lock_czlonek(czlonek)
    if czlonek.is_decydent:
        return czlonek
    before = proces.czlonkowie.active().filter(is_decydent=True).first()
    if before is not None and not (before.email and before.wypelnia_arkusz):
        raise ZespolError(
            f"Decydentem jest {before}, spoza zespołu. Najpierw usuń tę osobę, podając powód."
        )
    if before is not None:
        before.is_decydent = False
        before.save(update_fields=["is_decydent"])
    czlonek.is_decydent = True
    czlonek.save(update_fields=["is_decydent"])
    slad.record(czlonek, "zmieniono decydenta", kto=kto, z=before, na=czlonek, proces_pk=proces.pk)
    return czlonek


@transaction.atomic
def resend_zaproszenie(czlonek: CzlonekZespolu, *, kto: User) -> CzlonekZespolu:
    """A new link for somebody who has not accepted; the old one stops working."""
    lock_open_proces(czlonek.proces_id)
    czlonek = _lock_czlonek(czlonek)
    zaproszenie = czlonek.zaproszenie
    if zaproszenie is None or not stan_zaproszenia(czlonek.user, zaproszenie).moze_ponowic:
        raise ZespolError(f"{czlonek} nie czeka na zaproszenie.")
    zaproszenia.resend(zaproszenie, kto=kto)
    return czlonek


def _lock_czlonek(czlonek: CzlonekZespolu) -> CzlonekZespolu:
    """The row as it is now; the lock on the Proces keeps others away."""
    fresh = (
        CzlonekZespolu.objects.active()
        .select_related("user", "zaproszenie", "proces")
        .filter(pk=czlonek.pk)
        .first()
    )
    if fresh is None:
        raise ZespolError("Tej osoby nie ma już w zespole. Odśwież stronę.")
    return fresh


def _check_size(proces: Proces, czlonek: CzlonekZespolu) -> None:
    if not czlonek.wypelnia_arkusz:
        return
    others = proces.czlonkowie.active().filter(wypelnia_arkusz=True).exclude(pk=czlonek.pk).count()
    limit = proces.edycja.zespol_max
    if others >= limit:
        people = plural(limit, "osobę,osoby,osób")
        raise ZespolError(
            f"W tej edycji zespół może mieć najwyżej {limit} {people}. "
            "Najpierw usuń kogoś z zespołu."
        )


def _check_flags(proces: Proces, czlonek: CzlonekZespolu) -> None:
    others = proces.czlonkowie.active().exclude(pk=czlonek.pk)
    if not czlonek.is_decydent and not czlonek.wypelnia_arkusz:
        raise ZespolError("Poza zespołem może być tylko decydent.")
    if not czlonek.is_decydent and not czlonek.email:
        raise ZespolError("Podaj adres e-mail. Bez niego może być tylko decydent.")
    if czlonek.is_lider and others.filter(is_lider=True).exists():
        raise ZespolError("Zespół ma już lidera. Zmień go na stronie zespołu.")
    decydent = others.filter(is_decydent=True).first() if czlonek.is_decydent else None
    if decydent is not None:
        raise ZespolError(f"Zespół ma już decydenta: {decydent}. Najpierw zmień to w zespole.")


def _check_email(proces: Proces, czlonek: CzlonekZespolu) -> None:
    if not czlonek.email:
        return
    others = proces.czlonkowie.active().exclude(pk=czlonek.pk)
    if others.filter(email__iexact=czlonek.email).exists():
        raise ZespolError("Osoba z tym adresem e-mail już jest w zespole.")
    advisors = PrzydzialDoradcy.objects.current().filter(proces=proces)
    if advisors.filter(doradca__user__email=czlonek.email).exists():
        raise ZespolError("To adres doradcy tego procesu. Doradca nie może być w zespole JST.")


def _invite(proces: Proces, czlonek: CzlonekZespolu, kto: User) -> None:
    if not czlonek.email:
        czlonek.user = czlonek.zaproszenie = None
        return
    rola = "lider zespołu" if czlonek.is_lider else "członek zespołu"
    if czlonek.is_decydent:
        rola = "decydent" if not czlonek.is_lider else "lider zespołu i decydent"
    czlonek.zaproszenie = zaproszenia.invite(
        email=czlonek.email,
        imie=czlonek.imie,
        nazwisko=czlonek.nazwisko,
        opis_roli=f"{rola}, {proces.jst}"[:200],
        cel_url=f"/procesy/{proces.pk}/",
        wystawil=kto,
        edycja_pk=proces.edycja_id,
        proces_pk=proces.pk,
    )
    czlonek.user = czlonek.zaproszenie.user


def _revoke_unused(czlonek: CzlonekZespolu, kto: User) -> None:
    zaproszenie = czlonek.zaproszenie
    if zaproszenie is not None and zaproszenie.przyjete_at is None:
        revoke(zaproszenie, kto=kto)


def _opis(czlonek: CzlonekZespolu) -> str:
    outside = "" if czlonek.wypelnia_arkusz else ", poza zespołem"
    # No telephone: the trail stays for ever and everyone who sees the Proces reads it.
    contact = f" ({czlonek.email})" if czlonek.email else ""
    return f"{czlonek}, {czlonek.rola_opis}{outside}{contact}"
