from datetime import date

from hdr.skrot import w_skrocie


def _tresc(*dzialania):
    return {"priorytety": [{"cele": [{"dzialania": list(dzialania)}]}]}


def _dzialanie(od, do, **fields):
    return {"od": od, "do": do} | fields


def test_decydent_reads_how_much_until_when_and_for_what_money():
    facts = w_skrocie(
        _tresc(
            _dzialanie(date(2027, 1, 3), date(2027, 3, 9), koszt="1800,5"),
            _dzialanie(date(2026, 11, 18), None, koszt="2400"),
            # An older version has no such field.
            _dzialanie(None, None),
        )
    )

    assert [one.replace("\N{NO-BREAK SPACE}", " ") for one in facts] == [
        "1 priorytet",
        "1 cel",
        "3 działania",
        "18.11.2026–9.03.2027",
        "koszt razem 4200,5 zł (bez kosztu: 1 działanie)",
    ]


def test_without_dates_and_costs_nothing_is_said_of_them():
    assert [one[:1] for one in w_skrocie(_tresc())] == ["1", "1", "0"]
