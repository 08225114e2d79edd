"""Teaches SQLite the Polish that PostgreSQL brings: sorting and case-insensitive search.

``Collate("nazwa", "pl-x-icu")`` and ``icontains`` then mean the same on both databases.
"""

import re
from functools import lru_cache

COLLATION = "pl-x-icu"
_ALPHABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"
_RANKS = {letter: rank for rank, letter in enumerate(_ALPHABET)}
_FOREIGN = str.maketrans(
    "áàâäãåčçďđéèêëěíìîïľňñôöòõřšßťúùûüůýž", "aaaaaaccddeeeeeiiiilnnoooorsstuuuuuyz"
)


def teach_polish(sender, connection, **kwargs):
    if connection.vendor != "sqlite":
        return
    raw = connection.connection
    raw.create_collation(COLLATION, compare)
    raw.create_function("like", 2, like, deterministic=True)
    raw.create_function("like", 3, like, deterministic=True)


def compare(left: str, right: str) -> int:
    left_key, right_key = sort_key(left), sort_key(right)
    return (left_key > right_key) - (left_key < right_key)


@lru_cache(maxsize=20_000)
def sort_key(text: str) -> tuple:
    """Signs before digits before letters; foreign diacritics, then case, only break ties."""
    lowered = text.lower()
    return tuple(_rank(sign) for sign in lowered.translate(_FOREIGN)), lowered, text.swapcase()


def _rank(sign: str) -> tuple[int, int]:
    if sign in _RANKS:
        return 2, _RANKS[sign]
    if sign.isdigit():
        return 1, ord(sign)
    return (3 if sign.isalpha() else 0), ord(sign)


def like(pattern, value, escape: str | None = None) -> bool | None:
    """SQL LIKE without regard to case, for letters of any language."""
    if pattern is None or value is None:
        return None
    return _matcher(str(pattern), escape)(str(value))


@lru_cache(maxsize=512)
def _matcher(pattern: str, escape: str | None):
    pieces = []
    signs = iter(pattern)
    for sign in signs:
        if escape and sign == escape:
            pieces.append(re.escape(next(signs, "")))
        elif sign == "%":
            pieces.append(".*")
        elif sign == "_":
            pieces.append(".")
        else:
            pieces.append(re.escape(sign))
    if pieces[:1] == [".*"] and pieces[-1:] == [".*"] and len(pieces) > 1:
        body = "".join(pieces[1:-1])
        search = re.compile(body, re.IGNORECASE | re.DOTALL).search
        return lambda value: search(value) is not None
    fullmatch = re.compile("".join(pieces), re.IGNORECASE | re.DOTALL).fullmatch
    return lambda value: fullmatch(value) is not None
