"""What the main pages cost on national data, against the floor measured in the same run."""

from pokaz.pomiar.przebieg import Wynik, measure_all

__all__ = ["Wynik", "measure_all"]
