"""A web process killed between any two writes leaves no half of a document, on both databases.

``make drill`` kills at every moment of every POST of the program; the suite at four moments of the
great operations of the HDR.
"""

import json
import os
import subprocess
import sys
import uuid

import pytest

from narzedzia.srodowisko import ROOT
from tests.access.zapisy import ZAPISY
from tests.infrastructure.conftest import clean_environment

IS_FULL = os.environ.get("DRILL") == "full"
SECONDS = 3600 if IS_FULL else 600
# Answers of a sheet are kept first, so that they stay even when it cannot be sent yet.
DWA_KROKI = {"powtorka_update"}
# The ones a person would miss most, shared out between the databases.
NAJWAZNIEJSZE = {
    "sqlite": (
        "hdr_submit", "akceptacja_create", "hdr_withdraw", "import_preview", "dzialanie_duplicate",
        "publikacja_publish", "postep_create",
    ),
    "postgresql": (
        "opinia_create", "odnosnik_decyzja", "hdr_reopen", "podpisany_create", "poprzedni_create",
        "zapozyczenie_create", "cel_delete", "publikacja_withdraw",
    ),
}  # fmt: skip


def _kill(vendor, folder, port):
    chosen = [name for name in ZAPISY if name.partition(":")[2] in NAJWAZNIEJSZE[vendor]]
    assert len(chosen) == len(NAJWAZNIEJSZE[vendor])
    name = f"zabijane_{uuid.uuid4().hex[:12]}"
    env = clean_environment() | {
        "DJANGO_SETTINGS_MODULE": "tests.infrastructure.proba.zabijane",
        "ZABIJANE_FOLDER": str(folder),
        "ZABIJANE_BAZA": name,
        "ZABIJANE_PORT": str(port or ""),
    }
    program = [sys.executable, "-m", "tests.infrastructure.proba.zabojca"]
    done = subprocess.run(
        [*program, *(["all"] if IS_FULL else ["few", *sorted(chosen)])],
        env=env,
        cwd=ROOT,
        timeout=SECONDS,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.drill
@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_a_killed_web_process_leaves_no_half(vendor, request, tmp_path):
    port = request.getfixturevalue("uslugi").postgres_port if vendor == "postgresql" else None

    found = _kill(vendor, tmp_path, port)

    total = {
        key: sum(one[key] for one in found) for key in ("zapisy", "zabic", "przed", "po", "sieroty")
    }
    halves = {
        one["operacja"]: one["polowy"]
        for one in found
        if one["polowy"] and one["operacja"].partition(":")[2] not in DWA_KROKI
    }
    print(  # noqa: T201 -- the figure is the proof
        f"\nKilled web processes ({vendor}): operations {len(found)}, writes {total['zapisy']},"
        f" kills {total['zabic']}, all as before {total['przed']}, all done {total['po']},"
        f" halves {sum(map(len, halves.values()))}, rows without a file"
        f" {sum(len(one['brak_pliku']) for one in found)}, files nobody can see {total['sieroty']}"
    )
    assert halves == {}
    assert [one["operacja"] for one in found if one["brak_pliku"]] == []
    assert total["zabic"] > 3 * len(found) if not IS_FULL else total["zabic"] > total["zapisy"]
