"""Progress by a personal link, files that show it, reviews of a month."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from doradztwo.daty import add_months
from hdr.exceptions import HdrError
from konta.models import Slad
from tests.factories.edycje import CzlonekZespoluFactory
from tests.factories.hdr import PartnerHdrFactory
from tests.factories.konta import UserFactory
from tests.factories.wdrozenie import (
    DowodDzialaniaFactory,
    OdnosnikPostepuFactory,
    PomiarWskaznikaFactory,
    PostepDzialaniaFactory,
    PrzegladPostepuFactory,
)
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.wzory import accept
from wdrozenie.models import (
    DowodDzialania,
    OdnosnikPostepu,
    PomiarWskaznika,
    PostepDzialania,
    PrzegladPostepu,
)

pytestmark = pytest.mark.django_db

WPIS = {"stan": "w_toku", "procent": "60", "notatka": "Ankiety wróciły."}


@pytest.fixture
def obsada():
    obsada = make_obsada()
    _, obsada.cel, obsada.dzialanie = make_kompletny(obsada.proces)
    accept(obsada)
    obsada.dzialanie.odpowiedzialny = obsada.proces.czlonkowie.get(user=obsada.czlonek)
    obsada.dzialanie.save()
    return obsada


@pytest.fixture
def odnosnik(obsada):
    return OdnosnikPostepuFactory(dzialanie=obsada.dzialanie, token="t" * 22)


URL = "/postep/" + "t" * 22 + "/"


def _pdf():
    return SimpleUploadedFile("lista.pdf", b"%PDF-1.7 lista obecnosci")


def test_link_reports_without_an_account_and_says_so(client, odnosnik):
    for _ in range(2):
        assertContains(client.get(URL), "Jak idzie to działanie?")
    assertRedirects(client.post(URL, WPIS | {"plik": _pdf()}), URL)

    postep = PostepDzialania.objects.get()
    assert (postep.kto, postep.odnosnik, postep.procent) == (None, odnosnik, 60)
    assert postep.podpis == f"{odnosnik.osoba}, przez odnośnik"
    assert [one.nazwa for one in postep.dowody.all()] == ["lista.pdf"]
    assert list(Slad.objects.order_by("pk").values_list("zdarzenie", "kto")[:50])[-2:] == [
        (f"zapisano postęp działania przez odnośnik ({odnosnik.osoba})", None),
        ("dodano dowód wykonania przez odnośnik", None),
    ]


@pytest.mark.parametrize("zmiana", ["minął", "odszedł", "kto inny", "usunięto", "zamknięto"])
def test_link_dies_with_its_reason(client, obsada, odnosnik, zmiana):
    now = timezone.now()
    if zmiana == "minął":
        OdnosnikPostepu.objects.update(wazny_do=timezone.localdate() - timedelta(days=1))
    elif zmiana == "odszedł":
        type(odnosnik.osoba).objects.filter(pk=odnosnik.osoba_id).update(odszedl_at=now)
    elif zmiana == "kto inny":
        lider = obsada.proces.czlonkowie.get(is_lider=True)
        type(obsada.dzialanie).objects.update(odpowiedzialny=lider)
    elif zmiana == "usunięto":
        type(obsada.dzialanie).objects.update(usunieto_at=now)
    else:
        type(obsada.proces).objects.update(status="wstrzymany")

    assertContains(client.post(URL, WPIS), "Ten odnośnik nie działa", status_code=410)
    assert PostepDzialania.objects.count() == 0


def test_unknown_link_is_404_and_guessing_is_slowed_down(client, odnosnik):
    assertContains(client.get("/postep/inny/"), "Ten odnośnik nie działa", status_code=404)
    answers = [client.get("/postep/inny/").status_code for _ in range(31)]
    assert (answers[0], answers[-1]) == (404, 429)


def test_wrong_report_by_link_saves_nothing(client, odnosnik):
    assertContains(client.post(URL, {"stan": "zaniechane"}), "Napisz, dlaczego")
    assert PostepDzialania.objects.count() == 0


def test_evidence_is_for_those_who_see_the_proces(client, obsada):
    dowod = DowodDzialaniaFactory(postep__dzialanie=obsada.dzialanie)
    url = reverse("wdrozenie:dowod_download", args=[dowod.pk])
    client.force_login(obsada.ros)
    response = client.get(url)
    assert response.headers["Content-Disposition"].startswith("attachment")
    # Read to its end, a file closes itself; closing the response would close the connection too.
    b"".join(response.streaming_content)
    remove = reverse("wdrozenie:dowod_withdraw", args=[dowod.pk])
    assert client.post(remove).status_code == 403
    client.force_login(UserFactory())
    assert client.get(url).status_code == 404
    client.force_login(obsada.czlonek)
    assert client.get(remove).status_code == 405
    client.post(remove)
    assert client.get(url).status_code == 404
    assert DowodDzialania.objects.get().wycofano_at is not None


def test_link_takes_so_many_files(client, odnosnik, monkeypatch):
    monkeypatch.setattr("wdrozenie.services.odnosniki.MAX_PLIKOW", 1)

    pages = [client.post(URL, WPIS | {"plik": _pdf()}) for _ in range(2)]

    assert [page.status_code for page in pages] == [302, 200]
    assert (DowodDzialania.objects.count(), PostepDzialania.objects.count()) == (1, 1)


def test_action_takes_so_many_files(client, obsada, monkeypatch):
    monkeypatch.setattr("wdrozenie.services.wdrozenie.MAX_DOWODOW", 1)
    DowodDzialaniaFactory(postep__dzialanie=obsada.dzialanie)
    client.force_login(obsada.czlonek)
    url = reverse("wdrozenie:postep_create", args=[obsada.dzialanie.pk])

    page = client.post(url, WPIS | {"plik": _pdf()})

    assertContains(page, "Do tego działania dodano już 100 plików")
    assertContains(page, "Ankiety wróciły.")
    assert (DowodDzialania.objects.count(), PostepDzialania.objects.count()) == (1, 1)


@pytest.mark.parametrize("prawo", ["czyta", "pisze"])
def test_carrying_out_is_not_for_partners(client, obsada, prawo):
    partner = PartnerHdrFactory(hdr=obsada.proces.hdr, prawo=prawo).proces
    dowod = DowodDzialaniaFactory(postep__dzialanie=obsada.dzialanie)
    pomiar = PomiarWskaznikaFactory(cel=obsada.cel)
    client.force_login(CzlonekZespoluFactory(proces=partner, lider=True).user)

    statuses = [
        client.get(reverse("wdrozenie:dowod_download", args=[dowod.pk])).status_code,
        client.post(reverse("wdrozenie:dowod_withdraw", args=[dowod.pk])).status_code,
        client.post(reverse("wdrozenie:pomiar_withdraw", args=[pomiar.pk])).status_code,
        client.get(reverse("wdrozenie:pomiar_create", args=[obsada.cel.pk])).status_code,
        client.post(
            reverse("wdrozenie:postep_create", args=[obsada.dzialanie.pk]), WPIS
        ).status_code,
    ]

    assert statuses == [404] * 5
    assert PostepDzialania.objects.count() == 1


@pytest.mark.parametrize("kto", ["odnosnik", "czlonek"])
def test_refused_report_stays_on_the_page(client, obsada, odnosnik, monkeypatch, kto):
    """The Proces is paused, or the action deleted, between the page and the save."""

    def refuse(*args, **kwargs):
        raise HdrError("To działanie ktoś w międzyczasie usunął.")

    monkeypatch.setattr("wdrozenie.services.wdrozenie.get_dzialanie_to_edit", refuse)
    url = URL
    if kto == "czlonek":
        client.force_login(obsada.czlonek)
        url = reverse("wdrozenie:postep_create", args=[obsada.dzialanie.pk])

    response = client.post(url, WPIS)

    assertContains(response, "w międzyczasie usunął")
    assertContains(response, "Ankiety wróciły.")


def test_review_is_one_a_month_and_refuses_an_old_version(client, obsada):
    client.force_login(obsada.czlonek)
    url = reverse("wdrozenie:przeglad_update", args=[obsada.proces.pk])
    month = timezone.localdate().replace(day=1)
    dane = {"miesiac": month.isoformat(), "swiatlo": "zolte", "zdanie": "Brak sali.", "wersja": "0"}

    client.post(url, dane)
    again = client.post(url, dane | {"zdanie": "Inne zdanie."})
    assertContains(again, "Ten miesiąc ma już przegląd.")
    assert PrzegladPostepu.objects.get().zdanie == "Brak sali."
    client.post(url, dane | {"zdanie": "Inne zdanie.", "wersja": "1"})
    przeglad = PrzegladPostepu.objects.get()
    assert (przeglad.zdanie, przeglad.wersja) == ("Inne zdanie.", 2)
    assertContains(client.get(f"{url}?miesiac={month}"), "Inne zdanie.")
    client.post(url, dane | {"miesiac": add_months(month, 1).isoformat()})
    assert PrzegladPostepu.objects.count() == 1
    client.force_login(obsada.ros)
    assert client.post(url, dane).status_code == 403


def test_review_sent_as_the_month_ends_stays_on_the_form(client, obsada, monkeypatch):
    client.force_login(obsada.czlonek)
    month = timezone.localdate().replace(day=1)
    monkeypatch.setattr("wdrozenie.services.przeglady.miesiace_do_przegladu", list)
    dane = {"miesiac": month.isoformat(), "swiatlo": "zolte", "zdanie": "Brak sali.", "wersja": "0"}

    page = client.post(reverse("wdrozenie:przeglad_update", args=[obsada.proces.pk]), dane)

    assertContains(page, "Przegląd zapisuje się za ten miesiąc albo dwa poprzednie.")
    assertContains(page, "Brak sali.")


def test_not_measured_has_a_reason_and_no_point(client, obsada):
    client.force_login(obsada.czlonek)
    url = reverse("wdrozenie:pomiar_create", args=[obsada.cel.pk])
    dane = {"data_pomiaru": timezone.localdate().isoformat()}

    assertContains(client.post(url, dane), "albo niżej powód")
    both = client.post(url, dane | {"wartosc": "5", "powod_braku": "Brak ankiety."})
    assertContains(both, "nie jedno i drugie")
    client.post(url, dane | {"powod_braku": "Brak ankiety."})
    assert PomiarWskaznika.objects.get().wynik == "nie zmierzono"
    page = client.get(reverse("wdrozenie:postep_list", args=[obsada.proces.pk]))
    assertContains(page, "nie zmierzono")


def test_database_refuses_what_the_form_would(obsada):
    wrong = [
        lambda: PomiarWskaznikaFactory(wartosc=None),
        lambda: PomiarWskaznikaFactory(powod_braku="Brak."),
        lambda: PostepDzialaniaFactory(kto=None),
        lambda: PrzegladPostepuFactory(miesiac=timezone.localdate().replace(day=2)),
        lambda: PrzegladPostepuFactory(zdanie=""),
        lambda: PrzegladPostepuFactory(swiatlo="niebieskie"),
    ]
    for make in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            make()


def test_double_click_through_a_link_is_one_report_and_a_new_sentence_another(client, odnosnik):
    url = reverse("wdrozenie:postep_odnosnik", args=["t" * 22])
    for note in ("Ankiety wróciły.", "Ankiety wróciły.", "Brakuje jednej."):
        plik = SimpleUploadedFile("lista.pdf", b"%PDF-1.7 lista")
        client.post(url, WPIS | {"notatka": note, "plik": plik})

    notes = PostepDzialania.objects.order_by("pk").values_list("notatka", flat=True)
    assert list(notes) == ["Ankiety wróciły.", "Brakuje jednej."]
    assert DowodDzialania.objects.count() == 2
