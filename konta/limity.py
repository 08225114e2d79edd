"""A simple limit per address, in the shared cache; allauth's own limits leave GET alone."""

from django.core.cache import cache

from konta.services.slad import adres_ip


def is_exceeded(czynnosc: str, *, limit: int, sekundy: int) -> bool:
    """Count one use by the address of this request; True from the first one above the limit."""
    key = f"limit:{czynnosc}:{adres_ip.get()}"
    if cache.add(key, 1, sekundy):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:
        # It ran out between the two calls.
        return False
