"""Throw-away PostgreSQL and Redis on private ports, never the ones that already run here."""

import glob
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from narzedzia.komunikaty import Przerwane
from narzedzia.procesy import Child, end_all
from narzedzia.srodowisko import apt_install, can_apt

SECONDS_TO_START = 30
# Speed over durability: the cluster does not outlive the tests.
POSTGRES_OPTIONS = (
    *("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"),
    *("-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"),
)


@dataclass(frozen=True)
class Uslugi:
    postgres_port: int
    redis_port: int

    @property
    def env(self) -> dict[str, str]:
        return {
            "TEST_POSTGRES_PORT": str(self.postgres_port),
            "TEST_REDIS_PORT": str(self.redis_port),
        }


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next(filter(None, map(shutil.which, names)), None)


def initdb() -> str | None:
    found = shutil.which("initdb")
    if found:
        return found
    installed = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    return max(installed, key=lambda path: int(path.split("/")[4])) if installed else None


PROGRAMS = {
    "postgresql": initdb,
    "redis-server": lambda: shutil.which("redis-server"),
    "chromium": chromium,
    "poppler-utils": lambda: shutil.which("pdftotext"),
}


def ensure_programs() -> None:
    missing = [package for package, find in PROGRAMS.items() if not find()]
    if not missing:
        return
    if not can_apt():
        raise Przerwane(
            f"Do testów brakuje programów. Zainstaluj je: sudo apt-get install {' '.join(missing)}"
        )
    apt_install(missing)


@contextmanager
def throw_away_services():
    folder = Path(tempfile.mkdtemp(prefix="doradztwo-uslugi-", dir="/tmp"))
    children: list[Child] = []
    try:
        redis_port = start_redis(folder, children)
        postgres_port = start_postgres(folder, children)
        yield Uslugi(postgres_port, redis_port)
    finally:
        for child in children:
            end_all([child], seconds=5)
        shutil.rmtree(folder, ignore_errors=True)


def start_redis(folder: Path, children: list[Child]) -> int:
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    children.append(
        Child("redis", ["redis-server", *options, "--dir", str(folder)], log=folder / "redis.log")
    )
    wait_for_words(children[-1], "Ready to accept connections")
    return port


def start_postgres(folder: Path, children: list[Child]) -> int:
    """As root the cluster belongs to the user postgres: the server refuses to run as root."""
    user = "postgres" if os.geteuid() == 0 else None
    data = folder / "pg"
    data.mkdir()
    folder.chmod(0o755)
    if user:
        identity = pwd.getpwnam(user)
        os.chown(data, identity.pw_uid, identity.pw_gid)
    command = [initdb(), "--pgdata", str(data / "data"), "--username", "postgres"]
    options = ["--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"]
    groups = {"user": user, "group": user, "extra_groups": []} if user else {}
    done = subprocess.run(
        [*command, *options], cwd=data, capture_output=True, text=True, check=False, **groups
    )
    if done.returncode:
        raise Przerwane(f"{done.stdout}{done.stderr}\nNie udało się założyć klastra PostgreSQL.")
    port = free_port()
    server = str(Path(initdb()).with_name("postgres"))
    place = ["-D", str(data / "data"), "-p", str(port), "-k", str(data)]
    children.append(
        Child(
            "postgres",
            [server, *place, *POSTGRES_OPTIONS],
            log=folder / "postgres.log",
            cwd=data,
            user=user,
        )
    )
    wait_for_words(children[-1], "database system is ready to accept connections")
    return port


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_words(child: Child, words: str) -> None:
    """The log tells it best: an open port of PostgreSQL may still refuse connections."""
    limit = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < limit and child.is_running:
        if words in child.tail():
            return
        time.sleep(0.05)
    raise Przerwane(f"{child.tail()}\nNie udało się uruchomić: {child.name}.")
