"""Numbers that come from outside: an address or a form may hold anything in place of one."""

from collections.abc import Iterable

# The largest key of the databases; SQLite refuses even to compare with a larger number.
_MAX = 2**63 - 1


def read_number(text: str) -> int | None:
    """A key or a version written in plain digits; None for everything else."""
    if not text.isascii() or not text.isdecimal() or len(text) > 19:
        return None
    number = int(text)
    return number if number <= _MAX else None


def read_numbers(texts: Iterable[str]) -> list[int]:
    """Those of ``texts`` that are numbers, in their order."""
    numbers = [read_number(text) for text in texts]
    return [number for number in numbers if number is not None]
