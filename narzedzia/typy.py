"""``make types``: annotated code under mypy, with what Django's plugin knows of the models."""

import subprocess

from narzedzia import srodowisko
from narzedzia.komunikaty import run_tool


def main() -> int:
    srodowisko.ensure_venv("requirements-dev.txt")
    command = [str(srodowisko.PYTHON), "-m", "mypy"]
    return subprocess.run(command, cwd=srodowisko.ROOT, check=False).returncode


if __name__ == "__main__":
    run_tool(main)
