"""What stands in the calendar of a person, and how a page of it is laid out."""

from kalendarz.queries.strona import Dzien, Strona, strona
from kalendarz.queries.zdarzenia import zdarzenia

__all__ = ["Dzien", "Strona", "strona", "zdarzenia"]
