import pytest

from doradztwo.wersje import WersjaConflictError
from hdr.enums import FormaPodsumowania
from hdr.models import Hdr
from podsumowanie.enums import StatusPodsumowania
from podsumowanie.exceptions import PodsumowanieError
from podsumowanie.formy import CZESCI
from podsumowanie.models import SekcjaPodsumowania
from podsumowanie.services import podsumowanie as services
from powiadomienia.models import Wiadomosc
from tests.factories.hdr import HdrFactory
from tests.hdr.wzory import make_obsada

pytestmark = pytest.mark.django_db


def _started(forma=FormaPodsumowania.STUDIUM_REFLEKSJI):
    obsada = make_obsada()
    HdrFactory(proces=obsada.proces, forma_podsumowania=forma)
    return obsada, services.start_podsumowanie(obsada.proces, kto=obsada.lider)


def _filled():
    obsada, podsumowanie = _started()
    podsumowanie.sekcje.update(tekst="Tekst")
    return obsada, services.submit_podsumowanie(podsumowanie, kto=obsada.lider)


@pytest.mark.parametrize(
    ("forma", "ile"), [("dobra_praktyka", 8), ("studium_refleksji", 4), ("minireportaz", 5)]
)
def test_start_makes_the_parts_of_the_planned_form_once(forma, ile):
    obsada, podsumowanie = _started(forma)

    again = services.start_podsumowanie(obsada.proces, kto=obsada.lider)

    assert again == podsumowanie
    assert [one.klucz for one in podsumowanie.sekcje.all()] == [one.klucz for one in CZESCI[forma]]
    assert podsumowanie.sekcje.count() == ile


def test_start_needs_a_planned_form():
    obsada = make_obsada()

    with pytest.raises(PodsumowanieError):
        services.start_podsumowanie(obsada.proces, kto=obsada.lider)


def test_submit_names_the_empty_parts():
    obsada, podsumowanie = _started()
    podsumowanie.sekcje.filter(klucz="fakty").update(tekst="Tekst")

    with pytest.raises(PodsumowanieError, match="„Odczucia”, „Znaczenie”, „Decyzje”"):
        services.submit_podsumowanie(podsumowanie, kto=obsada.lider)


def test_submitted_is_closed_for_writing_until_returned():
    obsada, podsumowanie = _filled()
    sekcja = podsumowanie.sekcje.first()

    with pytest.raises(PodsumowanieError):
        services.update_sekcja(sekcja, {"tekst": "Inny"}, 1, kto=obsada.czlonek)
    with pytest.raises(PodsumowanieError):
        services.return_podsumowanie(podsumowanie, " ", kto=obsada.koordynator)
    services.return_podsumowanie(podsumowanie, "Za krótko.", kto=obsada.koordynator)
    services.update_sekcja(sekcja, {"tekst": "Inny"}, 1, kto=obsada.czlonek)

    podsumowanie.refresh_from_db()
    assert podsumowanie.status == StatusPodsumowania.ZWROCONE
    assert Wiadomosc.objects.filter(rodzaj="podsumowanie_zwrocone").count() == 3


def test_accept_tells_the_team_and_ends_it():
    obsada, podsumowanie = _filled()

    services.accept_podsumowanie(podsumowanie, kto=obsada.koordynator)

    podsumowanie.refresh_from_db()
    assert (podsumowanie.status, podsumowanie.przyjal) == (
        StatusPodsumowania.PRZYJETE,
        obsada.koordynator,
    )
    assert podsumowanie.przyjeto_at is not None
    mails = Wiadomosc.objects.filter(rodzaj__startswith="podsumowanie")
    assert sorted(mails.values_list("rodzaj", "email")) == sorted(
        [("podsumowanie_zlozone", obsada.koordynator.email)]
        + [
            ("podsumowanie_przyjete", one.email)
            for one in (obsada.lider, obsada.czlonek, obsada.decydent)
        ]
    )
    with pytest.raises(PodsumowanieError):
        services.accept_podsumowanie(podsumowanie, kto=obsada.koordynator)


def test_second_editor_of_a_part_gets_a_conflict():
    obsada, podsumowanie = _started()
    sekcja = podsumowanie.sekcje.first()
    services.update_sekcja(sekcja, {"tekst": "Pierwszy"}, 1, kto=obsada.lider)

    with pytest.raises(WersjaConflictError):
        services.update_sekcja(sekcja, {"tekst": "Drugi"}, 1, kto=obsada.czlonek)


def test_change_of_the_planned_form_keeps_what_was_written():
    obsada, podsumowanie = _started()
    podsumowanie.sekcje.filter(klucz="fakty").update(tekst="Tekst")
    Hdr.objects.update(forma_podsumowania=FormaPodsumowania.MINIREPORTAZ)

    changed = services.follow_planned_form(podsumowanie, kto=obsada.lider)

    assert changed.forma == FormaPodsumowania.MINIREPORTAZ
    assert SekcjaPodsumowania.objects.filter(tekst="Tekst", klucz="fakty").count() == 1
    assert [one.klucz for one in services.get_puste_czesci(changed)] == [
        one.klucz for one in CZESCI[FormaPodsumowania.MINIREPORTAZ]
    ]
