from datetime import date

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from jst.enums import RodzajJst, ZmianaRejestru
from jst.exceptions import PlikTerytError
from jst.models import HistoriaJst, Jst
from jst.services.teryt import refresh_rejestr
from jst.services.teryt_plik import parse, read_plik

STAN = date(2026, 1, 1)
NAGLOWEK = "kod,nazwa,rodzaj,wojewodztwo,powiat"
WIERSZE = [
    "26,świętokrzyskie,województwo,świętokrzyskie,",
    "2604,kielecki,powiat,świętokrzyskie,kielecki",
    "2604033,Chęciny,gmina miejsko-wiejska,świętokrzyskie,kielecki",
    "2604012,Bieliny,gmina wiejska,świętokrzyskie,kielecki",
    "2661,Kielce,miasto na prawach powiatu,świętokrzyskie,Kielce",
    "2661011,Kielce,gmina miejska,świętokrzyskie,Kielce",
]


def content(*rows, header=NAGLOWEK):
    return "\n".join([header, *rows]).encode()


def changed(old, new):
    return content(*(row.replace(old, new) for row in WIERSZE))


def faults(data):
    with pytest.raises(PlikTerytError) as refused:
        parse(data)
    return refused.value.bledy


def load(data, stan_na=STAN, **options):
    return refresh_rejestr(parse(data), stan_na=stan_na, **options)


def described(result):
    return [(change.rodzaj, change.jst.nazwa, change.z, change.na) for change in result.zmiany]


def test_project_file_has_every_gmina_and_powiat_once():
    units = read_plik(settings.BASE_DIR / "dane" / "teryt.csv")

    kinds = [unit.rodzaj for unit in units]
    assert len(units) == 2793
    assert kinds.count(RodzajJst.POWIAT) == 314
    assert kinds.count(RodzajJst.MIASTO_NA_PRAWACH_POWIATU) == 66


def test_city_with_powiat_rights_is_one_unit_under_its_gmina_code():
    kielce = [unit for unit in parse(content(*WIERSZE)) if unit.nazwa == "Kielce"]

    assert [(unit.identyfikator, unit.kod, unit.rodzaj) for unit in kielce] == [
        ("266101", "2661011", RodzajJst.MIASTO_NA_PRAWACH_POWIATU)
    ]


def test_byte_order_mark_and_windows_line_ends_are_read():
    data = b"\xef\xbb\xbf" + content(*WIERSZE).replace(b"\n", b"\r\n")

    assert parse(data) == parse(content(*WIERSZE))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", ["Plik jest pusty."]),
        (content(), ["Plik nie zawiera ani jednej jednostki."]),
        (
            content(*WIERSZE, header="kod;nazwa"),
            [
                "Wiersz 1: kolumny powinny się nazywać kod,nazwa,rodzaj,wojewodztwo,powiat, "
                "a są: kod;nazwa."
            ],
        ),
        (
            content(*WIERSZE).decode().encode("cp1250"),
            ["Wiersz 2: plik nie jest zapisany w UTF-8. Zapisz go w tym kodowaniu."],
        ),
        (
            content(*WIERSZE, "2604032,Chęciny,gmina wiejska,świętokrzyskie,kielecki"),
            ["Wiersz 8: kod 2604032 powtarza jednostkę z wiersza 4."],
        ),
        (
            content(*WIERSZE[:1], *WIERSZE[2:4]),
            ["Wiersz 3: brakuje wiersza powiatu 2604.", "Wiersz 4: brakuje wiersza powiatu 2604."],
        ),
        (content(WIERSZE[1]), ["Wiersz 2: brakuje wiersza województwa 26."]),
        (
            changed("gmina wiejska", "osada"),
            ["Wiersz 5: nieznany rodzaj „osada”."],
        ),
        (
            changed("2604012", "2604013"),
            ["Wiersz 5: ostatnia cyfra kodu 2604013 nie oznacza rodzaju „gmina wiejska”."],
        ),
        (changed("2604012", "26040"), ["Wiersz 5: kod „26040” powinien mieć 2, 4 albo 7 cyfr."]),
        (
            content(*WIERSZE[:5]),
            ["Wiersz 6: miasto na prawach powiatu 2661 powinno mieć dokładnie jedną gminę, ma 0."],
        ),
        (
            changed(
                "Bieliny,gmina wiejska,świętokrzyskie,kielecki",
                "Bieliny,gmina wiejska,świętokrzyskie,buski",
            ),
            ["Wiersz 5: powiat „buski” powinien być „kielecki”, jak w wierszu 3."],
        ),
        (content(*WIERSZE, "2604022,Bodzentyn"), ["Wiersz 8: oczekiwano 5 kolumn, jest 2."]),
    ],
)
def test_broken_file_is_refused_with_line_numbers(data, expected):
    assert faults(data) == expected


