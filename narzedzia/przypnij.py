"""``make requirements``: exact versions with hashes, for plain ``pip install --require-hashes``."""

import os
import shutil
import subprocess

from narzedzia import srodowisko
from narzedzia.komunikaty import Przerwane, run_tool

UV = "uv==0.13.8"
OPTIONS = (
    *("--universal", "--python-version", "3.11", "--generate-hashes", "--quiet"),
    # The lists must install from any mirror.
    *("--no-emit-index-url", "--no-emit-find-links"),
    *("--custom-compile-command", "make requirements"),
)


def main() -> int:
    uv = find_uv()
    compile_list(uv, "requirements.in", "requirements.txt")
    compile_list(uv, "requirements-dev.in", "requirements-dev.txt", "-c", "requirements.txt")
    return 0


def find_uv() -> str:
    found = shutil.which("uv")
    if found:
        return found
    srodowisko.ensure_venv("requirements.txt")
    done = subprocess.run([srodowisko.PYTHON, "-m", "pip", "install", "--quiet", UV], check=False)
    if done.returncode:
        raise Przerwane(f"Nie udało się zainstalować {UV}.")
    return str(srodowisko.VENV / "bin" / "uv")


def compile_list(uv: str, source: str, target: str, *more: str) -> None:
    done = subprocess.run(
        [uv, "pip", "compile", source, "-o", target, *OPTIONS, *more],
        cwd=srodowisko.ROOT,
        env=os.environ | {"UV_PYTHON_DOWNLOADS": "never"},
        check=False,
    )
    if done.returncode:
        raise Przerwane(f"Nie udało się przypiąć {source}.")


if __name__ == "__main__":
    run_tool(main)
