"""Runs one ``manage.py`` command in the embedded installation."""

import subprocess
import sys

from narzedzia import srodowisko
from narzedzia.komunikaty import run_tool


def main() -> int:
    srodowisko.ensure_venv("requirements.txt")
    srodowisko.ensure_pdf_libraries()
    command = [str(srodowisko.PYTHON), "manage.py", *sys.argv[1:]]
    return subprocess.run(command, cwd=srodowisko.ROOT, check=False).returncode


if __name__ == "__main__":
    run_tool(main)
