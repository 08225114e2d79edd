"""Makes an undefined variable in one of our own templates fail the test that rendered it.

``pytest --fail-on-template-vars`` would also fail on the templates of admin, allauth and crispy.
"""

import sys

import pytest
from django.conf import settings
from django.template import Node

OWN_TEMPLATES = str(settings.BASE_DIR / "templates")


class UndefinedVariable(str):
    """Stands for ``string_if_invalid``: Django asks for ``%s`` in it, then fills in the name."""

    __slots__ = ()

    def __contains__(self, text):
        return text == "%s"

    def __mod__(self, variable):
        origin = _rendering_template()
        if origin.startswith(OWN_TEMPLATES):
            pytest.fail(f"Undefined template variable '{variable}' in {origin}", pytrace=False)
        return ""


def _rendering_template() -> str:
    frame = sys._getframe(2)
    while frame is not None:
        node = frame.f_locals.get("self")
        origin = getattr(node, "origin", None) if isinstance(node, Node) else None
        if origin is not None:
            return str(origin.name)
        frame = frame.f_back
    return ""
