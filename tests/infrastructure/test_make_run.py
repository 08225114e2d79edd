"""`make run` in a copy of the project: what a person meets on a machine with nothing but Python."""

import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from narzedzia.procesy import Child, end_all
from narzedzia.srodowisko import ROOT, VENV
from narzedzia.start import answer
from narzedzia.uslugi import free_port
from tests.infrastructure.conftest import clean_environment
from tests.infrastructure.waiting import wait_until


@pytest.fixture(scope="module")
def kopia(tmp_path_factory):
    """The files that git knows or would take, with the environment that is installed already."""
    copy = tmp_path_factory.mktemp("kopia")
    files = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in filter(None, files.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    (copy / ".venv").symlink_to(VENV, target_is_directory=True)
    return copy


class Launcher:
    def __init__(self, kopia, log):
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/konto/logowanie/"
        self.child = Child(
            "make run",
            [sys.executable, "-m", "narzedzia.start"],
            log=log,
            env=clean_environment() | {"PORT": str(self.port)},
            cwd=kopia,
        )

    def wait(self):
        wait_until(lambda: "Doradztwo JST działa" in self.child.tail() or not self.alive, 180)
        assert self.alive, self.child.tail(200)
        return self

    @property
    def alive(self):
        return self.child.is_running

    def descendants(self):
        """Leaders that the launcher started, by its pid in /proc."""
        found = set()
        for path in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = path.read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == self.child.process.pid:
                found.add(int(path.parent.name))
        return found


@pytest.fixture
def launch(kopia, tmp_path):
    launchers = []

    def start():
        launchers.append(Launcher(kopia, tmp_path / f"run-{len(launchers)}.log"))
        return launchers[-1]

    yield start
    end_all([launcher.child for launcher in launchers], seconds=20)


def users(kopia):
    with sqlite3.connect(kopia / "var" / "doradztwo.sqlite3") as database:
        return database.execute(
            "SELECT email, last_login FROM konta_user ORDER BY email"
        ).fetchall()


def test_make_run_starts_ends_and_keeps_data(kopia, launch):
    first = launch().wait()
    started = first.descendants()
    status = answer(first.url)
    key = (kopia / ".env").read_text()
    with sqlite3.connect(kopia / "var" / "doradztwo.sqlite3", timeout=20) as database:
        database.execute("UPDATE konta_user SET last_login = '2001-02-03 04:05:06'")
    before = users(kopia)
    first.child.ask_to_end(signal.SIGINT)
    first.child.process.wait(30)
    left = {pid for pid in started if Path(f"/proc/{pid}").exists()}

    second = launch().wait()

    assert status == 200
    assert len(started) == 3
    assert left == set()
    assert first.child.process.returncode == 0
    assert stat.S_IMODE((kopia / ".env").stat().st_mode) == 0o600
    assert re.fullmatch(r"#.*\nSECRET_KEY=[\w-]{60,}\n", key)
    assert (kopia / ".env").read_text() == key
    assert users(kopia) == before
    assert len(before) > 8
    assert answer(second.url) == 200


def test_make_run_ends_whole_when_a_part_dies(kopia, launch):
    running = launch().wait()
    victims = {pid: Path(f"/proc/{pid}/cmdline").read_text() for pid in running.descendants()}
    beat = next(pid for pid, command in victims.items() if "\0beat\0" in command)

    os.kill(beat, signal.SIGKILL)
    running.child.process.wait(30)

    assert running.child.process.returncode == 1
    assert "Proces „beat” zakończył się" in running.child.tail()
    assert [pid for pid in victims if Path(f"/proc/{pid}").exists()] == []


def test_make_run_killed_leaves_nothing_behind(kopia, launch):
    running = launch().wait()
    started = running.descendants()

    os.kill(running.child.process.pid, signal.SIGKILL)

    assert len(started) == 3
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in started), 20)


def test_make_run_refuses_a_taken_port_before_anything_starts(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "-m", "narzedzia.start"],
            cwd=ROOT,
            env=clean_environment() | {"PORT": str(port)},
            capture_output=True,
            text=True,
            timeout=30,
        )

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        f"\nPort {port} na 127.0.0.1 jest zajęty lub niedostępny (Address already in use). "
        f"Wybierz inny: make run PORT={port + 1}\n"
    )


@pytest.mark.parametrize("text", ["abc", "0", "70000", "-1"])
def test_make_run_refuses_a_port_that_is_none(text):
    done = subprocess.run(
        [sys.executable, "-m", "narzedzia.start"],
        cwd=ROOT,
        env=clean_environment() | {"PORT": text},
        capture_output=True,
        text=True,
        timeout=30,
    )

    assert done.returncode == 1
    assert done.stderr == f"\nPORT musi być liczbą od 1 do 65535, a jest „{text}”.\n"
