"""Child processes in their own sessions, ended by process group and never by name."""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from collections import deque
from pathlib import Path

PR_SET_PDEATHSIG = 1
_LOG_LIMIT = 5_000_000


class Ended(Exception):  # noqa: N818 -- a request from outside, not an error
    """SIGTERM or SIGINT came; ``finally`` blocks of the tool clean up."""


def end_on_signals() -> None:
    def handler(number, frame):
        # A second signal must not interrupt the cleaning up that the first one began.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise Ended(signal.Signals(number).name)

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, handler)


def _die_with_parent() -> None:
    """Even ``kill -9`` of the tool leaves nothing behind (Linux only)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Child:
    """One program that runs until told to end, with its output in a log file."""

    def __init__(self, name: str, command: list[str], *, log: Path, env=None, cwd=None, user=None):
        self.name = name
        self.log = log
        _rotate(log)
        identity = {"user": user, "group": user, "extra_groups": []} if user else {}
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=env,
                cwd=cwd,
                start_new_session=True,
                preexec_fn=_die_with_parent,
                **identity,
            )

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def tail(self, lines: int = 30) -> str:
        with self.log.open(encoding="utf-8", errors="replace") as text:
            return "".join(deque(text, maxlen=lines))

    def ask_to_end(self, number: int = signal.SIGTERM) -> None:
        """Signal the leader only: it ends its own children in good order."""
        with contextlib.suppress(ProcessLookupError):
            self.process.send_signal(number)

    def kill_group(self) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def end_all(children: list[Child], seconds: float = 10, number: int = signal.SIGTERM) -> None:
    for child in children:
        child.ask_to_end(number)
    limit = time.monotonic() + seconds
    while any(child.is_running for child in children) and time.monotonic() < limit:
        time.sleep(0.05)
    for child in children:
        child.kill_group()


def _rotate(log: Path) -> None:
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > _LOG_LIMIT:
        log.replace(log.with_suffix(".1.log"))


def start_in_foreground(command: list[str], **options) -> subprocess.Popen:
    """A program that writes to this terminal, in a group of its own to be ended as a whole."""
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=_die_with_parent,
        **options,
    )


def end_process(process: subprocess.Popen, seconds: float = 10) -> None:
    """Let a program that still runs clean up, then end whatever its group has left."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(seconds)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
