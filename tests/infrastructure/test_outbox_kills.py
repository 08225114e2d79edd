"""A worker killed at random moments loses no mail; what it doubles, SMTP itself cannot exclude."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import psycopg2
import pytest

from narzedzia.procesy import Child, end_all
from narzedzia.srodowisko import ROOT
from narzedzia.uslugi import free_port, wait_for_words
from tests.infrastructure.conftest import clean_environment
from tests.infrastructure.smtp import smtp_server
from tests.infrastructure.waiting import wait_until

IS_FULL = os.environ.get("DRILL") == "full"
CONCURRENCY = 2
SECONDS = 900 if IS_FULL else 180
TABLE = "powiadomienia_wiadomosc"
PROBA = "tests.infrastructure.proba"
# Half of the mails stand alone; of the other half each person gets two, in one digest.
ENQUEUE = """
from django.utils import timezone
from konta.models import User
from powiadomienia.services.outbox import NowaWiadomosc, enqueue_many
people = [User(email=f"o{n}@example.org", imie="Jan", nazwisko=f"N{n}") for n in range(MAILS // 4)]
User.objects.bulk_create(people, ignore_conflicts=True)
people = list(User.objects.filter(email__regex="^o[0-9]"))
moment = timezone.now().replace(hour=0, minute=0, second=0)
dane = {"zdarzenie": "account/email/password_changed", "kiedy": moment.isoformat()}
alone = [
    NowaWiadomosc("zmiana_w_koncie", "alone", email=f"a{n}@example.org", dane=dane)
    for n in range(MAILS // 2)
]
digest = [
    NowaWiadomosc("proba_zbiorcza", f"{person.pk}-{n}", odbiorca=person)
    for person in people for n in (1, 2)
]
enqueue_many([*alone, *digest])
"""


class Installation:
    """What both kinds of installations have: an environment, SQL, a worker, a way to lose tasks."""

    def __init__(self, env, mails, kills):
        self.env, self.mails, self.kills = env, mails, kills

    def run(self, *command, timeout=SECONDS):
        whole = [sys.executable, *command]
        subprocess.run(whole, env=self.env, cwd=ROOT, check=True, timeout=timeout)

    def enqueue(self):
        self.run("manage.py", "shell", "-v0", "-c", f"MAILS = {self.mails}\n{ENQUEUE}")

    def sweep(self):
        """Time passes: leases of the dead run out, refused mails are due, beat looks around."""
        changes = f"lease_until = NULL, wyslij_po = {self.now}"
        self.query(f"UPDATE {TABLE} SET {changes} WHERE status = 'oczekuje'")
        self.run("-m", "celery", "-A", "doradztwo", "call", "powiadomienia.tasks.sweep_wiadomosci")

    def retry_failed(self):
        """What „Ponów wszystkie nieudane” does; returns how many there were."""
        ((failed,),) = self.query(f"SELECT count(*) FROM {TABLE} WHERE status = 'nieudana'")
        self.query(f"UPDATE {TABLE} SET status = 'oczekuje', proby = 0 WHERE status = 'nieudana'")
        return failed

    def left(self):
        ((left,),) = self.query(
            f"SELECT count(*) FROM {TABLE} WHERE status IN ('oczekuje', 'nieudana')"
        )
        return left

    def nothing_is_due(self):
        ((due,),) = self.query(
            f"SELECT count(*) FROM {TABLE} WHERE status = 'oczekuje' AND zbior_id IS NULL"
            f" AND (wyslij_po <= {self.now} OR lease_until IS NOT NULL)"
        )
        return due == 0


class Production(Installation):
    """PostgreSQL, and a Redis of its own that may be ended."""

    now = "now()"

    def __init__(self, env, folder):
        mails, kills = (5000, 20) if IS_FULL else (400, 3)
        self.folder, self.port = folder, free_port()
        own = {
            "REDIS_URL": f"redis://127.0.0.1:{self.port}/0",
            "DJANGO_SETTINGS_MODULE": f"{PROBA}.produkcyjne",
            "EMAIL_USE_TLS": "False",
            "WORKER_CONCURRENCY": str(CONCURRENCY),
        }
        super().__init__(env | own, mails, kills)
        self.redis = self._start_redis()

    def query(self, sql):
        names = ("HOST", "PORT", "USER", "NAME")
        host, port, user, name = (self.env[f"DATABASE_{part}"] for part in names)
        with closing(psycopg2.connect(host=host, port=port, user=user, dbname=name)) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchall() if cursor.description else []

    def lose_tasks(self):
        """Redis dies and comes back empty."""
        self.redis.kill_group()
        self.redis = self._start_redis()

    def _start_redis(self):
        options = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        command = ["redis-server", "--port", str(self.port), *options, "--dir", str(self.folder)]
        self.log = self.folder / f"redis-{random.getrandbits(32)}.log"
        child = Child("redis", command, log=self.log)
        wait_for_words(child, "Ready to accept connections")
        return child

    def close(self):
        self.query("DELETE FROM powiadomienia_wiadomosc WHERE zbior_id IS NOT NULL")
        self.query("DELETE FROM powiadomienia_wiadomosc")
        end_all([self.redis])


class Embedded(Installation):
    """SQLite and a broker made of files, as `make run` has them."""

    now = "datetime('now')"

    def __init__(self, folder):
        mails, kills = (1000, 10) if IS_FULL else (120, 2)
        own = {
            "PATH": os.environ["PATH"],
            "VAR_DIR": str(folder / "var"),
            "SQLITE_PATH": str(folder / "baza.sqlite3"),
            "SECRET_KEY": "only-for-the-drill",
            "DJANGO_SETTINGS_MODULE": f"{PROBA}.wbudowane",
            "EMAIL_PORT": str(free_port()),
            "WORKER_CONCURRENCY": str(CONCURRENCY),
        }
        (folder / "var").mkdir()
        super().__init__(clean_environment() | own, mails, kills)
        self.env["PATH"] = f"{os.path.dirname(sys.executable)}:{self.env['PATH']}"
        self.queue = folder / "var" / "broker" / "queue"
        self.run("manage.py", "migrate", "-v0")

    def query(self, sql):
        with closing(sqlite3.connect(self.env["SQLITE_PATH"], timeout=30)) as connection:
            connection.create_function("like", 2, lambda pattern, value: 1, deterministic=True)
            connection.create_function("like", 3, lambda p, v, e: 1, deterministic=True)
            with connection:
                return connection.execute(sql).fetchall()

    def lose_tasks(self):
        shutil.rmtree(self.queue)
        self.queue.mkdir()

    def close(self):
        """Its folder goes with the test."""


@pytest.fixture(params=["production", "embedded"])
def installation(request, tmp_path):
    if request.param == "embedded":
        made = Embedded(tmp_path)
    else:
        made = Production(request.getfixturevalue("instalacja"), tmp_path)
    yield made
    made.close()


@pytest.fixture
def new_worker(installation, tmp_path):
    children = []

    def start():
        script = str(ROOT / "docker" / "worker.sh")
        log = tmp_path / f"worker-{len(children)}.log"
        children.append(Child("worker", [script], log=log, env=installation.env))
        return children[-1]

    yield start
    end_all(children)


@pytest.mark.drill
def test_killed_workers_and_an_emptied_broker_lose_no_mail(installation, new_worker):
    with smtp_server(int(installation.env["EMAIL_PORT"])) as server:
        installation.enqueue()
        failed = _kill_again_and_again(installation, new_worker, server)
        server.is_calm = True
        new_worker()
        failed += _work_off_the_rest(installation)
        first_day = dict(server.taken)
        installation.enqueue()
        installation.sweep()
        wait_until(installation.nothing_is_due, seconds=SECONDS)

    _print_figures(installation, server, failed)
    _assert_each_went_once(installation, server)
    assert dict(server.taken) == first_day


def _kill_again_and_again(installation, new_worker, server):
    step = installation.mails * 3 // 4 // (installation.kills + 1)
    failed = 0
    for number in range(installation.kills):
        worker = new_worker()
        target = sum(server.taken.values()) + random.randint(step // 4 + 1, step)
        wait_until(
            lambda: sum(server.taken.values()) >= target or installation.nothing_is_due(),  # noqa: B023 -- called at once
            seconds=120,
            pause=0.02,
        )
        worker.kill_group()
        if number in (0, installation.kills // 2):
            installation.lose_tasks()
        failed += installation.retry_failed()
        installation.sweep()
    return failed


def _work_off_the_rest(installation):
    """Beat looks around again and again: a sweep takes a thousand, refused mails are tried anew."""
    failed, limit = 0, time.monotonic() + SECONDS
    while installation.left() and time.monotonic() < limit:
        failed += installation.retry_failed()
        installation.sweep()
        _wait_while_it_works(installation)
    return failed


def _wait_while_it_works(installation):
    """Until nothing is due, or nothing has moved for a while."""
    before = None
    while not installation.nothing_is_due() and (left := installation.left()) != before:
        before = left
        time.sleep(5)


def _print_figures(installation, server, failed):
    doubled = sum(server.taken.values()) - len(server.taken)
    moods = {mood: number for mood, number in sorted(server.moods.items()) if mood}
    print(  # noqa: T201 -- the figure is the proof
        f"\n{type(installation).__name__}: mails {installation.mails}, kills {installation.kills},"
        f" sent {len(server.taken)}, doubled {doubled}, failed for good and retried {failed},"
        f" misfortunes {moods}"
    )


def _assert_each_went_once(installation, server):
    statuses = installation.query(f"SELECT status, count(*) FROM {TABLE} GROUP BY status")
    ids = {
        key
        for (key,) in installation.query(f"SELECT message_id FROM {TABLE} WHERE zbior_id IS NULL")
    }
    sprawy = {
        key
        for (key,) in installation.query(
            f"SELECT przedmiot FROM {TABLE} WHERE rodzaj = 'proba_zbiorcza'"
        )
    }
    ((digests,),) = installation.query(f"SELECT count(*) FROM {TABLE} WHERE rodzaj = 'zbior'")
    doubled = {key: number - 1 for key, number in server.taken.items() if number > 1}
    doubled_sprawy = sum(server.sprawy.values()) - len(server.sprawy)

    assert statuses == [("wyslana", installation.mails + digests)]
    assert set(server.taken) == ids
    assert set(server.sprawy) == sprawy
    assert digests <= installation.mails // 4
    # Only a mail whose worker died between the server's OK and our commit went out again.
    assert sum(doubled.values()) <= installation.kills * CONCURRENCY
    assert doubled_sprawy <= 2 * sum(doubled.values())