def test_all_faults_are_reported_together():
    data = content(WIERSZE[0], "2604,kielecki,gromada,świętokrzyskie,kielecki", "x,,powiat,,")

    assert faults(data) == [
        "Wiersz 3: nieznany rodzaj „gromada”.",
        "Wiersz 4: kod „x” powinien mieć 2, 4 albo 7 cyfr.",
    ]


@pytest.mark.django_db
def test_first_load_reports_and_keeps_every_unit():
    result = load(content(*WIERSZE))

    assert (result.gminy, result.powiaty) == (3, 1)
    assert result.counts() == {ZmianaRejestru.NOWA: 4}
    assert HistoriaJst.objects.filter(zmiana=ZmianaRejestru.NOWA, stan_na=STAN).count() == 4


@pytest.mark.django_db
def test_second_load_of_the_same_file_changes_nothing(django_assert_num_queries):
    load(content(*WIERSZE))

    with django_assert_num_queries(3):  # savepoint, the register, release
        result = load(content(*WIERSZE))

    assert result.zmiany == []
    assert HistoriaJst.objects.count() == 4


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            changed("Bieliny", "Bieliny Nowe"),
            [(ZmianaRejestru.ZMIANA_NAZWY, "Bieliny Nowe", "Bieliny", "Bieliny Nowe")],
        ),
        (
            changed("2604012,Bieliny,gmina wiejska", "2604013,Bieliny,gmina miejsko-wiejska"),
            [
                (
                    ZmianaRejestru.ZMIANA_RODZAJU,
                    "Bieliny",
                    "gmina wiejska",
                    "gmina miejsko-wiejska",
                )
            ],
        ),
        (
            content(*(row for row in WIERSZE if "Bieliny" not in row)),
            [(ZmianaRejestru.ZNIESIONA, "Bieliny", "gmina Bieliny (świętokrzyskie)", "")],
        ),
    ],
)
def test_refresh_reports_and_stores_what_changed(data, expected):
    load(content(*WIERSZE))

    result = load(data, stan_na=date(2027, 1, 1))

    assert described(result) == expected
    stored = HistoriaJst.objects.filter(stan_na=date(2027, 1, 1))
    assert [(row.zmiana, row.jst.nazwa, row.z, row.na) for row in stored] == expected
    assert load(data, stan_na=date(2027, 1, 1)).zmiany == []


@pytest.mark.django_db
def test_renamed_powiat_moves_its_gminy():
    load(content(*WIERSZE))

    result = load(changed("kielecki", "łysogórski"))

    assert sorted(described(result)) == [
        (
            ZmianaRejestru.ZMIANA_NAZWY,
            "łysogórski",
            "kielecki",
            "łysogórski",
        ),
        *[
            (
                ZmianaRejestru.ZMIANA_POWIATU,
                name,
                "kielecki, świętokrzyskie",
                "łysogórski, świętokrzyskie",
            )
            for name in ("Bieliny", "Chęciny")
        ],
    ]
    assert Jst.objects.get(nazwa="Chęciny").szukaj == (
        "checiny|gmina miejsko-wiejska|powiat lysogorski|swietokrzyskie"
    )


@pytest.mark.django_db
def test_abolished_unit_stays_and_may_return():
    load(content(*WIERSZE))
    without = content(*(row for row in WIERSZE if "Bieliny" not in row))
    load(without, stan_na=date(2027, 1, 1))
    assert Jst.objects.get(nazwa="Bieliny").zniesiona_od == date(2027, 1, 1)

    result = load(content(*WIERSZE), stan_na=date(2028, 1, 1))

    assert described(result) == [(ZmianaRejestru.PRZYWROCONA, "Bieliny", "", "Bieliny")]
    assert Jst.objects.get(nazwa="Bieliny").zniesiona_od is None


@pytest.mark.django_db
def test_dry_run_reports_and_saves_nothing():
    result = load(content(*WIERSZE), dry_run=True)

    assert result.counts() == {ZmianaRejestru.NOWA: 4}
    assert (Jst.objects.count(), HistoriaJst.objects.count()) == (0, 0)


@pytest.mark.django_db
def test_command_refuses_a_broken_file_whole(tmp_path):
    plik = tmp_path / "teryt.csv"
    plik.write_bytes(content(*WIERSZE, "2604032,Chęciny,gmina wiejska,świętokrzyskie,kielecki"))

    with pytest.raises(CommandError, match="Wiersz 8: kod 2604032 powtarza"):
        call_command("wczytaj_teryt", str(plik))

    assert not Jst.objects.exists()


@pytest.mark.django_db
def test_command_reports_in_polish(tmp_path, capsys):
    plik = tmp_path / "teryt.csv"
    plik.write_bytes(content(*WIERSZE))

    call_command("wczytaj_teryt", str(plik), "--stan-na=2026-01-01")
    call_command("wczytaj_teryt", str(plik))

    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "W pliku: 4 jednostek (gminy: 3, powiaty: 1)."
    assert lines[1] == "nowa jednostka: 4"
    assert lines[-1] == "Bez zmian."
    assert HistoriaJst.objects.first().stan_na == STAN
