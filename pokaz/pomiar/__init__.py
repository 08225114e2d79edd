"""What the main pages cost on national data, against the floor measured in the same run."""

from pokaz.pomiar.plan import WynikPlanu, measure_plan
from pokaz.pomiar.przebieg import Wynik, measure_all

__all__ = ["Wynik", "WynikPlanu", "measure_all", "measure_plan"]
