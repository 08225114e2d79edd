"""What the command-line tools say to a person: one clear sentence, no traceback."""

import sys


class Przerwane(Exception):  # noqa: N818 -- ends a tool with a sentence, is not an error of the code
    """Ends the tool; the message tells what is wrong and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run_tool(main) -> None:
    try:
        code = main()
    except Przerwane as stop:
        print(f"\n{stop}", file=sys.stderr, flush=True)
        code = 1
    sys.exit(code)
