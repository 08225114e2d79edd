"""Deciding without signing in: the personal link and the signed PDF."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertRedirects

from doradztwo.tokeny import hash_token
from hdr.exceptions import HdrError
from obieg.models import Akceptacja, LinkAkceptacji, PodpisanyPdf
from obieg.queries.kolejka import kolejka
from obieg.services import akceptacje, obieg
from powiadomienia.models import Wiadomosc
from tests.factories.obieg import AkceptacjaFactory, LinkAkceptacjiFactory
from tests.hdr.wzory import make_kompletny, make_obsada
from tests.obieg.podpisane import make_dokument, plain_pdf, sign_pdf
from tests.obieg.wzory import give_both, submit

pytestmark = pytest.mark.django_db

ADRES = "burmistrz@example.org"
DANE = {
    "numer": 1,
    "decyzja": "przyjety",
    "uwagi": "",
    "osoba": "Jan Lis",
    "funkcja": "burmistrz",
    "oswiadczenie": "on",
}


def _waiting():
    """An HDR that waits for the decydent."""
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    submit(obsada)
    give_both(obsada)
    return obsada


def _send(obsada):
    link = akceptacje.issue_link(obsada.proces.pk, ADRES, kto=obsada.lider)
    return link, Wiadomosc.objects.get(przedmiot=f"link-akceptacji-{link.pk}").tajne["token"]


def _url(token, name="odnosnik_decyzja"):
    return reverse(f"obieg:{name}", args=[token])


def _upload(content):
    plik = SimpleUploadedFile("hdr.pdf", content)
    plik.nazwa = "hdr.pdf"
    return plik


def test_link_goes_by_mail_and_only_its_hash_is_kept():
    obsada = _waiting()

    link, token = _send(obsada)

    assert link.token_hash == hash_token(token)
    assert Wiadomosc.objects.get(rodzaj="hdr_odnosnik_akceptacji").email == ADRES
    assert link.dokument_kod == obsada.proces.dokumenty.get().kod


def test_new_link_kills_the_one_before():
    obsada = _waiting()
    first, _ = _send(obsada)

    _send(obsada)

    first.refresh_from_db()
    assert first.powod_odwolania == "wysłano nowy odnośnik"


def test_link_goes_to_nobody_else_of_the_process():
    obsada = _waiting()

    for email in (obsada.lider.email, obsada.czlonek.email, obsada.ros.email):
        with pytest.raises(HdrError, match="należy do innej osoby"):
            akceptacje.issue_link(obsada.proces.pk, email, kto=obsada.lider)

    assert LinkAkceptacji.objects.count() == 0


def test_reading_never_uses_the_link_up(client):
    obsada = _waiting()
    link, token = _send(obsada)

    assertContains(client.get(_url(token)), "To osobisty odnośnik")
    assertContains(client.get(_url(token)), "PDF powstaje")

    link.refresh_from_db()
    assert (link.wykorzystano_at, Akceptacja.objects.count()) == (None, 0)


def test_decydent_accepts_by_link_once(client):
    obsada = _waiting()
    link, token = _send(obsada)

    response = client.post(_url(token), DANE)

    assertRedirects(response, reverse("obieg:odnosnik_done"))
    akceptacja = Akceptacja.objects.get()
    assert (akceptacja.sposob, akceptacja.kto, akceptacja.osoba) == ("odnosnik", None, "Jan Lis")
    assert akceptacja.dokument_kod == link.dokument_kod
    obsada.proces.hdr.refresh_from_db()
    assert obsada.proces.hdr.status == "przyjety"
    assertContains(client.get(_url(token)), "Decyzja jest już zapisana", status_code=410)
    assert client.post(_url(token), DANE).status_code == 410
    assert Akceptacja.objects.count() == 1


def test_name_stated_by_link_keeps_no_hidden_signs(client):
    obsada = _waiting()
    _, token = _send(obsada)

    client.post(_url(token), DANE | {"osoba": "Jan \u202eLis\u2066", "funkcja": "\u202ewójt"})

    akceptacja = Akceptacja.objects.get()
    assert (akceptacja.osoba, akceptacja.funkcja) == ("Jan Lis", "wójt")


def test_history_says_that_it_was_a_personal_link(client):
    obsada = _waiting()
    _, token = _send(obsada)
    client.post(_url(token), DANE)
    client.force_login(obsada.lider)

    response = client.get(reverse("obieg:wersja_detail", args=[obsada.proces.pk, 1]))

    assertContains(response, "Przez osobisty odnośnik")


@pytest.mark.parametrize(
    "zmiana", [{"oswiadczenie": ""}, {"osoba": "Jan"}, {"decyzja": "zwrocony"}, {"decyzja": ""}]
)
def test_incomplete_statement_saves_nothing(client, zmiana):
    obsada = _waiting()
    _, token = _send(obsada)

    response = client.post(_url(token), DANE | zmiana)

    assertContains(response, "Popraw 1 miejsce")
    assert Akceptacja.objects.count() == 0


def test_return_by_link_gives_the_document_back_to_the_team(client):
    obsada = _waiting()
    _, token = _send(obsada)

    client.post(_url(token), DANE | {"decyzja": "zwrocony", "uwagi": "Za drogo."})

    obsada.proces.hdr.refresh_from_db()
    assert obsada.proces.hdr.status == "szkic"


@pytest.mark.parametrize("powod", ["cofniety", "odwolany", "po_terminie", "inny_decydent"])
def test_dead_link_decides_nothing(client, powod):
    obsada = _waiting()
    link, token = _send(obsada)
    if powod == "cofniety":
        obieg.withdraw_hdr(obsada.proces.pk, kto=obsada.lider)
    elif powod == "odwolany":
        akceptacje.revoke_link(obsada.proces.pk, kto=obsada.lider)
    elif powod == "po_terminie":
        LinkAkceptacji.objects.update(wazny_do=timezone.now() - timedelta(minutes=1))
    else:
        obsada.proces.czlonkowie.filter(pk=link.czlonek_id).update(is_decydent=False)

    assert client.get(_url(token)).status_code == 410
    assert client.post(_url(token), DANE).status_code == 410
    assert client.get(_url(token, "odnosnik_pdf")).status_code == 404
    assert Akceptacja.objects.count() == 0


def test_unknown_link_has_a_clear_page(client):
    assertContains(client.get(_url("nieznany")), "Ten odnośnik nie działa", status_code=404)


def test_ready_pdf_is_shown_with_its_hash_and_given(client):
    obsada = _waiting()
    link, token = _send(obsada)
    dokument = make_dokument(link.wersja_hdr)
    LinkAkceptacji.objects.update(dokument_kod=dokument.kod)

    assertContains(client.get(_url(token)), dokument.sha256)
    assert b"".join(client.get(_url(token, "odnosnik_pdf")).streaming_content) == plain_pdf()


def test_address_longer_than_the_database_keeps_is_refused_beside_the_field(client):
    obsada = _waiting()
    client.force_login(obsada.lider)
    long = "a" * 60 + "@" + ".".join(["b" * 60] * 4) + ".pl"

    response = client.post(reverse("obieg:link_create", args=[obsada.proces.pk]), {"email": long})

    assertContains(response, long)
    assert LinkAkceptacji.objects.count() == 0


def test_only_lider_and_coordinator_send_the_link(client):
    obsada = _waiting()
    url = reverse("obieg:link_create", args=[obsada.proces.pk])
    client.force_login(obsada.czlonek)
    assertContains(client.get(url), "Poproś", status_code=403)
    client.force_login(obsada.koordynator)

    assertRedirects(client.post(url, {"email": ADRES}), url)

    assert LinkAkceptacji.objects.get().wystawil == obsada.koordynator


def test_signed_pdf_of_this_version_accepts_it():
    obsada = _waiting()
    wersja = obsada.proces.hdr.wersje.get()
    dokument = make_dokument(wersja)

    podpisany = akceptacje.accept_signed(
        obsada.proces.pk, _upload(sign_pdf(plain_pdf())), 1, kto=obsada.lider
    )

    akceptacja = podpisany.akceptacja
    assert (akceptacja.sposob, akceptacja.dokument_kod) == ("podpisany_pdf", dokument.kod)
    assert (podpisany.zgodnosc, podpisany.wgral) == ("bajty", obsada.lider)
    assert podpisany.podpisy == [
        {"kto": "Jan Lis", "kiedy": "2027-02-05T12:41:00+01:00", "powod": "", "calosc": False}
    ]


@pytest.mark.parametrize(
    ("content", "zdanie"),
    [
        (plain_pdf(), "nie ma podpisu"),
        (b"%PDF-1.7 to nie jest PDF", "Nie udało się odczytać"),
    ],
)
def test_unsigned_or_broken_pdf_accepts_nothing(content, zdanie):
    obsada = _waiting()
    make_dokument(obsada.proces.hdr.wersje.get())

    with pytest.raises(HdrError, match=zdanie):
        akceptacje.accept_signed(obsada.proces.pk, _upload(content), 1, kto=obsada.lider)

    assert PodpisanyPdf.objects.count() == 0


def test_signed_pdf_of_another_document_accepts_nothing():
    obsada = _waiting()

    with pytest.raises(HdrError, match="To nie jest PDF wersji 1"):
        akceptacje.accept_signed(
            obsada.proces.pk, _upload(sign_pdf(plain_pdf())), 1, kto=obsada.lider
        )


def test_checklist_stays_with_the_opinion(client):
    obsada = make_obsada()
    make_kompletny(obsada.proces)
    wersja = submit(obsada)
    client.force_login(obsada.ros)

    client.post(
        reverse("obieg:opinia_create", args=[obsada.proces.pk]),
        {
            "numer": 1,
            "ocena": "pozytywna",
            "lista-cele": "czesciowo",
            "uwaga-cele": "Drugi cel bez miary.",
        },
    )

    assert wersja.opinie.get().lista == [
        {
            "klucz": "cele",
            "pytanie": "Czy cele są mierzalne i możliwe do osiągnięcia w czasie edycji?",
            "odpowiedz": "czesciowo",
            "nazwa": "częściowo",
            "uwaga": "Drugi cel bez miary.",
        }
    ]


def test_queue_says_on_whom_each_hdr_waits(django_assert_num_queries):
    obsada = _waiting()
    _send(obsada)

    with django_assert_num_queries(6):
        (pozycja,) = kolejka(obsada.proces.edycja)

    decydent = obsada.czlonek_decydent
    assert (pozycja.czeka_na, pozycja.dni) == ((f"decydent: {decydent}",), 0)
    assert pozycja.odnosnik == LinkAkceptacji.objects.get()


def test_database_refuses_two_unused_links_of_a_version():
    link = LinkAkceptacjiFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        LinkAkceptacjiFactory(wersja_hdr=link.wersja_hdr, czlonek=link.czlonek)


@pytest.mark.parametrize("pola", [{"kto": None}, {"oswiadczyl": "Jan Lis"}, {"sposob": "odnosnik"}])
def test_database_refuses_a_decision_without_its_person(pola):
    with pytest.raises(IntegrityError), transaction.atomic():
        AkceptacjaFactory(**pola)
