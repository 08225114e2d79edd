"""Differences of two texts, word by word, for people."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

# Longer texts are compared by lines: a word diff of a novel helps nobody and takes seconds.
MAX_WORDS = 4000
_WORDS = re.compile(r"\s+|[^\s]+")


def word_segments(base: str, text: str) -> list[tuple[str, str]]:
    """``[("=", "w roku "), ("-", "dwie"), ("+", "trzy")]``: how ``text`` came from ``base``."""
    before, after = _WORDS.findall(base), _WORDS.findall(text)
    if len(before) + len(after) > MAX_WORDS:
        before, after = base.splitlines(keepends=True), text.splitlines(keepends=True)
    segments = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for operation, b0, b1, a0, a1 in matcher.get_opcodes():
        if operation == "equal":
            segments.append(("=", "".join(before[b0:b1])))
            continue
        if b1 > b0:
            segments.append(("-", "".join(before[b0:b1])))
        if a1 > a0:
            segments.append(("+", "".join(after[a0:a1])))
    return _joined(segments)


def _joined(segments: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Changes parted only by a space read as one: first all that went, then all that came."""
    found: list[tuple[str, str]] = []
    gone, come, space = "", "", ""
    for sign, part in [*segments, ("=", "")]:
        if sign == "=" and part.isspace() and "\n" not in part and (gone or come):
            space += part
            continue
        if sign == "=":
            changes = (("-", gone), ("+", come), ("=", space + part))
            found += [(kind, text) for kind, text in changes if text]
            gone, come, space = "", "", ""
        else:
            gone, come, space = gone + space, come + space, ""
            gone, come = (gone + part, come) if sign == "-" else (gone, come + part)
    return found


def word_diff(base: str, text: str) -> SafeString:
    """The same as HTML with ``ins`` and ``del``; everything is escaped."""
    wrapped = {"=": "{}", "-": "<del>{}</del>", "+": "<ins>{}</ins>"}
    return format_html_join(
        "", "{}", ((format_html(wrapped[sign], part),) for sign, part in word_segments(base, text))
    )
