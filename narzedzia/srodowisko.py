"""Makes the machine ready: Python environment, pinned libraries, system libraries."""

import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from narzedzia.komunikaty import Przerwane, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)
# Library that WeasyPrint loads -> Debian package.
PDF_LIBRARIES = {
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz.so.0": "libharfbuzz0b",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
    "libfontconfig.so.1": "libfontconfig1",
}


def ensure_python() -> None:
    if sys.version_info < OLDEST_PYTHON:
        raise Przerwane(
            f"Potrzebny jest Python 3.11 lub nowszy, a to jest {sys.version.split()[0]}. "
            "Wskaż inny: make run PYTHON=python3.11"
        )


def ensure_venv(requirements: str) -> None:
    """Create .venv and install one hashed list into it; does nothing when that was done before."""
    ensure_python()
    if not _works(PYTHON, "import sys"):
        say("Tworzę środowisko .venv…")
        _create_venv()
    source = ROOT / requirements
    if _stamp(source).exists() and _stamp(source).read_text() == _digest(source):
        return
    say(f"Instaluję biblioteki z {requirements} (za pierwszym razem około minuty)…")
    if not _works(PYTHON, "import pip"):
        _run([str(PYTHON), "-m", "ensurepip", "--upgrade"], "Nie udało się dodać pip do .venv.")
    _run(
        [
            *(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--require-hashes", "--no-deps", "--requirement", str(source)),
        ],
        f"Nie udało się zainstalować bibliotek z {requirements}. Czy jest połączenie z siecią?",
    )
    # The list for developers holds the list for running, in the same versions.
    for done in {source, ROOT / "requirements.txt"}:
        _stamp(done).write_text(_digest(done))


def _stamp(source: Path) -> Path:
    return VENV / f".{source.stem}.sha256"


def _digest(source: Path) -> str:
    return hashlib.sha256(source.read_bytes() + sys.version.encode()).hexdigest()


def _create_venv() -> None:
    """Try the standard module, then what Debian lacks, then the tools a person may have."""
    attempts = [[sys.executable, "-m", "venv", "--clear", str(VENV)]]
    if shutil.which("virtualenv"):
        attempts.append(["virtualenv", "--clear", "--python", sys.executable, str(VENV)])
    if shutil.which("uv"):
        attempts.append(["uv", "venv", "--clear", "--seed", "--python", sys.executable, str(VENV)])
    for command in attempts:
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if can_apt():
        apt_install([package])
        if subprocess.run(attempts[0], capture_output=True, check=False).returncode == 0:
            return
    raise Przerwane(
        f"Nie można utworzyć środowiska .venv, bo Python nie ma modułu venv. "
        f"Zainstaluj go: sudo apt-get install {package}"
    )


def ensure_pdf_libraries() -> None:
    missing = [package for library, package in PDF_LIBRARIES.items() if not _loads(library)]
    if not missing or _works(PYTHON, "import weasyprint"):
        return
    if can_apt():
        apt_install(missing)
        return
    raise Przerwane(
        "Brakuje bibliotek systemowych do dokumentów PDF. "
        f"Zainstaluj je: sudo apt-get install {' '.join(missing)}"
    )


def can_apt() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> None:
    say(f"Instaluję pakiety systemowe: {' '.join(packages)}…")
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    failure = f"Nie udało się zainstalować pakietów systemowych: {' '.join(packages)}."
    _run(["apt-get", "update", "-qq"], failure, env=env)
    _run(
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages], failure, env=env
    )


def _run(command: list[str], failure: str, env=None) -> None:
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        env=env,
    )
    if done.returncode:
        raise Przerwane(f"{done.stdout[-3000:]}\n{failure}")


def _works(python: Path, code: str) -> bool:
    if not python.exists():
        return False
    return subprocess.run([python, "-c", code], capture_output=True, check=False).returncode == 0


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
