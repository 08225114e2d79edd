"""The database itself refuses what the forms would never send."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    GrupaFactory,
    KrokFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
    RolaEdycjiFactory,
    TerminKrokuFactory,
    WstrzymanieFactory,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
EARLIER = TODAY - timedelta(days=5)


@pytest.mark.parametrize(
    ("factory", "fields"),
    [
        (EdycjaFactory, {"od": TODAY, "do": TODAY}),
        (EdycjaFactory, {"zespol_min": 4, "zespol_max": 3}),
        (KrokFactory, {"od": TODAY, "do": EARLIER}),
        (KrokFactory, {"etap": 4}),
        (KrokFactory, {"rodzaj": "inny", "nazwa": "x", "skrot": "x"}),
        (RolaEdycjiFactory, {"rola": "widz"}),
        (ProcesFactory, {"etap": 4}),
        (ProcesFactory, {"etap": 2}),
        (ProcesFactory, {"status": "zakonczony"}),
        (ProcesFactory, {"zakonczono_at": timezone.now()}),
        (WstrzymanieFactory, {"powod": ""}),
        (WstrzymanieFactory, {"od": TODAY, "do": EARLIER}),
        (TerminKrokuFactory, {"od": TODAY, "do": EARLIER}),
        (PrzydzialDoradcyFactory, {"od": TODAY, "do": EARLIER, "powod_konca": "x"}),
        (PrzydzialDoradcyFactory, {"do": TODAY}),
        (CzlonekZespoluFactory, {"email": ""}),
        (CzlonekZespoluFactory, {"bez_konta": True, "is_lider": True}),
    ],
)
def test_row_against_a_rule_is_refused(factory, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**fields)


def _shared(factory, first, second):
    factory(**first)
    with pytest.raises(IntegrityError), transaction.atomic():
        factory(**second)


def test_one_number_of_a_group_in_an_edition():
    fields = {"edycja": EdycjaFactory(), "numer": 1}
    _shared(GrupaFactory, fields, fields)


def test_one_step_of_a_kind_and_number_in_an_edition():
    fields = {"edycja": EdycjaFactory()}
    _shared(KrokFactory, fields, fields)


def test_one_role_of_a_kind_per_person_in_an_edition():
    rola = RolaEdycjiFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RolaEdycjiFactory(edycja=rola.edycja, user=rola.user)


def test_one_proces_of_a_jst_in_an_edition():
    proces = ProcesFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        ProcesFactory(edycja=proces.edycja, jst=proces.jst)


@pytest.mark.parametrize("flag", ["is_lider", "is_decydent"])
def test_one_lider_and_one_decydent_at_a_time(flag):
    fields = {"proces": ProcesFactory(), flag: True}
    _shared(CzlonekZespoluFactory, fields, fields)


def test_one_address_in_a_team_whatever_the_case():
    proces = ProcesFactory()
    _shared(
        CzlonekZespoluFactory,
        {"proces": proces, "email": "a@example.org"},
        {"proces": proces, "email": "A@example.org"},
    )


def test_one_account_in_a_team():
    czlonek = CzlonekZespoluFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        CzlonekZespoluFactory(proces=czlonek.proces, user=czlonek.user, email="b@example.org")


def test_one_current_advisor_of_a_kind_and_one_open_pause():
    proces = ProcesFactory()
    _shared(PrzydzialDoradcyFactory, {"proces": proces}, {"proces": proces})
    _shared(WstrzymanieFactory, {"proces": proces}, {"proces": proces})


def test_one_own_window_of_a_step():
    termin = TerminKrokuFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        TerminKrokuFactory(proces=termin.proces, krok=termin.krok)
