import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from hdr.enums import PrawoPartnera
from hdr.exceptions import HdrError
from hdr.models import Cel, PartnerHdr
from hdr.services import partnerzy
from konta.models import Slad
from powiadomienia.models import Powiadomienie, Wiadomosc
from tests.factories.diagnoza import (
    PriorytetFactory,
)
from tests.factories.edycje import (
    CzlonekZespoluFactory,
    EdycjaFactory,
    ProcesFactory,
    PrzydzialDoradcyFactory,
)
from tests.factories.hdr import CelFactory, DzialanieFactory, PartnerHdrFactory
from tests.factories.obszary import ObszarFactory

pytestmark = pytest.mark.django_db

CZYTA, PISZE = PrawoPartnera.CZYTA, PrawoPartnera.PISZE


@pytest.fixture
def edycja():
    return EdycjaFactory(kroki=True)


@pytest.fixture
def proces(edycja):
    return ProcesFactory(edycja=edycja, etap=2, obszar=ObszarFactory())


@pytest.fixture
def partner(edycja):
    return ProcesFactory(edycja=edycja)


@pytest.fixture
def lider(proces):
    return CzlonekZespoluFactory(proces=proces, lider=True).user


@pytest.fixture
def gosc(partner):
    """The lider of the partner: a guest in the HDR of the host."""
    return CzlonekZespoluFactory(proces=partner, lider=True).user


@pytest.fixture
def cel(proces):
    return CelFactory(hdr__proces=proces, tresc="Każda szkoła ma plan.")


def _page(proces):
    return reverse("hdr:hdr_detail", args=[proces.pk])


def _save(client, cel, text):
    data = {"pole": "tresc", "wartosc": text, "baza": cel.tresc, "wersja": cel.wersja}
    return client.post(
        reverse("hdr:cel_pole", args=[cel.pk]), data, headers={"Accept": "application/json"}
    )


def test_add_partner_tells_its_lider_and_leaves_a_trace_on_both_sides(proces, partner, lider, gosc):
    row = partnerzy.add_partner(proces, partner, PISZE, kto=lider)

    assert list(Wiadomosc.objects.values_list("rodzaj", "odbiorca")) == [("wspolny_hdr", gosc.pk)]
    assert list(Powiadomienie.objects.values_list("tekst", flat=True)) == [
        f"{proces.jst}: ten samorząd udostępnił Wam swój HDR."
    ]
    traces = Slad.objects.filter(obiekt_pk=row.pk).order_by("proces_pk")
    assert list(traces.values_list("proces_pk", flat=True)) == sorted([proces.pk, partner.pk])


@pytest.mark.parametrize("kto", ["obcy", "sam", "z_innej_edycji", "wstrzymany"])
def test_only_an_active_proces_of_the_edition_becomes_a_partner(proces, lider, edycja, kto):
    other = {
        "obcy": lambda: ProcesFactory(),
        "sam": lambda: proces,
        "z_innej_edycji": lambda: ProcesFactory(edycja=EdycjaFactory()),
        "wstrzymany": lambda: ProcesFactory(edycja=edycja, wstrzymany=True),
    }[kto]()

    with pytest.raises(HdrError):
        partnerzy.add_partner(proces, other, CZYTA, kto=lider)


def test_partner_is_added_once(proces, partner, lider):
    partnerzy.add_partner(proces, partner, CZYTA, kto=lider)

    with pytest.raises(HdrError, match="już jest partnerem"):
        partnerzy.add_partner(proces, partner, PISZE, kto=lider)


def test_partner_opens_the_hdr_and_nothing_else_of_the_host(client, proces, partner, cel, gosc):
    DzialanieFactory(cel=cel)
    PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=CZYTA)
    client.force_login(gosc)

    page = client.get(_page(proces))
    other = {
        name: client.get(reverse(name, args=[proces.pk])).status_code
        for name in (
            "cykl:proces_detail",
            "diagnoza:diagnoza_detail",
            "zbiory:dane_list",
            "wynik:wynik_detail",
            "edycje:zespol_detail",
            "podsumowanie:podsumowanie_detail",
            "hdr:partner_list",
            "raporty:dokument_list",
            "rozmowy:rozmowa_list",
            "sesje:sesja_list",
            "spotkania:spotkanie_list",
        )
    }

    assert page.status_code == 200
    assert cel.tresc in page.content.decode()
    assert set(other.values()) == {404}


def test_page_of_a_guest_offers_no_link_that_ends_in_404(client, proces, partner, cel, gosc):
    DzialanieFactory(cel=cel)
    PriorytetFactory(diagnoza=cel.priorytet.diagnoza, z_luki=True)
    PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=PISZE)
    client.force_login(gosc)

    page = client.get(_page(proces)).content.decode()

    prefix = f'href="/procesy/{proces.pk}/'
    links = {part.split('"')[0].split("#")[0] for part in page.split(prefix)[1:]}
    statuses = {link: client.get(f"/procesy/{proces.pk}/{link}").status_code for link in links}
    assert {link: status for link, status in statuses.items() if status != 200} == {}


