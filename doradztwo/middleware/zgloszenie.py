"""A short code of every request: in the log, in a header, and on the page of an error."""

import logging
import secrets
from contextvars import ContextVar

# No letters and digits that are easily mixed up when read aloud.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"

kod_zgloszenia: ContextVar[str] = ContextVar("kod_zgloszenia", default="-")


def new_code() -> str:
    signs = "".join(secrets.choice(_ALPHABET) for _ in range(8))
    return f"{signs[:4]}-{signs[4:]}"


class ZgloszenieMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.kod = new_code()
        token = kod_zgloszenia.set(request.kod)
        try:
            response = self.get_response(request)
        finally:
            kod_zgloszenia.reset(token)
        response.headers["X-Request-ID"] = request.kod
        return response


class KodFilter(logging.Filter):
    """Gives every log record ``kod``: the code of the request that wrote it, or a dash."""

    def filter(self, record):
        record.kod = kod_zgloszenia.get()
        return True
