"""What the command-line tools say to a person: one clear sentence, no traceback."""

import sys

from narzedzia.procesy import Ended, end_on_signals


class Przerwane(Exception):  # noqa: N818 -- ends a tool with a sentence, is not an error of the code
    """Ends the tool; the message tells what is wrong and what to do."""


def say(text: str) -> None:
    print(text, flush=True)


def run_tool(main) -> None:
    end_on_signals()
    try:
        code = main()
    except Przerwane as stop:
        print(f"\n{stop}", file=sys.stderr, flush=True)
        code = 1
    except Ended as stop:
        print(f"\nPrzerwano ({stop}).", file=sys.stderr, flush=True)
        code = 130
    sys.exit(code)
