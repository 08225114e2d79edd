import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from doradztwo.wersje import WersjaConflictError
from edycje.exceptions import ProcesZamknietyError
from hdr.exceptions import HdrError
from konta.models import Slad
from powiadomienia.models import Wiadomosc
from rozmowy import services
from rozmowy.enums import StanPropozycji, Widocznosc
from rozmowy.exceptions import RozmowaError
from rozmowy.miejsca import get_miejsce
from rozmowy.models import Komentarz
from tests.factories.edycje import CzlonekZespoluFactory, ProcesFactory, PrzydzialDoradcyFactory
from tests.factories.hdr import CelFactory, HdrFactory
from tests.factories.konta import UserFactory
from tests.factories.rozmowy import KomentarzFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cel():
    return CelFactory(tresc="Każda szkoła ma plan.")


@pytest.fixture
def lider(cel):
    return CzlonekZespoluFactory(proces=cel.hdr.proces, lider=True).user


@pytest.fixture
def ros(cel):
    return PrzydzialDoradcyFactory(proces=cel.hdr.proces).doradca.user


def _add(cel, kto, **dane):
    return services.add_komentarz(cel.hdr.proces, get_miejsce("cel"), cel.pk, kto=kto, **dane)


def _mails():
    return sorted(Wiadomosc.objects.values_list("rodzaj", "odbiorca"))


def test_add_komentarz_tells_the_other_side_once(cel, lider, ros):
    czlonek = CzlonekZespoluFactory(proces=cel.hdr.proces).user

    _add(cel, ros, tresc="Kto to zmierzy?", wzmianki=[lider])

    assert _mails() == [("komentarz", czlonek.pk), ("wzmianka", lider.pk)]


def test_komentarz_for_advisors_reaches_only_them_and_leaves_no_trace_for_the_team(cel, lider, ros):
    pro = PrzydzialDoradcyFactory(proces=cel.hdr.proces, pro=True).doradca.user

    komentarz = _add(
        cel, ros, tresc="Lider się waha.", widocznosc=Widocznosc.DORADCY, wzmianki=[lider]
    )

    assert _mails() == [("komentarz", pro.pk)]
    assert list(Komentarz.objects.visible_to(lider)) == []
    assert list(Komentarz.objects.visible_to(pro)) == [komentarz]
    assert not Slad.objects.filter(proces_pk=cel.hdr.proces_id).exists()


def test_answer_opens_a_settled_thread_and_tells_its_people(cel, lider, ros):
    watek = KomentarzFactory(przy=cel, autor=ros, zalatwiony=True)
    CzlonekZespoluFactory(proces=cel.hdr.proces)

    services.answer_komentarz(watek, kto=lider, tresc="Już wiemy.")

    watek.refresh_from_db()
    assert watek.is_open
    assert _mails() == [("komentarz", ros.pk)]


def test_accept_propozycja_writes_the_text_and_settles(cel, lider, ros):
    watek = KomentarzFactory(przy=cel, autor=ros, z_propozycja=True)

    services.accept_propozycja(watek, get_miejsce("cel"), cel.wersja, kto=lider)

    watek.refresh_from_db()
    cel.refresh_from_db()
    assert (cel.tresc, watek.stan_propozycji, watek.is_open, watek.rozstrzygnal) == (
        watek.propozycja,
        StanPropozycji.PRZYJETA,
        False,
        lider,
    )
    assert _mails() == [("propozycja_rozstrzygnieta", ros.pk)]


def test_accept_propozycja_over_a_changed_text_writes_nothing(cel, lider, ros):
    watek = KomentarzFactory(przy=cel, autor=ros, z_propozycja=True)
    seen = cel.wersja
    get_miejsce("cel").zapisz(cel, {"tresc": "Tekst zespołu."}, seen, kto=lider)

    with pytest.raises(WersjaConflictError), transaction.atomic():
        services.accept_propozycja(watek, get_miejsce("cel"), seen, kto=lider)

    watek.refresh_from_db()
    cel.refresh_from_db()
    assert (cel.tresc, watek.is_waiting) == ("Tekst zespołu.", True)


def test_accept_propozycja_of_a_handed_over_hdr_is_refused(lider, ros):
    cel = CelFactory(hdr=HdrFactory(w_opinii=True))
    watek = KomentarzFactory(przy=cel, z_propozycja=True)

    with pytest.raises(HdrError):
        services.accept_propozycja(watek, get_miejsce("cel"), cel.wersja, kto=lider)


