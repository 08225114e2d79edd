"""The program as it runs in production, without the container: own database, real Redis."""

import os
import subprocess
import sys
import uuid
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest

from narzedzia.kontrola import PRODUCTION
from narzedzia.procesy import Child, end_all
from narzedzia.srodowisko import ROOT
from narzedzia.uslugi import Uslugi, free_port, throw_away_services


@pytest.fixture(scope="session")
def uslugi():
    """The servers of `make test`, or own ones when a developer runs this folder alone."""
    ports = [os.environ.get(name) for name in ("TEST_POSTGRES_PORT", "TEST_REDIS_PORT")]
    if all(ports):
        yield Uslugi(*map(int, ports))
        return
    with throw_away_services() as services:
        yield services


@pytest.fixture(scope="session")
def instalacja(uslugi, tmp_path_factory):
    """Environment of an installation that has been prepared: settings of production, own data."""
    folder = tmp_path_factory.mktemp("instalacja")
    with own_database(uslugi) as name:
        env = (
            clean_environment()
            | PRODUCTION
            | {
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "DATABASE_NAME": name,
                "DATABASE_USER": "postgres",
                "DATABASE_HOST": "127.0.0.1",
                "DATABASE_PORT": str(uslugi.postgres_port),
                "REDIS_URL": f"redis://127.0.0.1:{uslugi.redis_port}/{redis_database()}",
                "EMAIL_HOST": "127.0.0.1",
                "EMAIL_PORT": str(free_port()),
                "WEB_BIND": f"127.0.0.1:{free_port()}",
                "HOSTNAME": name,
                "VAR_DIR": str(folder / "var"),
                "STATIC_ROOT": str(folder / "static"),
                "PYTHONUNBUFFERED": "1",
            }
        )
        (folder / "var").mkdir()
        subprocess.run([ROOT / "docker" / "przygotuj.sh"], env=env, check=True, timeout=300)
        yield env


@pytest.fixture
def start(instalacja, tmp_path):
    """Start entry scripts by name; all end with the test, by process group."""
    children = []

    def start_script(name):
        script = str(ROOT / "docker" / f"{name}.sh")
        children.append(Child(name, [script], log=tmp_path / f"{name}.log", env=instalacja))
        return children[-1]

    yield start_script
    end_all(children)


def clean_environment() -> dict[str, str]:
    """Without what the surrounding test run has set."""
    return {
        name: value
        for name, value in os.environ.items()
        if name not in ("DJANGO_SETTINGS_MODULE", "PORT", "HOST", "SQLITE_PATH", "VAR_DIR")
        and not name.startswith(("TEST_", "PYTEST_", "MAKE", "MFLAGS"))
    }


def redis_database() -> int:
    """Workers of xdist share one Redis and must not take each other's tasks."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
    return int(worker.removeprefix("gw")) + 1


@contextmanager
def own_database(uslugi):
    name = f"instalacja_{uuid.uuid4().hex[:12]}"
    run_sql(uslugi, f"CREATE DATABASE {name}")
    try:
        yield name
    finally:
        run_sql(uslugi, f"DROP DATABASE {name} WITH (FORCE)")


def run_sql(uslugi, sql):
    connection = psycopg2.connect(
        host="127.0.0.1", port=uslugi.postgres_port, user="postgres", dbname="postgres"
    )
    connection.autocommit = True
    try:
        with connection.cursor() as cursor:
            cursor.execute(sql)
    finally:
        connection.close()
