"""Settings name everything they read, and production demands its secrets."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from doradztwo.settings.env import read_env_file
from narzedzia.kontrola import PRODUCTION
from narzedzia.srodowisko import ROOT
from tests.infrastructure.conftest import clean_environment

READS = re.compile(r"""env(?:_bool|_int|_list)?\(\s*["']([A-Z_]+)["']""")
SHELL_READS = re.compile(r"\$\{([A-Z_]+):-")
SET_BY_THE_SYSTEM = {"HOSTNAME"}


def names_in(folder, pattern, expression):
    return {
        name
        for path in (ROOT / folder).glob(pattern)
        for name in expression.findall(path.read_text(encoding="utf-8"))
    }


def test_env_example_names_every_setting():
    named = set(re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    read = names_in("doradztwo/settings", "*.py", READS) - {
        name for name in names_in("doradztwo/settings", "*.py", READS) if name.startswith("TEST_")
    }
    read |= names_in("docker", "*.sh", SHELL_READS) | names_in(
        ".", "docker-compose.yml", SHELL_READS
    )

    assert sorted(read - SET_BY_THE_SYSTEM - named) == []
    assert sorted(named - read) == []


@pytest.mark.parametrize("name", sorted(PRODUCTION.keys() - {"DJANGO_SETTINGS_MODULE"}))
def test_production_does_not_start_without(name):
    env = clean_environment() | PRODUCTION
    del env[name]

    done = subprocess.run(
        [sys.executable, "manage.py", "check"], cwd=ROOT, env=env, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert f"Set the environment variable {name} (see .env.example)." in done.stderr


def test_env_file_fills_in_but_the_real_environment_wins(tmp_path, monkeypatch):
    monkeypatch.setenv("KIT_A", "real")
    monkeypatch.delenv("KIT_B", raising=False)
    path = Path(tmp_path, ".env")
    path.write_text("# comment\n\nKIT_A=file\nKIT_B='with = sign'\n")

    read_env_file(path)

    import os

    assert (os.environ["KIT_A"], os.environ.pop("KIT_B")) == ("real", "with = sign")
