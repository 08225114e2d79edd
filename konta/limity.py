"""A simple limit per address, in the shared cache; allauth's own limits leave GET alone."""

from functools import wraps

from allauth.core.ratelimit import respond_429
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


def limited(czynnosc: str, *, limit: int, sekundy: int = 60):
    """Decorator of a public view: 429 above the limit; who signed in is not counted."""

    def decorate(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            if not request.user.is_authenticated and is_exceeded(
                czynnosc, limit=limit, sekundy=sekundy
            ):
                return respond_429(request)
            return view(request, *args, **kwargs)

        return wrapper

    return decorate
