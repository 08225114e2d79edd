"""What happens around every view. Order in settings: zgloszenie and naglowki first, then, after
messages and htmx, odpowiedzi, bledy and, last of all, formularze (it calls the view itself)."""

from doradztwo.middleware.bledy import DomainErrorMiddleware
from doradztwo.middleware.formularze import KluczFormularzaMiddleware, mark_done
from doradztwo.middleware.naglowki import NaglowkiMiddleware
from doradztwo.middleware.odpowiedzi import HtmxResponseMiddleware
from doradztwo.middleware.zgloszenie import ZgloszenieMiddleware

__all__ = [
    "DomainErrorMiddleware",
    "HtmxResponseMiddleware",
    "KluczFormularzaMiddleware",
    "NaglowkiMiddleware",
    "ZgloszenieMiddleware",
    "mark_done",
]