def test_guest_who_writes_adds_a_goal_and_is_seen(client, proces, partner, cel, gosc, lider):
    row = PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=CZYTA)
    add = reverse("hdr:cel_create", args=[cel.priorytet_id])
    here = reverse("hdr:hdr_obecnosc", args=[proces.pk])
    client.force_login(gosc)
    refused = client.post(add).status_code, client.get(here).status_code
    PartnerHdr.objects.filter(pk=row.pk).update(prawo=PISZE)

    added = client.post(add)
    client.get(here, {"miejsce": f"cel-{cel.pk}"})
    client.force_login(lider)
    seen = client.get(here).json()["osoby"]

    assert refused == (403, 403)
    assert added.status_code == 302
    assert Cel.objects.filter(hdr=cel.hdr).count() == 2
    assert seen == [
        {"osoba": gosc.get_full_name(), "rola": str(partner.jst), "miejsce": f"cel-{cel.pk}"}
    ]


def test_partner_that_writes_saves_a_field_and_one_that_reads_does_not(client, partner, cel, gosc):
    row = PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=CZYTA)
    client.force_login(gosc)
    refused = _save(client, cel, "Tekst gościa.").status_code
    PartnerHdr.objects.filter(pk=row.pk).update(prawo=PISZE)

    saved = _save(client, cel, "Tekst gościa.").status_code

    cel.refresh_from_db()
    assert (refused, saved, cel.tresc) == (403, 200, "Tekst gościa.")


@pytest.mark.parametrize("name", ["hdr_submit", "hdr_withdraw", "hdr_reopen", "akceptacja_create"])
def test_lider_of_a_partner_does_not_lead_the_host(client, proces, partner, cel, gosc, name):
    PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=PISZE)
    client.force_login(gosc)

    status = client.post(reverse(f"obieg:{name}", args=[proces.pk]), {"powod": "x"}).status_code

    assert status in (403, 404)


def test_ended_partnership_and_who_left_the_team_see_nothing(client, proces, partner, cel, gosc):
    row = PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=PISZE)
    client.force_login(gosc)
    before = client.get(_page(proces)).status_code
    partnerzy.end_partner(row, kto=gosc)

    after = client.get(_page(proces)).status_code

    assert (before, after, _save(client, cel, "Nie.").status_code) == (200, 404, 404)


def test_jst_that_resigned_is_a_partner_no_more(client, edycja, proces, cel):
    gone = ProcesFactory(edycja=edycja, rezygnacja=True)
    PartnerHdrFactory(hdr=cel.hdr, proces=gone, prawo=PISZE)
    client.force_login(CzlonekZespoluFactory(proces=gone, lider=True).user)

    assert (client.get(_page(proces)).status_code, _save(client, cel, "x").status_code) == (
        404,
        404,
    )


def test_decydent_outside_the_team_of_the_partner_only_reads(client, proces, partner, cel):
    PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=PISZE)
    outside = CzlonekZespoluFactory(proces=partner, decydent=True, wypelnia_arkusz=False)
    client.force_login(outside.user)

    assert (client.get(_page(proces)).status_code, _save(client, cel, "x").status_code) == (
        200,
        403,
    )


def test_who_belongs_to_two_partners_has_the_wider_right(client, edycja, partner, cel, gosc):
    PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=CZYTA)
    second = PartnerHdrFactory(hdr=cel.hdr, proces=ProcesFactory(edycja=edycja), prawo=PISZE)
    CzlonekZespoluFactory(proces=second.proces, user=gosc)
    client.force_login(gosc)

    assert _save(client, cel, "Tekst gościa.").status_code == 200


def test_advisor_of_the_partner_is_no_guest(client, proces, partner, cel):
    PartnerHdrFactory(hdr=cel.hdr, proces=partner, prawo=PISZE)
    client.force_login(PrzydzialDoradcyFactory(proces=partner).doradca.user)

    assert client.get(_page(proces)).status_code == 404


def test_lider_adds_and_the_other_lider_ends(client, proces, partner, cel, lider, gosc):
    client.force_login(lider)
    url = reverse("hdr:partner_create", args=[proces.pk])
    empty = client.post(url, {})
    client.post(url, {"partner": partner.pk, "prawo": PISZE})
    row = PartnerHdr.objects.get()
    client.force_login(gosc)

    client.post(reverse("hdr:partner_end", args=[row.pk]))

    row.refresh_from_db()
    assert "Wybierz samorząd." in empty.content.decode()
    assert row.zakonczyl == gosc


def test_member_neither_adds_nor_ends(client, proces, partner, cel):
    row = PartnerHdrFactory(hdr=cel.hdr, proces=partner)
    client.force_login(CzlonekZespoluFactory(proces=proces).user)

    statuses = [
        client.post(reverse("hdr:partner_create", args=[proces.pk]), {}).status_code,
        client.post(reverse("hdr:partner_end", args=[row.pk])).status_code,
    ]

    assert statuses == [403, 403]


@pytest.mark.parametrize(
    ("zmiany", "nazwa"),
    [
        ({"prawo": "zarzadza"}, "partner_hdr_prawo_valid"),
        ({"zakonczono_at": timezone.now()}, "partner_hdr_ended_by_somebody"),
    ],
)
def test_database_refuses(partner, cel, zmiany, nazwa):
    with pytest.raises(IntegrityError, match=nazwa), transaction.atomic():
        PartnerHdrFactory(hdr=cel.hdr, proces=partner, **zmiany)


@pytest.mark.parametrize("number", [1, 3])
def test_list_costs_the_same(client, proces, cel, lider, number, django_assert_num_queries):
    for _ in range(number):
        PartnerHdrFactory(hdr=cel.hdr, proces=ProcesFactory(edycja=proces.edycja))
    client.force_login(lider)
    client.get("/pomoc/")

    with django_assert_num_queries(8):
        client.get(reverse("hdr:partner_list", args=[proces.pk]))
