import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from doradztwo.sqlite import like, sort_key

WORDS = ["Ala", "ala", "az", "ąb", "cyna", "ćma", "la", "Lublin", "łoś", "Łódź", "osa", "ósmy"]


def test_sort_key_follows_the_polish_alphabet():
    expected = ["10", "ala", "Ala", "az", "ąb", "cyna", "ćma", "la", "Lublin", "lz", "łoś", "Łódź"]

    assert sorted(set(expected), key=sort_key) == expected


@pytest.mark.parametrize(
    ("pattern", "value", "expected"),
    [
        ("%ŁOŚ%", "gruby łoś stoi", True),
        ("łoś", "ŁOŚ", True),
        ("łoś", "łosie", False),
        ("a_c", "ABC", True),
        ("a%c", "a\nbc", True),
        ("100\\%", "100%", True),
        ("100\\%", "1000", False),
        ("%.%", "brak kropki", False),
        ("%", "", True),
        (None, "x", None),
        ("x", None, None),
    ],
)
def test_like_ignores_case_and_obeys_escapes(pattern, value, expected):
    assert like(pattern, value, "\\") is expected


@pytest.mark.django_db
def test_both_databases_know_the_polish_collation():
    rows = ", ".join(["(%s)"] * len(WORDS))
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT column1 FROM (VALUES {rows}) v ORDER BY column1 COLLATE "pl-x-icu"',
            WORDS[::-1],
        )
        sorted_words = [word for (word,) in cursor.fetchall()]

    assert [word.lower() for word in sorted_words] == [word.lower() for word in WORDS]


@pytest.mark.django_db
def test_icontains_finds_polish_letters_in_any_case():
    ContentType.objects.create(app_label="gruby łoś", model="x")

    found = ContentType.objects.filter(app_label__icontains="ŁOŚ")

    assert [row.app_label for row in found] == ["gruby łoś"]
