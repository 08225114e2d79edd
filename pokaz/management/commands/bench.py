import json
import os
import platform
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.utils import timezone

from doradztwo.teksty import format_number
from pokaz.generator import is_generated, peak_memory_mb
from pokaz.pomiar import Wynik, WynikPlanu, measure_all, measure_plan

KOLUMNY = (
    f"{'strona':<28}{'kto':<14}{'SQL':>5}{'CPU min':>9}{'mediana':>9}{'bajty':>10}"
    f"{'podstawa':>10}{'razy':>7}{'pamięć kB':>11}  cel"
)


class Command(BaseCommand):
    help = "Measures the main pages on generated data; makes its own database when there is none."

    def add_arguments(self, parser):
        parser.add_argument("--json", type=Path, metavar="PLIK", help="also write the figures here")
        parser.add_argument("--powtorzenia", type=int, default=20)
        parser.add_argument("--jst", type=int, default=2793, help="size of a database made anew")
        parser.add_argument("--edycje", type=int, default=5)

    def handle(self, **options):
        if not self._holds_generated_data():
            self._run_on_own_database(options)
            return
        call_command("collectstatic", interactive=False, verbosity=0)
        self.stdout.write(KOLUMNY)
        results = measure_all(options["powtorzenia"], self._tell)
        good = sum(result.is_within_aim for result in results)
        self.stdout.write(
            f"W celu (najwyżej 15 zapytań i 3 × podstawa): {good} z {len(results)}. "
            f"Najwięcej pamięci procesu: {peak_memory_mb():.0f} MB."
        )
        plan = measure_plan()
        self._tell_plan(plan)
        if options["json"]:
            self._write_json(options["json"], options["powtorzenia"], results, plan)

    def _holds_generated_data(self) -> bool:
        try:
            return is_generated()
        except DatabaseError:
            return False

    def _run_on_own_database(self, options) -> None:
        """The same command again on var/bench.sqlite3: data of people are never measured."""
        path = Path(settings.VAR_DIR) / "bench.sqlite3"
        if connection.vendor != "sqlite":
            raise CommandError(
                "Pomiar działa tylko na danych wygenerowanych. Na pustej bazie uruchom najpierw "
                "manage.py generuj_dane."
            )
        if connection.settings_dict["NAME"] == str(path):
            raise CommandError(f"W bazie {path} nie ma danych wygenerowanych. Usuń ten plik.")
        if not path.exists():
            self._make_database(path, options)
        self._manage(path, "migrate", "--verbosity=0")
        arguments = ["bench", f"--powtorzenia={options['powtorzenia']}"]
        arguments += [f"--json={options['json'].resolve()}"] if options["json"] else []
        self._manage(path, *arguments)

    def _make_database(self, path: Path, options) -> None:
        self.stdout.write(f"Nie ma bazy {path}. Przygotowuję ją, potrwa to kilka minut.")
        self.stdout.flush()
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        self._manage(part, "migrate", "--verbosity=0")
        self._manage(
            part,
            "generuj_dane",
            f"--jst={options['jst']}",
            f"--edycje={options['edycje']}",
            "--verbosity=0",
        )
        # Half a database never looks like a whole one.
        part.rename(path)

    def _manage(self, database: Path, *arguments: str) -> None:
        env = os.environ | {"SQLITE_PATH": str(database)}
        command = [sys.executable, str(settings.BASE_DIR / "manage.py"), *arguments]
        answer = subprocess.run(command, env=env, check=False)
        if answer.returncode:
            raise CommandError(f"Nie udało się: {arguments[0]}.", returncode=answer.returncode)

    def _tell(self, result: Wynik) -> None:
        line = f"{result.nazwa:<28}{result.kto:<14}"
        if result.blad:
            self.stdout.write(f"{line}  {result.blad}")
        else:
            self.stdout.write(
                f"{line}{result.zapytania:>5}{format_number(result.cpu_min_ms, 2):>9}"
                f"{format_number(result.cpu_mediana_ms, 2):>9}{result.bajty:>10}"
                f"{format_number(result.podstawa_min_ms, 2):>10}"
                f"{format_number(result.razy_podstawa, 2):>7}{result.pamiec_kb:>11}"
                f"  {'tak' if result.is_within_aim else 'nie'}"
            )
        self.stdout.flush()

    def _tell_plan(self, plan: WynikPlanu) -> None:
        self.stdout.write(
            f"Plan przypomnień jednego dnia, {plan.procesy} procesów i {plan.osoby} osób: "
            f"{plan.wiadomosci} wiadomości, {plan.zapytania} zapytania SQL, "
            f"CPU {format_number(plan.sekundy)} s, pamięć {format_number(plan.pamiec_mb)} MB. "
            f"W celu (3 s i 300 MB): {'tak' if plan.is_within_aim else 'nie'}."
        )

    def _write_json(
        self, path: Path, repetitions: int, results: list[Wynik], plan: WynikPlanu
    ) -> None:
        content = {
            "kiedy": timezone.now().isoformat(timespec="seconds"),
            "python": platform.python_version(),
            "django": django.get_version(),
            "baza": connection.vendor,
            "powtorzenia": repetitions,
            "pamiec_procesu_mb": round(peak_memory_mb(), 1),
            "wyniki": [asdict(one) | {"w_celu": one.is_within_aim} for one in results],
            "plan_przypomnien": asdict(plan) | {"w_celu": plan.is_within_aim},
        }
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
