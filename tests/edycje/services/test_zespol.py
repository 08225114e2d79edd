import pytest

from edycje.enums import Funkcja
from edycje.exceptions import ProcesZamknietyError, ZespolError
from edycje.models import CzlonekZespolu
from edycje.services import zespol
from konta.models import Slad
from powiadomienia.models import Wiadomosc
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
)
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def _new(proces, **fields):
    values = {"imie": "Jan", "nazwisko": "Wzorcowy", "email": "Jan@example.org"}
    return CzlonekZespolu(proces=proces, funkcja=Funkcja.SKARBNIK, **values | fields)


def test_add_czlonek_invites_and_leaves_a_trace():
    proces, lider = ProcesFactory(), UserFactory()

    czlonek = zespol.add_czlonek(_new(proces), kto=lider)

    assert (czlonek.email, czlonek.user.is_active) == ("jan@example.org", False)
    assert czlonek.zaproszenie.proces_pk == proces.pk
    assert [w.email for w in Wiadomosc.objects.filter(rodzaj="zaproszenie")] == ["jan@example.org"]
    trace = Slad.objects.get(zdarzenie="dodano osobę do zespołu")
    assert (trace.kto, trace.proces_pk) == (lider, proces.pk)


def test_add_decydent_without_address_has_no_account():
    czlonek = zespol.add_czlonek(
        _new(ProcesFactory(), email="", is_decydent=True, wypelnia_arkusz=False), kto=UserFactory()
    )

    assert (czlonek.user, czlonek.zaproszenie) == (None, None)


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"email": ""}, "Podaj adres e-mail. Bez niego może być tylko decydent."),
        ({"wypelnia_arkusz": False}, "Poza zespołem może być tylko decydent."),
        ({"email": "lider@example.org"}, "Osoba z tym adresem e-mail już jest w zespole."),
        (
            {"email": "ros@example.org"},
            "To adres doradcy tego procesu. Doradca nie może być w zespole JST.",
        ),
        ({"is_lider": True}, "Zespół ma już lidera. Zmień go na stronie zespołu."),
    ],
)
def test_add_czlonek_refuses_with_a_sentence(fields, message):
    proces = ProcesFactory()
    CzlonekZespoluFactory(proces=proces, lider=True, user__email="lider@example.org")
    PrzydzialDoradcyFactory(proces=proces, doradca__user__email="ros@example.org")

    with pytest.raises(ZespolError) as error:
        zespol.add_czlonek(_new(proces, **fields), kto=UserFactory())

    assert str(error.value) == message
    assert proces.czlonkowie.count() == 1


def test_team_above_the_limit_is_refused_but_a_decydent_outside_does_not_count():
    proces = ProcesFactory(edycja=EdycjaFactory(zespol_min=2, zespol_max=2))
    CzlonekZespoluFactory.create_batch(2, proces=proces)

    zespol.add_czlonek(
        _new(proces, email="", is_decydent=True, wypelnia_arkusz=False), kto=UserFactory()
    )
    with pytest.raises(ZespolError) as error:
        zespol.add_czlonek(_new(proces), kto=UserFactory())

    assert str(error.value).startswith("W tej edycji zespół może mieć najwyżej 2 osoby.")


def test_paused_proces_is_read_only():
    czlonek = CzlonekZespoluFactory(proces=ProcesFactory(wstrzymany=True))

    with pytest.raises(ProcesZamknietyError):
        zespol.remove_czlonek(czlonek, powod="Zmiana pracy.", kto=UserFactory())


def test_new_address_of_an_invited_member_moves_the_invitation():
    proces = ProcesFactory()
    czlonek = zespol.add_czlonek(_new(proces), kto=UserFactory())
    old = czlonek.zaproszenie
    czlonek.email = "nowy@example.org"

    zespol.update_czlonek(czlonek, kto=UserFactory())

    old.refresh_from_db()
    czlonek.refresh_from_db()
    assert old.odwolane_at is not None
    assert (czlonek.user.email, czlonek.zaproszenie.is_open) == ("nowy@example.org", True)


def test_address_of_an_active_account_is_not_changed_here():
    czlonek = CzlonekZespoluFactory()
    czlonek.email = "inny@example.org"

    with pytest.raises(ZespolError):
        zespol.update_czlonek(czlonek, kto=UserFactory())

    czlonek.refresh_from_db()
    assert czlonek.email == czlonek.user.email


def test_removed_member_stays_in_history_and_the_link_dies():
    czlonek = CzlonekZespoluFactory(zaproszony=True)

    zespol.remove_czlonek(czlonek, powod="Zmiana pracy.", kto=UserFactory())

    czlonek.refresh_from_db()
    assert czlonek.powod_odejscia == "Zmiana pracy."
    assert czlonek.zaproszenie.odwolane_at is not None
    assert czlonek.proces.czlonkowie.active().count() == 0


def test_lider_cannot_leave_without_a_successor():
    lider = CzlonekZespoluFactory(lider=True)

    with pytest.raises(ZespolError):
        zespol.remove_czlonek(lider, powod="Zmiana pracy.", kto=UserFactory())


def test_make_lider_hands_over_in_one_step():
    proces = ProcesFactory()
    old = CzlonekZespoluFactory(proces=proces, lider=True)
    new = CzlonekZespoluFactory(proces=proces)

    zespol.make_lider(new, kto=old.user)

    liders = proces.czlonkowie.active().filter(is_lider=True)
    assert list(liders) == [new]


def test_make_lider_refuses_somebody_still_invited():
    proces = ProcesFactory()
    CzlonekZespoluFactory(proces=proces, lider=True)
    new = CzlonekZespoluFactory(proces=proces, zaproszony=True)

    with pytest.raises(ZespolError):
        zespol.make_lider(new, kto=UserFactory())


def test_make_decydent_moves_the_flag_within_the_team():
    proces = ProcesFactory()
    CzlonekZespoluFactory(proces=proces, decydent=True)
    new = CzlonekZespoluFactory(proces=proces)

    zespol.make_decydent(new, kto=UserFactory())

    assert list(proces.czlonkowie.active().filter(is_decydent=True)) == [new]


def test_make_decydent_refuses_while_the_present_one_is_outside_the_team():
    proces = ProcesFactory()
    CzlonekZespoluFactory(proces=proces, bez_konta=True)

    with pytest.raises(ZespolError):
        zespol.make_decydent(CzlonekZespoluFactory(proces=proces), kto=UserFactory())


def test_resend_gives_a_new_link_only_to_somebody_who_waits():
    waiting = CzlonekZespoluFactory(zaproszony=True)
    before = waiting.zaproszenie.token_hash

    zespol.resend_zaproszenie(waiting, kto=UserFactory())

    waiting.zaproszenie.refresh_from_db()
    assert waiting.zaproszenie.token_hash != before
    with pytest.raises(ZespolError):
        zespol.resend_zaproszenie(CzlonekZespoluFactory(), kto=UserFactory())
