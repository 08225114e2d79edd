"""Backup, disaster, restore: the same bytes in every table and file."""

import sqlite3
import tarfile
from contextlib import closing

import pytest

from narzedzia import kopia
from narzedzia.komunikaty import Przerwane


@pytest.fixture
def instalacja_plikowa(tmp_path, monkeypatch):
    var = tmp_path / "var"
    (var / "media" / "dane").mkdir(parents=True)
    for name, path in (
        ("VAR", var),
        ("DATABASE", var / "doradztwo.sqlite3"),
        ("MEDIA", var / "media"),
        ("COPIES", var / "kopie"),
        ("ENV_FILE", tmp_path / ".env"),
    ):
        monkeypatch.setattr(kopia, name, path)
    (tmp_path / ".env").write_text("SECRET_KEY=x\n")
    (var / "media" / "dane" / "plik.pdf").write_bytes(b"%PDF")
    with closing(sqlite3.connect(kopia.DATABASE)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE jst (nazwa TEXT)")
        database.execute("INSERT INTO jst VALUES ('Chęciny')")
        database.commit()
    return tmp_path


def rows():
    with closing(sqlite3.connect(kopia.DATABASE)) as database:
        return database.execute("SELECT nazwa FROM jst").fetchall()


def test_restore_brings_back_database_uploads_and_key(instalacja_plikowa):
    copy = kopia.backup()
    with closing(sqlite3.connect(kopia.DATABASE)) as database:
        database.execute("DELETE FROM jst")
        database.commit()
    (kopia.MEDIA / "dane" / "plik.pdf").unlink()
    kopia.ENV_FILE.unlink()

    aside = kopia.restore(copy)

    assert rows() == [("Chęciny",)]
    assert (kopia.MEDIA / "dane" / "plik.pdf").read_bytes() == b"%PDF"
    assert kopia.ENV_FILE.read_text() == "SECRET_KEY=x\n"
    assert (aside / "doradztwo.sqlite3").exists()
    assert copy.stat().st_mode & 0o777 == 0o600


def test_backup_holds_what_a_running_program_has_just_written(instalacja_plikowa):
    with closing(sqlite3.connect(kopia.DATABASE)) as writer:
        writer.execute("INSERT INTO jst VALUES ('Kielce')")
        writer.commit()
        copy = kopia.backup()

    kopia.restore(copy)

    assert rows() == [("Chęciny",), ("Kielce",)]


def test_copy_with_a_foreign_file_is_refused(instalacja_plikowa):
    foreign = instalacja_plikowa / "foreign.tar.gz"
    with tarfile.open(foreign, "w:gz") as archive:
        archive.add(kopia.ENV_FILE, "media/../../x")

    with pytest.raises(Przerwane, match="Nic nie zmieniono"):
        kopia.restore(foreign)

    assert not (instalacja_plikowa / "x").exists()


@pytest.mark.parametrize("content", [b"not an archive", None])
def test_bad_copy_changes_nothing(instalacja_plikowa, content):
    bad = instalacja_plikowa / "bad.tar.gz"
    if content:
        bad.write_bytes(content)
    else:
        broken = instalacja_plikowa / "doradztwo.sqlite3"
        broken.write_bytes(b"x" * 5000)
        with tarfile.open(bad, "w:gz") as archive:
            archive.add(broken, broken.name)

    with pytest.raises(Przerwane, match="Nic nie zmieniono"):
        kopia.restore(bad)

    assert rows() == [("Chęciny",)]
