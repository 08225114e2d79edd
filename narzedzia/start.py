"""``make run``: the whole program on one machine, with nothing but Python.

Uses the standard library only, since it runs before the environment exists.
"""

import fcntl
import os
import secrets
import socket
import time
import urllib.error
import urllib.request

from narzedzia import srodowisko
from narzedzia.komunikaty import Przerwane, run_tool, say
from narzedzia.procesy import Child, Ended, end_all
from narzedzia.srodowisko import PYTHON, ROOT

VAR = ROOT / "var"
LOGS = VAR / "log"
ENV_FILE = ROOT / ".env"
SECONDS_TO_ANSWER = 90
ROLES = (
    ("admin", "administrator"),
    ("koordynator", "koordynator edycji"),
    ("ros", "doradca ROS"),
    ("pro", "doradca PRO"),
    ("lider", "lider zespołu JST"),
    ("czlonek", "członek zespołu JST"),
    ("decydent", "decydent (wójt, burmistrz…)"),
    ("obserwator", "obserwator edycji"),
)


def main() -> int:
    host, port = os.environ.get("HOST") or "127.0.0.1", read_port()
    refuse_taken_port(host, port)
    VAR.mkdir(exist_ok=True)
    with (VAR / "make-run.lock").open("w") as lock:
        refuse_second_start(lock)
        children: list[Child] = []
        try:
            prepare(host, port)
            start_all(children, host, port)
            wait_for_answer(children, host, port)
            say(welcome(host, port))
            watch(children)
        except Ended:
            say("\nKończę pracę…")
        finally:
            end_all(children)
    say("Zakończono. Dane zostały zachowane w folderze var.")
    return 0


def read_port() -> int:
    text = os.environ.get("PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise Przerwane(f"PORT musi być liczbą od 1 do 65535, a jest „{text}”.")
    return int(text)


def refuse_taken_port(host: str, port: int) -> None:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except PermissionError:
            raise Przerwane(f"Port {port} wymaga uprawnień. Wybierz: make run PORT=8000") from None
        except OSError as error:
            raise Przerwane(
                f"Port {port} na {host} jest zajęty lub niedostępny ({error.strerror}). "
                f"Wybierz inny: make run PORT={port + 1}"
            ) from None


def refuse_second_start(lock) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Przerwane("Aplikacja działa już z tego folderu. Zakończ ją najpierw.") from None


def prepare(host: str, port: int) -> None:
    srodowisko.ensure_venv("requirements.txt")
    srodowisko.ensure_pdf_libraries()
    write_env_once()
    say("Przygotowuję bazę danych…")
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "przygotowanie.log"
    child = Child(
        "przygotowanie",
        [str(PYTHON), "manage.py", "przygotuj", "--demo"],
        log=log,
        env=environment(host, port),
        cwd=ROOT,
    )
    try:
        code = child.process.wait()
    finally:
        end_all([child])
    if code:
        raise Przerwane(f"{child.tail()}\nNie udało się przygotować bazy. Całość: {log}")


def write_env_once() -> None:
    """A key of this installation, readable by its owner only; an existing file is kept."""
    try:
        descriptor = os.open(ENV_FILE, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(
            "# Ustawienia tej instalacji; wszystkie nazwy: .env.example\n"
            f"SECRET_KEY={secrets.token_urlsafe(50)}\n"
        )


def environment(host: str, port: int) -> dict[str, str]:
    address = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "doradztwo.settings.local"}
    env.setdefault("ADRES_APLIKACJI", f"http://{address}:{port}")
    if host not in ("127.0.0.1", "localhost", "::1"):
        env.setdefault("ALLOWED_HOSTS", f"127.0.0.1,localhost,{host},{socket.gethostname()}")
    return env | {"PYTHONUNBUFFERED": "1"}


def start_all(children: list[Child], host: str, port: int) -> None:
    env = environment(host, port)
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    celery = [str(PYTHON), "-m", "celery", "--app", "doradztwo"]
    quiet = ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    commands = {
        "web": [
            *(str(PYTHON), "-m", "gunicorn", "doradztwo.wsgi", "--bind", bind),
            *("--worker-class", "gthread", "--workers", "1", "--threads", "8"),
            *("--access-logfile", "-", "--logger-class", "doradztwo.dziennik.AccessLogger"),
            *("--graceful-timeout", "5", "--no-control-socket"),
        ],
        "worker": [*celery, "worker", "--loglevel", "INFO", "--concurrency", "2", *quiet],
        "beat": [*celery, "beat", "--loglevel", "INFO", "--pidfile", ""],
    }
    say("Uruchamiam serwer, kolejkę zadań i harmonogram…")
    for name, command in commands.items():
        children.append(Child(name, command, log=LOGS / f"{name}.log", env=env, cwd=ROOT))


def wait_for_answer(children: list[Child], host: str, port: int) -> None:
    target = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    target = f"[{target}]" if ":" in target else target
    limit = time.monotonic() + SECONDS_TO_ANSWER
    while time.monotonic() < limit:
        refuse_dead(children)
        status = answer(f"http://{target}:{port}/konto/logowanie/")
        if status is not None and status < 500:
            return
        time.sleep(0.3)
    raise Przerwane(
        f"{children[0].tail()}\nSerwer nie odpowiada prawidłowo od {SECONDS_TO_ANSWER} sekund. "
        f"Powyżej koniec dziennika {children[0].log}"
    )


def answer(url: str) -> int | None:
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(url, timeout=10) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return None


def refuse_dead(children: list[Child]) -> None:
    for child in children:
        if not child.is_running:
            raise Przerwane(
                f"{child.tail()}\nProces „{child.name}” zakończył się z kodem "
                f"{child.process.returncode}. Powyżej koniec dziennika {child.log}"
            )


def watch(children: list[Child]) -> None:
    while True:
        refuse_dead(children)
        time.sleep(0.5)


def welcome(host: str, port: int) -> str:
    address = f"[{host}]" if ":" in host else host
    accounts = "\n".join(f"    {name}@example.org".ljust(34) + role for name, role in ROLES)
    warning = (
        ""
        if host in ("127.0.0.1", "localhost", "::1")
        else "\n  Uwaga: konta pokazowe mają znane hasło. Nie udostępniaj tej instalacji w sieci.\n"
    )
    return f"""
  Doradztwo JST działa: http://{address}:{port}/
{warning}
  Konta pokazowe (hasło każdego: Doradztwo-demo-1):
{accounts}

  Dzienniki: var/log, wysłane wiadomości: var/poczta. Zakończenie: Ctrl-C."""


if __name__ == "__main__":
    run_tool(main)
