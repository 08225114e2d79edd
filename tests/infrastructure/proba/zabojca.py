"""Run as a program: kills web processes between any two writes and says what they left behind.

For each operation a process is forked that answers the POST with the whole handler of the program,
on a connection of its own, and dies by SIGKILL exactly before the n-th write, before a commit, or
right after it. Then every table is read: all as before, or all done; anything else is a half.
Prints one line of JSON for each operation.
"""

import json
import os
import signal
import sys
import traceback

import django

django.setup()

from django.db import connection  # noqa: E402 -- app ready

from tests.infrastructure.proba.baza_na_proby import Baza, difference, dump, files  # noqa: E402
from tests.infrastructure.proba.operacje import nazwy, prepare  # noqa: E402

ZAPISY = ("INSERT", "UPDATE", "DELETE")
BEZ_KONCA = 10**6


class Licznik:
    """Counts the moments at which a process may die, and dies at the chosen one."""

    def __init__(self, when: int, pipe: int):
        self.when, self.pipe, self.number = when, pipe, 0

    def __call__(self, execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(ZAPISY):
            self.moment("w")
        return execute(sql, params, many, context)

    def commit(self, original):
        def commit():
            self.moment("c")
            original()
            self.moment("p")

        return commit

    def moment(self, kind: str):
        os.write(self.pipe, kind.encode())
        self.number += 1
        if self.number == self.when:
            os.kill(os.getpid(), signal.SIGKILL)


def run(operation, when: int) -> tuple[bool, str]:
    """Whether the process was killed, and the moments it came to."""
    read, write = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(read)
        os._exit(_answer(operation, Licznik(when, write)))
    os.close(write)
    _, status = os.waitpid(pid, 0)
    with os.fdopen(read) as pipe:
        moments = pipe.read()
    if os.WIFSIGNALED(status):
        return True, moments
    assert os.waitstatus_to_exitcode(status) == 0, f"{operation.nazwa}: the request failed"
    return False, moments


def _answer(operation, counter) -> int:
    try:
        connection._commit = counter.commit(connection._commit)
        with connection.execute_wrapper(counter):
            response = operation.post()
        return int(response.status_code >= 400)
    except BaseException:  # noqa: BLE001 -- a forked process must not go on as its parent
        traceback.print_exc()
        return 1


def try_operation(base: Baza, name: str, few: bool) -> dict:
    base.begin()
    operation = prepare(name)
    connection.close()
    before = dump()
    base.reset()
    before_files = files()
    _, moments = run(operation, BEZ_KONCA)
    done = difference(before, dump())
    found = {"operacja": name, "zapisy": moments.count("w"), "zabic": 0, "przed": 0, "po": 0}
    found |= {"polowy": [], "brak_pliku": sorted(before_files[0]), "zmian": len(done)}
    base.reset()
    chosen = _chosen(moments, few)
    for when in chosen:
        killed, _ = run(operation, when)
        assert killed, f"{name}: moment {when} of {moments} did not come again"
        changed = difference(before, dump())
        found["zabic"] += 1
        found["przed"] += not changed
        found["po"] += changed == done and bool(done)
        if changed and changed != done:
            found["polowy"].append([when, moments, changed, done])
        found["brak_pliku"] += sorted(files()[0] - before_files[0])
        if changed and when != chosen[-1]:
            base.reset()
    found["sieroty"] = len(files()[1] - before_files[1])
    return found


def _chosen(moments: str, few: bool) -> list[int]:
    """All moments, or: one inside, the last write, the last commit from both sides."""
    if not few:
        return list(range(1, len(moments) + 1))
    last = moments.rfind("w") + 1
    return sorted({last // 2 + 1, last, *range(last + 1, len(moments) + 1)} - {0})[:4]


def main(few: bool, names: list[str]) -> None:
    base = Baza()
    try:
        base.make()
        for name in names:
            print(json.dumps(try_operation(base, name, few)), flush=True)  # noqa: T201 -- answer
    finally:
        base.drop()


if __name__ == "__main__":
    main(sys.argv[1] == "few", sys.argv[2:] or nazwy())
