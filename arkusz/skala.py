"""The scale of the sheet and the least number of people behind a figure (docs/adr/0006)."""

SKALA = range(1, 6)
# A figure from fewer people would let them recognise one another.
MIN_OSOB = 3
