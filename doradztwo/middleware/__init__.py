"""What happens around every view. Order in settings: zgloszenie, naglowki and kompresja first,
then, after messages and htmx, odpowiedzi, bledy and, last of all, formularze (it calls the view
itself)."""

from doradztwo.middleware.bledy import DomainErrorMiddleware
from doradztwo.middleware.formularze import KluczFormularzaMiddleware, mark_done
from doradztwo.middleware.kompresja import KompresjaMiddleware
from doradztwo.middleware.naglowki import NaglowkiMiddleware
from doradztwo.middleware.odpowiedzi import HtmxResponseMiddleware
from doradztwo.middleware.zgloszenie import ZgloszenieMiddleware

__all__ = [
    "DomainErrorMiddleware",
    "HtmxResponseMiddleware",
    "KluczFormularzaMiddleware",
    "KompresjaMiddleware",
    "NaglowkiMiddleware",
    "ZgloszenieMiddleware",
    "mark_done",
]
