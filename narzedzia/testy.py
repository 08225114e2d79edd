"""``make test``: the suite on SQLite, again on PostgreSQL, then the infrastructure and the browser.

The last line printed adds the closing lines of all runs up, in the form that pytest uses.
"""

import os
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from narzedzia import srodowisko, uslugi
from narzedzia.komunikaty import run_tool, say
from narzedzia.procesy import end_process, start_in_foreground
from narzedzia.srodowisko import PYTHON, ROOT

NO_TESTS_COLLECTED = 5
UNIT = "not infrastructure and not e2e and not drill"
DATABASE = {"TEST_DATABASE": "postgresql"}


@dataclass(frozen=True)
class Run:
    name: str
    marks: str
    env: dict[str, str]
    options: tuple[str, ...] = ("-n", "2")


SQLITE = Run("jednostkowe i widoki, SQLite", UNIT, {"TEST_DATABASE": "sqlite"})
# The databases stay in the throw-away cluster, so that the third run need not migrate again.
POSTGRES = Run("jednostkowe i widoki, PostgreSQL", UNIT, DATABASE, ("-n", "2", "--reuse-db"))
# Test by test (tests/conftest.py): with whole files one worker would end minutes before the other.
OUTER = Run(
    "infrastruktura, przeglądarka, próby w skali",
    "infrastructure or e2e or drill",
    DATABASE | {"DRILL": "scaled"},
    ("-n", "2", "--reuse-db", "--dist", "loadscope", "--no-loadscope-reorder"),
)
DRILL = Run("próby w całości", "drill", DATABASE | {"DRILL": "full"}, ("-n", "0"))
PLANS = {"all": (SQLITE, POSTGRES, OUTER), "fast": (SQLITE,), "drill": (DRILL,)}


def main() -> int:
    plan, extra = sys.argv[1], sys.argv[2:]
    started = time.monotonic()
    srodowisko.ensure_venv("requirements-dev.txt")
    srodowisko.ensure_pdf_libraries()
    if plan != "fast":
        uslugi.ensure_programs()
    totals: Counter = Counter()
    failed = False
    with nullcontext() if plan == "fast" else uslugi.throw_away_services() as services:
        for run in PLANS[plan]:
            code = run_pytest(run, services.env if services else {}, extra, totals)
            # Options of a person may leave nothing of one run; a whole run is never empty.
            failed = failed or (code != 0 and not (extra and code == NO_TESTS_COLLECTED))
    passed = totals["passed"]
    print(closing_line(totals, time.monotonic() - started), flush=True)
    return 1 if failed or totals["failed"] or totals["errors"] or not passed else 0


def run_pytest(run: Run, services: dict, extra: list[str], totals: Counter) -> int:
    say(f"\n######## {run.name}")
    env = os.environ | services | run.env
    env.pop("DJANGO_SETTINGS_MODULE", None)
    if uslugi.chromium():
        env["CHROMIUM"] = uslugi.chromium()
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        process = start_in_foreground(
            [
                *(str(PYTHON), "-m", "pytest", "-q", "-m", run.marks, *run.options),
                *(f"--junitxml={report}", *extra),
            ],
            env=env,
            cwd=ROOT,
        )
        try:
            code = process.wait()
        finally:
            end_process(process)
        if not report.exists():
            totals["errors"] += 1
            return code or 1
        add_counts(report, totals)
    return code


def add_counts(report: Path, totals: Counter) -> None:
    for suite in ElementTree.parse(report).getroot().iter("testsuite"):
        count = {name: int(suite.get(name, 0)) for name in ("failures", "errors", "skipped")}
        totals["failed"] += count["failures"]
        totals["errors"] += count["errors"]
        totals["skipped"] += count["skipped"]
        totals["passed"] += int(suite.get("tests", 0)) - sum(count.values())


def closing_line(totals: Counter, seconds: float) -> str:
    parts = [f"{totals[name]} {name}" for name in ("failed", "passed", "skipped") if totals[name]]
    if totals["errors"]:
        parts.append(f"{totals['errors']} error{'s' if totals['errors'] > 1 else ''}")
    minutes, rest = divmod(round(seconds), 60)
    text = f"{', '.join(parts) or 'no tests ran'} in {seconds:.2f}s"
    if minutes:
        text += f" ({minutes // 60}:{minutes % 60:02}:{rest:02})"
    return f" {text} ".center(80, "=")


if __name__ == "__main__":
    run_tool(main)
