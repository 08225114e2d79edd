"""Advisors: invited, joined into teams, and what they declare about a Jst."""

from django.db import transaction

from doradztwo.exceptions import DomainError
from jst.enums import Specjalizacja
from jst.exceptions import OswiadczenieError
from jst.models import Doradca, Jst, OswiadczenieDoradcy, TeamDoradczy
from konta.models import User
from konta.services import slad
from powiadomienia.services import zaproszenia


@transaction.atomic
def create_doradca(
    *,
    email: str,
    imie: str,
    nazwisko: str,
    specjalizacja: str,
    kto: User | None,
    numer_umowy: str = "",
    edycja_pk: int | None = None,
) -> Doradca:
    """Make an advisor and invite the person; the account opens when the invitation is accepted.

    ``edycja_pk``: the edition whose coordinator invites; its list of invitations shows this one.
    """
    label = Specjalizacja(specjalizacja).label
    zaproszenie = zaproszenia.invite(
        email=email,
        imie=imie,
        nazwisko=nazwisko,
        opis_roli=f"doradca {label}",
        cel_url="/",
        wystawil=kto,
        edycja_pk=edycja_pk,
    )
    if Doradca.objects.filter(user=zaproszenie.user).exists():
        raise DomainError("Ta osoba jest już doradcą.")
    doradca = Doradca.objects.create(
        user=zaproszenie.user, specjalizacja=specjalizacja, numer_umowy=numer_umowy
    )
    slad.record(doradca, "dodano doradcę", kto=kto, na=label)
    return doradca


@transaction.atomic
def get_or_create_team(ros: Doradca, pro: Doradca) -> TeamDoradczy:
    if ros.specjalizacja != Specjalizacja.ROS or pro.specjalizacja != Specjalizacja.PRO:
        raise DomainError("Team doradczy to jeden doradca ROS i jeden doradca PRO.")
    if ros.user_id == pro.user_id:
        raise DomainError("Doradcy ROS i PRO muszą być dwiema osobami.")
    return TeamDoradczy.objects.get_or_create(ros=ros, pro=pro)[0]


@transaction.atomic
def record_oswiadczenie(
    doradca: Doradca, jst: Jst, *, jest_konflikt: bool, opis: str = "", kto: User
) -> OswiadczenieDoradcy:
    """Add a declaration; earlier ones stay, the newest holds."""
    opis = opis.strip()
    if jest_konflikt and not opis:
        raise OswiadczenieError
    oswiadczenie = OswiadczenieDoradcy.objects.create(
        doradca=doradca, jst=jst, jest_konflikt=jest_konflikt, opis=opis, zlozyl=kto
    )
    slad.record(
        oswiadczenie,
        "złożono oświadczenie o konflikcie interesów",
        kto=kto,
        na="konflikt" if jest_konflikt else "brak konfliktu",
    )
    return oswiadczenie
