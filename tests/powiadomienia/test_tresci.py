import pytest

from powiadomienia import rodzaje, tresci
from powiadomienia.models import SzablonWiadomosci
from powiadomienia.rodzaje import Pole
from powiadomienia.tresci import Wzor, fill
from tests.factories.powiadomienia import WiadomoscFactory

pytestmark = pytest.mark.django_db
EDYTOWALNE = [rodzaj for rodzaj in rodzaje.get_rodzaje() if rodzaj.pola]


@pytest.mark.parametrize("rodzaj", EDYTOWALNE, ids=lambda rodzaj: rodzaj.klucz)
def test_default_text_holds_only_its_placeholders(rodzaj):
    wzor = tresci.default_wzor(rodzaj)
    text = f"{wzor.temat}\n{wzor.tresc}"

    assert wzor.temat != ""
    assert tresci.unknown_fields(rodzaj, text) == []
    assert not tresci.has_stray_brace(text)


@pytest.mark.parametrize(
    ("text", "values", "expected"),
    [
        ("Dla {jst}.", {"jst": "Chęciny"}, "Dla Chęciny.\n"),
        ("a\n{jst}\nb", {"jst": ""}, "a\nb\n"),
        ("a\n\n{jst}\n\nb", {"jst": ""}, "a\n\nb\n"),
        ("a\n\nb", {}, "a\n\nb\n"),
        ("{jst}", {"jst": "{lider} {{ x }} {% y %}"}, "{lider} {{ x }} {% y %}\n"),
        ("{jst}:\n{lista}", {"jst": "x", "lista": "– a\n– b"}, "x:\n– a\n– b\n"),
    ],
)
def test_fill(text, values, expected):
    assert fill(Wzor("Temat", text), values).tresc == expected


def test_subject_is_one_line():
    assert fill(Wzor("Dla {jst}", ""), {"jst": "a\r\nBcc: b"}).temat == "Dla a Bcc: b"


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("{jst}", False),
        ("bez pól", False),
        ("{jst", True),
        ("jst}", True),
        ("{{ jst }}", True),
        ("{jst.edycja}", True),
        ("{jst!r}", True),
        ("{}", True),
        ("{0}", True),
    ],
)
def test_has_stray_brace(text, stray):
    assert tresci.has_stray_brace(text) is stray


def test_text_of_the_administrator_comes_before_the_default():
    SzablonWiadomosci.objects.create(rodzaj="nowe_haslo", temat="Hasło", tresc="Tutaj: {link}")
    row = WiadomoscFactory(rodzaj="nowe_haslo", tajne={"link": "https://x/"})

    tresc = tresci.build_tresc(row)

    assert (tresc.temat, tresc.tresc) == ("Hasło", "Tutaj: https://x/\n")


def test_text_with_a_placeholder_of_an_older_version_gives_way(probny, caplog):
    SzablonWiadomosci.objects.create(rodzaj="nowe_haslo", temat="Hasło", tresc="{dawne}")
    row = WiadomoscFactory(rodzaj="nowe_haslo", tajne={"link": "https://x/"})

    assert tresci.build_tresc(row).temat == "Nowe hasło"
    assert "Text of nowe_haslo holds unknown placeholders: ['dawne']" in caplog.text


def test_placeholder_without_a_value_is_a_defect(probny):
    row = WiadomoscFactory(rodzaj=probny(pola=(Pole("jst", "samorząd", "Chęciny"),)))

    with pytest.raises(KeyError):
        tresci.uloz_tresc(row, {})
