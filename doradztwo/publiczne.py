"""Pages that everybody reads without signing in."""

from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.urls import NoReverseMatch, reverse
from django.views.decorators.http import conditional_page, require_safe

_MENU = (
    ("O programie", "cykl:o_programie"),
    ("Opublikowane HDR", "biblioteka:publikacja_list"),
    ("Sprawdź dokument", "raporty:dokument_verify"),
    ("Deklaracja dostępności", "deklaracja_dostepnosci"),
)


def publiczna(max_age: int = 0):
    """Decorator of a page for everybody that is only read.

    Caches keep what a visitor gets for ``max_age`` seconds; with 0 they ask each time whether it
    is still so, which a page that may be withdrawn at any moment needs.
    """
    policy = f"public, max-age={max_age}" if max_age else "public, no-cache"

    def decorate(view):
        @wraps(view)
        def wrapper(request, *args, **kwargs):
            response = view(request, *args, **kwargs)
            if response.status_code == 200 and not request.user.is_authenticated:
                response.headers.setdefault("Cache-Control", policy)
            return response

        return login_not_required(require_safe(conditional_page(wrapper)))

    return decorate


def menu_publiczne(request) -> list[dict]:
    return [
        {"nazwa": nazwa, "url": url, "is_current": request.path.startswith(url)}
        for nazwa, url in _resolved()
    ]


def _resolved():
    for nazwa, widok in _MENU:
        try:
            yield nazwa, reverse(widok)
        except NoReverseMatch:
            continue
