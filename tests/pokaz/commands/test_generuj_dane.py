import pytest
from django.core.management import CommandError, call_command

from edycje.models import Edycja, Proces
from jst.models import Jst
from pokaz.generator import ZNAK, GeneratorError, generate, is_generated
from tests.factories.edycje import EdycjaFactory
from tests.factories.jst import JstFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [UserFactory, EdycjaFactory])
def test_database_with_other_data_is_refused(make):
    make()

    with pytest.raises(CommandError, match="dodaj --dopisz"):
        call_command("generuj_dane", "--jst=2", "--edycje=1")

    assert not Proces.objects.exists()


def test_dopisz_adds_to_what_is_there():
    JstFactory.create_batch(4)
    generate(4, 1)

    generate(4, 1, dopisz=True)

    assert Edycja.objects.filter(numer_projektu=ZNAK).count() == 2
    assert Proces.objects.count() == 8
    assert is_generated()
    UserFactory()
    assert not is_generated()


def test_too_few_jst_for_the_editions_is_refused():
    JstFactory.create_batch(2)

    with pytest.raises(GeneratorError, match="Za mało samorządów"):
        generate(2, 3)


def test_empty_register_is_loaded_from_the_project(capsys):
    call_command("generuj_dane", "--jst=3", "--edycje=1")

    assert Jst.objects.count() == 2793
    assert Proces.objects.count() == 3
    assert "wierszy w" in capsys.readouterr().out.splitlines()[-1]
