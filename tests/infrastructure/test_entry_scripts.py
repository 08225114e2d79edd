"""Web, worker and beat as the containers start them."""

import json
import subprocess
import sys
import urllib.error
import urllib.request

from narzedzia.kontrola import PRODUCTION
from narzedzia.srodowisko import ROOT
from tests.infrastructure.waiting import wait_until

HOST = PRODUCTION["ALLOWED_HOSTS"]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None


def get(env, path, **headers):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), NoRedirect())
    request = urllib.request.Request(
        f"http://{env['WEB_BIND']}{path}", headers={"Host": HOST, **headers}
    )
    try:
        with opener.open(request, timeout=10) as response:
            return response.status, response.headers, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read()
    except OSError:
        return None


def test_web_redirects_to_https_and_serves_the_sign_in_page(instalacja, start):
    start("web")

    status, headers, _ = wait_until(lambda: get(instalacja, "/konto/logowanie/"))
    secure = get(instalacja, "/konto/logowanie/", **{"X-Forwarded-Proto": "https"})

    assert (status, headers["Location"]) == (301, f"https://{HOST}/konto/logowanie/")
    assert secure[0] == 200
    assert secure[1]["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"


def test_worker_answers_and_runs_a_task(instalacja, start):
    worker = start("worker")

    wait_until(lambda: " ready." in worker.tail(200))
    ping = celery(instalacja, "inspect", "ping", "--json")
    check = subprocess.run([ROOT / "docker" / "zdrowie.sh", "worker"], env=instalacja, timeout=60)
    celery(instalacja, "call", "powiadomienia.tasks.sweep_wiadomosci")

    assert [*json.loads(ping.stdout).values()] == [{"ok": "pong"}]
    assert check.returncode == 0
    wait_until(
        lambda: (
            "powiadomienia.tasks.sweep_wiadomosci" in worker.tail(200)
            and "succeeded" in worker.tail(200)
        )
    )


def test_health_is_good_when_web_worker_and_beat_run(instalacja, start):
    start("worker")
    start("beat")
    start("web")

    status, _, body = wait_until(lambda: healthy(instalacja), seconds=90, pause=1)
    checks = [
        subprocess.run(
            [ROOT / "docker" / "zdrowie.sh", part], env=instalacja, timeout=60
        ).returncode
        for part in ("web", "worker", "beat")
    ]

    assert status == 200
    assert json.loads(body)
    assert checks == [0, 0, 0]


def healthy(env):
    answer = get(env, "/zdrowie/")
    return answer if answer and answer[0] == 200 else None


def celery(env, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "celery", "--app", "doradztwo", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
