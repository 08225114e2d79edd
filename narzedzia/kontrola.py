"""``make check``: every check that needs no test run; all are run even when one fails."""

import os
import subprocess
import time

from narzedzia import srodowisko
from narzedzia.komunikaty import run_tool, say
from narzedzia.srodowisko import ROOT, VENV

# Values of no installation: the settings must load, nothing is connected to.
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "doradztwo.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "doradztwo.example.org",
    "ADRES_APLIKACJI": "https://doradztwo.example.org",
    "DATABASE_NAME": "doradztwo",
    "DATABASE_USER": "doradztwo",
    "DATABASE_PASSWORD": "doradztwo",
    "DATABASE_HOST": "database.invalid",
    "REDIS_URL": "redis://redis.invalid:6379/0",
    "EMAIL_HOST": "smtp.invalid",
    "DEFAULT_FROM_EMAIL": "doradztwo@example.org",
}
TEST = {"DJANGO_SETTINGS_MODULE": "doradztwo.settings.test"}
# The apps at the bottom are clean; the others are read with `make types` until they are.
TYPY = ["konta", "jst", "obszary", "edycje", "powiadomienia"]
BEZ_TYPOW = r"(migrations|views|forms|models)[/.]|(admin|urls|middleware)\.py"
CHECKS = {
    "ruff format": (["ruff", "format", "--check", "--output-format", "concise", "."], {}),
    "ruff check": (["ruff", "check", "--output-format", "concise", "."], {}),
    "djlint": (["djlint", "templates", "--lint", "--quiet"], {}),
    "mypy": (["mypy", *TYPY, "--exclude", BEZ_TYPOW], TEST),
    "import-linter": (["lint-imports", "--no-cache"], {}),
    "migrations": (["python", "manage.py", "makemigrations", "--check", "--dry-run"], TEST),
    "deployment": (
        ["python", "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        PRODUCTION,
    ),
}


def main() -> int:
    srodowisko.ensure_venv("requirements-dev.txt")
    failed = [name for name, (command, env) in CHECKS.items() if not passes(name, command, env)]
    say(f"Kontrola: {'nie przeszło: ' + ', '.join(failed) if failed else 'wszystko w porządku'}.")
    return 1 if failed else 0


def passes(name: str, command: list[str], env: dict[str, str]) -> bool:
    started = time.monotonic()
    done = subprocess.run(
        [str(VENV / "bin" / command[0]), *command[1:]],
        cwd=ROOT,
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    ok = done.returncode == 0
    say(f"{'ok  ' if ok else 'BŁĄD'} {name} ({time.monotonic() - started:.1f} s)")
    if not ok:
        say(done.stdout)
    return ok


if __name__ == "__main__":
    run_tool(main)
