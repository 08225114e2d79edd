"""Wpływ × wykonalność: medians of a team and the order they suggest. Pure functions.

The two questions of an impact-effort matrix, with feasibility instead of effort, so that on both
axes more is better; the product orders the priorities.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

# With fewer ratings a median would tell each person what the others gave.
NAJMNIEJ_GLOSOW = 3


@dataclass(frozen=True)
class OcenaZespolu:
    """Medians of one priority; without figures while too few people have rated it."""

    glosy: int
    wplyw: float | None = None
    wykonalnosc: float | None = None

    @property
    def is_shown(self) -> bool:
        return self.wplyw is not None

    @property
    def iloczyn(self) -> float | None:
        return self.wplyw * self.wykonalnosc if self.is_shown else None


def rate(oceny: Sequence[tuple[int, int]], team_size: int) -> OcenaZespolu:
    """Shown from three ratings on; in a smaller team when everybody has rated."""
    if len(oceny) < max(1, min(NAJMNIEJ_GLOSOW, team_size)):
        return OcenaZespolu(len(oceny))
    return OcenaZespolu(
        len(oceny),
        float(median(wplyw for wplyw, _ in oceny)),
        float(median(wykonalnosc for _, wykonalnosc in oceny)),
    )


def suggest_places(oceny: Sequence[OcenaZespolu]) -> list[int | None]:
    """Places by the product, then by the impact, then as the team had them; None without figures.

    Equal products and impacts keep the present order, so the suggestion never shuffles.
    """
    shown = [index for index, ocena in enumerate(oceny) if ocena.is_shown]
    ranked = sorted(shown, key=lambda index: (-oceny[index].iloczyn, -oceny[index].wplyw, index))
    places: list[int | None] = [None] * len(oceny)
    for place, index in enumerate(ranked, start=1):
        places[index] = place
    return places
