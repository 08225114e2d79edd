"""What a POST has to carry to write something, for every URL that writes.

Each function may also bring the world into the state the action needs. ``tests/test_closed.py``
proves that the data really write in an open Proces and write nothing in a closed one; the fuzz
test starts from the same fields.
"""

from importlib import import_module
from pkgutil import iter_modules

ZAPISY = {}
for _module in iter_modules(__path__):
    ZAPISY |= getattr(import_module(f"{__name__}.{_module.name}"), "ZAPISY", {})
