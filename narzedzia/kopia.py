"""``make backup`` and ``make restore FILE=``: database, uploads and key of this installation.

A backup may be made while the program runs; restoring needs it ended. What was there before a
restore is moved aside, never deleted.
"""

import os
import shutil
import sqlite3
import sys
import tarfile
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path

from narzedzia.komunikaty import Przerwane, run_tool, say
from narzedzia.start import ENV_FILE, VAR, refuse_second_start

DATABASE = Path(os.environ.get("SQLITE_PATH") or VAR / "doradztwo.sqlite3")
MEDIA = VAR / "media"
COPIES = VAR / "kopie"


def main() -> int:
    if sys.argv[1:] == ["utworz"]:
        say(f"Kopia: {backup()}")
        return 0
    if not sys.argv[2:] or not sys.argv[2]:
        raise Przerwane("Podaj plik kopii: make restore FILE=var/kopie/….tar.gz")
    VAR.mkdir(exist_ok=True)
    with (VAR / "make-run.lock").open("w") as lock:
        refuse_second_start(lock)
        say(f"Odtworzono. Poprzednie dane: {restore(Path(sys.argv[2]))}")
    return 0


def backup() -> Path:
    if not DATABASE.exists():
        raise Przerwane("Nie ma czego kopiować: bazy jeszcze nie ma.")
    COPIES.mkdir(exist_ok=True)
    target = COPIES / f"doradztwo-{stamp()}.tar.gz"
    with tempfile.TemporaryDirectory(dir=COPIES) as folder:
        copy = Path(folder) / DATABASE.name
        # SQLite's own way: consistent although others write at the same time.
        with closing(sqlite3.connect(DATABASE)) as source, closing(sqlite3.connect(copy)) as made:
            source.backup(made)
        unfinished = Path(folder) / "archive"
        # The key and personal data are inside: for its owner only.
        descriptor = os.open(unfinished, os.O_CREAT | os.O_WRONLY, 0o600)
        with (
            os.fdopen(descriptor, "wb") as file,
            tarfile.open(fileobj=file, mode="w:gz") as archive,
        ):
            archive.add(copy, DATABASE.name)
            for path, name in ((MEDIA, "media"), (ENV_FILE, ".env")):
                if path.exists():
                    archive.add(path, name)
        unfinished.replace(target)
    return target


def restore(source: Path) -> Path:
    if not source.is_file():
        raise Przerwane(f"Nie ma pliku {source}.")
    aside = VAR / "kopie" / f"sprzed-odtworzenia-{stamp()}"
    COPIES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=COPIES) as name:
        folder = Path(name)
        try:
            with tarfile.open(source) as archive:
                archive.extractall(folder, members=list(refuse_foreign(archive)))
        except (tarfile.TarError, OSError) as error:
            raise Przerwane(
                f"{source} nie jest dobrą kopią ({error}). Nic nie zmieniono."
            ) from None
        refuse_broken(folder / DATABASE.name, source)
        aside.mkdir()
        journals = [DATABASE.with_name(DATABASE.name + ending) for ending in ("-wal", "-shm")]
        for old in (DATABASE, *journals, MEDIA):
            if old.exists():
                shutil.move(old, aside / old.name)
        for new, place in ((DATABASE.name, DATABASE), ("media", MEDIA)):
            if (folder / new).exists():
                shutil.move(folder / new, place)
        if (folder / ".env").exists() and not ENV_FILE.exists():
            shutil.move(folder / ".env", ENV_FILE)
    return aside


def refuse_foreign(archive: tarfile.TarFile):
    """Only what a backup holds; ``filter="data"`` is missing before Python 3.11.4."""
    for member in archive:
        path = Path(member.name)
        is_ours = path.parts[0] in (DATABASE.name, "media", ".env") and ".." not in path.parts
        if not is_ours or not (member.isfile() or member.isdir()):
            raise tarfile.TarError(f"obcy plik {member.name}")
        yield member


def refuse_broken(database: Path, source: Path) -> None:
    answer = "brak bazy"
    if database.exists():
        with closing(sqlite3.connect(database)) as connection:
            try:
                # Constraints may call functions that only the program brings along.
                connection.execute("PRAGMA ignore_check_constraints = ON")
                answer = connection.execute("PRAGMA integrity_check").fetchone()[0]
            except sqlite3.DatabaseError as error:
                answer = str(error)
    if answer != "ok":
        raise Przerwane(f"Baza w {source} jest uszkodzona ({answer}). Nic nie zmieniono.")


def stamp() -> str:
    return datetime.now().strftime("%Y%m%d-%H%M%S-%f")


if __name__ == "__main__":
    run_tool(main)
