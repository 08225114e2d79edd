from collections import Counter

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from edycje.enums import StatusProcesu
from edycje.models import CzlonekZespolu, Edycja, Proces
from hdr.models import Hdr
from konta.models import User
from pokaz.edycja import DNI_DO_DZIS, KONTA
from powiadomienia.enums import StatusWiadomosci
from powiadomienia.models import Wiadomosc

pytestmark = pytest.mark.django_db


@pytest.fixture
def _register(settings):
    settings.INSTALACJA_POKAZOWA = True
    call_command("wczytaj_obszary", verbosity=0)
    call_command("wczytaj_teryt", str(settings.BASE_DIR / "dane" / "teryt.csv"), verbosity=0)


@pytest.mark.usefixtures("_register")
def test_demo_tells_the_edition_of_the_source():
    """One test for all: playing the demo takes seconds."""
    call_command("demo", verbosity=0)

    edycja = Edycja.objects.get()
    assert edycja.is_pokazowa
    assert Counter(Proces.objects.values_list("obszar__nr", flat=True)) == {
        1: 6, 7: 3, 10: 3, 2: 2, 8: 2, 6: 1, 3: 1, 9: 1, 12: 1,
    }  # fmt: skip
    assert Proces.objects.filter(przyklad=False).count() == 10
    assert CzlonekZespolu.objects.count() == 97
    assert Counter(Proces.objects.values_list("etap", "status")) == {
        (1, StatusProcesu.AKTYWNY): 2,
        (2, StatusProcesu.AKTYWNY): 11,
        (2, StatusProcesu.WSTRZYMANY): 1,
        (2, StatusProcesu.REZYGNACJA): 1,
        (3, StatusProcesu.AKTYWNY): 4,
        (3, StatusProcesu.ZAKONCZONY): 1,
    }
    assert abs((timezone.localdate() - edycja.od).days - DNI_DO_DZIS) <= 6
    assert set(User.objects.values_list("email", flat=True)) >= {email for email, _ in KONTA}
    assert User.objects.exclude(email__endswith="@example.org").count() == 0
    checiny = Hdr.objects.get(proces__jst__nazwa="Chęciny")
    assert (checiny.status, checiny.cele.count()) == ("przyjety", 3)
    assert not Wiadomosc.objects.filter(status=StatusWiadomosci.OCZEKUJE).exists()

    call_command("demo", verbosity=0)
    assert Edycja.objects.count() == 1


def test_demo_is_refused_outside_of_a_demonstration(settings):
    settings.INSTALACJA_POKAZOWA = False

    with pytest.raises(CommandError):
        call_command("demo")

    assert User.objects.count() == 0


@pytest.mark.usefixtures("_register")
def test_demo_leaves_a_used_database_alone():
    User.objects.create_user("ktos@example.org", imie="Ktoś", nazwisko="Prawdziwy")

    call_command("demo", verbosity=0)

    assert Edycja.objects.count() == 0
