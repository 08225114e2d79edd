"""Geometry of charts: numbers as SVG wants them, whatever the language of the page."""

import math
import re


def number(value: float) -> str:
    """At most two decimals, with a dot."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def polar(cx: float, cy: float, radius: float, index: int, count: int) -> tuple[float, float]:
    """The point of an axis of a radar: the first one up, then clockwise."""
    angle = 2 * math.pi * index / count - math.pi / 2
    return cx + radius * math.cos(angle), cy + radius * math.sin(angle)


def points(pairs) -> str:
    """Value of ``points`` of a polygon or a polyline."""
    return " ".join(f"{number(x)},{number(y)}" for x, y in pairs)


def closed_path(pairs) -> str:
    """Value of ``d`` of a closed path; two of them in one ``d`` make a ring (even-odd)."""
    start, *rest = [f"{number(x)} {number(y)}" for x, y in pairs]
    return f"M{start}" + "".join(f"L{pair}" for pair in rest) + "Z"


def scale(value: float, low: float, high: float, size: float) -> float:
    """Position of a value on an axis of the given length, kept inside it."""
    if high == low:
        return 0
    return max(0, min(1, (value - low) / (high - low))) * size


def wrap(text: str, width: int, lines: int = 2) -> list[str]:
    """Label broken between words into at most so many lines; the last one may end with …

    A no-break space keeps its words together.
    """
    rows = [""]
    for word in re.findall(r"[^ \t\r\n\f\v]+", text):
        candidate = f"{rows[-1]} {word}".strip()
        if len(candidate) <= width or not rows[-1]:
            rows[-1] = candidate
        elif len(rows) < lines:
            rows.append(word)
        else:
            rows[-1] = rows[-1][: width - 1].rstrip() + "…"
            break
    return [row if len(row) <= width else row[: width - 1] + "…" for row in rows]
