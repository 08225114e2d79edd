import json

import pytest
from django.core.management import CommandError, call_command

from pokaz.generator import generate
from pokaz.pomiar.pozycje import POZYCJE
from tests.factories.jst import JstFactory
from tests.factories.konta import UserFactory

pytestmark = pytest.mark.django_db


def test_bench_measures_every_page_and_writes_json(tmp_path, settings, capsys):
    settings.STATIC_ROOT = tmp_path / "static"
    JstFactory.create_batch(40)
    generate(40, 1)

    call_command("bench", "--powtorzenia=1", f"--json={tmp_path / 'wynik.json'}")

    content = json.loads((tmp_path / "wynik.json").read_text())
    results = content["wyniki"]
    assert [row["nazwa"] for row in results] == [one.nazwa for one in POZYCJE] + ["PDF: HDR"]
    assert [(row["nazwa"], row["blad"]) for row in results if row["blad"]] == []
    assert all(row["cpu_min_ms"] > 0 and row["bajty"] > 0 for row in results)
    assert capsys.readouterr().out.startswith("strona")


@pytest.mark.postgres
def test_bench_refuses_data_of_people():
    UserFactory()

    with pytest.raises(CommandError, match="tylko na danych wygenerowanych"):
        call_command("bench")