def test_accept_propozycja_too_long_for_its_field_says_so(cel, lider, ros):
    watek = KomentarzFactory(przy=cel, autor=ros, z_propozycja=True)
    Komentarz.objects.filter(pk=watek.pk).update(pole="wskaznik", propozycja="x" * 301)

    with pytest.raises(Exception, match="mieści się 300"):
        services.accept_propozycja(watek, get_miejsce("cel"), cel.wersja, kto=lider)


def test_settled_propozycja_is_not_settled_again(cel, lider, ros):
    watek = KomentarzFactory(przy=cel, autor=ros, z_propozycja=True)
    services.reject_propozycja(watek, kto=lider)

    with pytest.raises(RozmowaError):
        services.accept_propozycja(watek, get_miejsce("cel"), cel.wersja, kto=lider)


def test_waiting_propozycja_is_not_resolved_without_a_decision(cel, lider, ros):
    with pytest.raises(RozmowaError):
        services.resolve_watek(KomentarzFactory(przy=cel, z_propozycja=True), kto=lider)


def test_resolve_and_reopen(cel, lider):
    watek = KomentarzFactory(przy=cel)

    services.resolve_watek(watek, kto=lider)
    states = [Komentarz.objects.get(pk=watek.pk).is_open]
    services.reopen_watek(watek, kto=lider)
    states.append(Komentarz.objects.get(pk=watek.pk).is_open)

    assert states == [False, True]


def test_update_keeps_the_former_words_in_the_trail(cel, ros):
    komentarz = KomentarzFactory(przy=cel, autor=ros, tresc="Przed.")

    services.update_komentarz(komentarz, "Po.", kto=ros)

    slad = Slad.objects.get(proces_pk=cel.hdr.proces_id)
    assert (slad.z, slad.na) == ("Przed.", "Po.")


def test_only_the_author_withdraws(cel, lider):
    with pytest.raises(RozmowaError):
        services.withdraw_komentarz(KomentarzFactory(przy=cel), kto=lider)


def test_withdrawn_komentarz_takes_no_answer(cel, lider):
    with pytest.raises(RozmowaError):
        services.answer_komentarz(
            KomentarzFactory(przy=cel, wycofany=True), kto=lider, tresc="Tak."
        )


def test_paused_proces_takes_no_komentarz(lider):
    cel = CelFactory(hdr__proces=ProcesFactory(wstrzymany=True))

    with pytest.raises(ProcesZamknietyError):
        _add(cel, lider, tresc="Halo?")


def test_empty_komentarz_is_refused_by_services_and_database(cel, lider):
    with pytest.raises(ValidationError):
        _add(cel, lider)
    with pytest.raises(IntegrityError, match="komentarz_has_text"), transaction.atomic():
        KomentarzFactory(przy=cel, tresc="")


@pytest.mark.parametrize(
    ("dane", "nazwa"),
    [
        ({"propozycja": "x", "pole": "tresc"}, "komentarz_propozycja_has_stan"),
        ({"z_propozycja": True, "pole": ""}, "komentarz_propozycja_has_stan"),
        ({"z_propozycja": True, "tylko_doradcy": True}, "komentarz_propozycja_for_team"),
        (
            {"z_propozycja": True, "stan_propozycji": "przyjeta"},
            "komentarz_settled_proposal_has_person",
        ),
    ],
)
def test_database_refuses(cel, dane, nazwa):
    with pytest.raises(IntegrityError, match=nazwa), transaction.atomic():
        KomentarzFactory(przy=cel, **dane)


def test_answer_is_never_settled_by_itself(cel):
    with pytest.raises(IntegrityError, match="komentarz_answer_is_not_settled"):
        KomentarzFactory(przy=cel, watek=KomentarzFactory(przy=cel), zalatwiony=True)


def test_mail_is_not_sent_about_withdrawn_words_nor_to_a_stranger(cel, lider, ros):
    from powiadomienia.rodzaje import get_rodzaj

    komentarz = _add(cel, ros, tresc="Kto to zmierzy?")
    wiadomosc = Wiadomosc.objects.get(odbiorca=lider)
    build = get_rodzaj("komentarz").build

    assert "Kto to zmierzy?" in build(wiadomosc).tresc
    wiadomosc.odbiorca = UserFactory()
    assert build(wiadomosc) is None
    services.withdraw_komentarz(komentarz, kto=ros)
    wiadomosc.odbiorca = lider
    assert build(wiadomosc) is None
