import pytest

from hdr.queries import drzewo
from tests.factories.edycje import ProcesFactory
from tests.factories.hdr import CelFactory, DzialanieFactory, HdrFactory
from tests.factories.obszary import NarzedzieFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("ile", [1, 6])
def test_tree_takes_seven_queries_of_any_size(ile, django_assert_num_queries):
    hdr = HdrFactory(proces=ProcesFactory(etap2=True))
    for _ in range(ile):
        cel = CelFactory(hdr=hdr)
        for _ in range(ile):
            tool = NarzedzieFactory(obszar=hdr.proces.obszar)
            DzialanieFactory(cel=cel).narzedzia.add(tool)

    with django_assert_num_queries(7):
        tree = drzewo(hdr)
        names = [list(one.dzialanie.narzedzia.all()) for one in tree.dzialania]

    assert len(names) == ile * ile
