"""A worker killed at random moments loses no mail; what it doubles, SMTP itself cannot exclude."""

import os
import random
import subprocess
import sys

import psycopg2
import pytest
import redis

from narzedzia.procesy import Child, end_all
from narzedzia.srodowisko import ROOT
from tests.infrastructure.smtp import smtp_server
from tests.infrastructure.waiting import wait_until

IS_FULL = os.environ.get("DRILL") == "full"
MAILS, KILLS = (5000, 20) if IS_FULL else (500, 3)
CONCURRENCY = 2
SECONDS = 600 if IS_FULL else 120
ENQUEUE = f"""
from django.db import transaction
from django.utils import timezone
from powiadomienia.services.outbox import enqueue
dane = {{"zdarzenie": "account/email/password_changed", "kiedy": timezone.now().isoformat()}}
with transaction.atomic():
    for number in range({MAILS}):
        enqueue("zmiana_w_koncie", email=f"a{{number}}@example.org", przedmiot="próba", dane=dane)
"""


@pytest.fixture
def env(instalacja):
    return instalacja | {"EMAIL_USE_TLS": "False", "WORKER_CONCURRENCY": str(CONCURRENCY)}


@pytest.fixture
def query(env):
    names = ("HOST", "PORT", "USER", "NAME")
    host, port, user, name = (env[f"DATABASE_{part}"] for part in names)
    connection = psycopg2.connect(host=host, port=port, user=user, dbname=name)
    connection.autocommit = True

    def run(sql):
        with connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []

    yield run
    connection.close()


@pytest.fixture
def new_worker(env, tmp_path):
    children = []

    def start():
        script = str(ROOT / "docker" / "worker.sh")
        log = tmp_path / f"worker-{len(children)}.log"
        children.append(Child("worker", [script], log=log, env=env))
        return children[-1]

    yield start
    end_all(children)


def _sweep(env, query):
    """Time passes: leases of the dead run out, refused mails are due, beat looks around."""
    query(
        "UPDATE powiadomienia_wiadomosc SET lease_until = NULL, wyslij_po = now()"
        " WHERE status = 'oczekuje'"
    )
    command = ["celery", "-A", "doradztwo", "call", "powiadomienia.tasks.sweep_wiadomosci"]
    subprocess.run([sys.executable, "-m", *command], env=env, cwd=ROOT, check=True, timeout=60)


@pytest.mark.drill
def test_killed_workers_and_an_emptied_broker_lose_no_mail(env, query, new_worker):
    query("DELETE FROM powiadomienia_wiadomosc")
    broker = redis.Redis.from_url(env["REDIS_URL"])
    with smtp_server(int(env["EMAIL_PORT"])) as server:
        _enqueue(env)
        for number in range(KILLS):
            worker = new_worker()
            target = sum(server.taken.values()) + random.randint(20, MAILS // (KILLS + 1))
            wait_until(lambda: sum(server.taken.values()) >= target, seconds=60, pause=0.01)  # noqa: B023
            worker.kill_group()
            if number == 0:
                broker.flushdb()
            _sweep(env, query)
        new_worker()
        for _ in range(3):
            _sweep(env, query)
            if _wait_for_the_rest(query):
                break

    ids = {key for (key,) in query("SELECT message_id FROM powiadomienia_wiadomosc")}
    statuses = query("SELECT status, count(*) FROM powiadomienia_wiadomosc GROUP BY status")
    doubled = sum(server.taken.values()) - len(server.taken)
    print(f"mails {MAILS}, kills {KILLS}, refused {len(server.refused)}, doubled {doubled}")  # noqa: T201 -- the figure is the proof
    assert statuses == [("wyslana", MAILS)]
    assert set(server.taken) == ids
    assert doubled <= KILLS * CONCURRENCY


def _enqueue(env):
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", ENQUEUE]
    subprocess.run(command, env=env, cwd=ROOT, check=True, timeout=SECONDS)


def _wait_for_the_rest(query):
    """True once none waits; False when what is left waits for its next attempt."""

    def nothing_is_due():
        ((due, held),) = query(
            "SELECT count(*) FILTER (WHERE wyslij_po <= now()), count(lease_until)"
            " FROM powiadomienia_wiadomosc WHERE status = 'oczekuje'"
        )
        return not due and not held

    wait_until(nothing_is_due, seconds=SECONDS)
    ((left,),) = query("SELECT count(*) FROM powiadomienia_wiadomosc WHERE status = 'oczekuje'")
    return left == 0
