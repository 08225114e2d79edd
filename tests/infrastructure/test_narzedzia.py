"""The tools behind the make targets: what they add up and what they tell a person."""

import subprocess
from collections import Counter

import pytest

from narzedzia import srodowisko, testy
from narzedzia.komunikaty import Przerwane

REPORT = """<testsuites><testsuite errors="1" failures="2" skipped="3" tests="10"/></testsuites>"""


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """Nothing installed, nobody may install anything."""
    monkeypatch.setattr(srodowisko, "can_apt", lambda: False)
    monkeypatch.setattr(srodowisko, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(srodowisko, "PYTHON", tmp_path / ".venv" / "bin" / "python")


def test_counts_of_all_runs_are_added_up(tmp_path):
    report = tmp_path / "report.xml"
    report.write_text(REPORT)
    totals = Counter()

    testy.add_counts(report, totals)
    testy.add_counts(report, totals)

    assert totals == {"errors": 2, "failed": 4, "skipped": 6, "passed": 8}


@pytest.mark.parametrize(
    ("totals", "seconds", "text"),
    [
        ({"passed": 12}, 3.456, " 12 passed in 3.46s "),
        (
            {"passed": 1, "failed": 2, "skipped": 3},
            61,
            " 2 failed, 1 passed, 3 skipped in 61.00s (0:01:01) ",
        ),
        ({"passed": 1, "errors": 1}, 1, " 1 passed, 1 error in 1.00s "),
        ({}, 1, " no tests ran in 1.00s "),
    ],
)
def test_closing_line_has_the_form_of_pytest(totals, seconds, text):
    assert testy.closing_line(Counter(totals), seconds) == text.center(80, "=")


def test_missing_venv_module_is_one_sentence(bare_machine, monkeypatch):
    monkeypatch.setattr(srodowisko.shutil, "which", lambda name: None)
    monkeypatch.setattr(srodowisko.sys, "executable", "/bin/false")

    with pytest.raises(
        Przerwane, match=r"^Nie można utworzyć .* apt-get install python3\.\d+-venv$"
    ):
        srodowisko.ensure_venv("requirements.txt")


def test_missing_pdf_libraries_are_one_sentence(bare_machine, monkeypatch):
    monkeypatch.setattr(srodowisko, "PDF_LIBRARIES", {"libno.so.0": "libno0"})

    with pytest.raises(Przerwane, match=r"^Brakuje .* sudo apt-get install libno0$"):
        srodowisko.ensure_pdf_libraries()


def test_present_pdf_libraries_cost_no_start_of_python(monkeypatch):
    monkeypatch.setattr(srodowisko, "PDF_LIBRARIES", {"libc.so.6": "libc6"})
    monkeypatch.setattr(subprocess, "run", None)

    assert srodowisko.ensure_pdf_libraries() is None


def test_requirements_name_no_registry_and_are_all_hashed():
    for name in ("requirements.txt", "requirements-dev.txt"):
        text = (srodowisko.ROOT / name).read_text()
        entries = [entry for entry in text.replace("\\\n", " ").splitlines() if "==" in entry]

        assert "://" not in text
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []
