"""National data for measuring: fictional people and plain texts, made by bulk inserts.

Every row belongs to an Edycja whose ``numer_projektu`` is ``ZNAK``; nothing here is meant for an
installation that people use.
"""

from pokaz.generator.calosc import (
    GeneratorError,
    Podsumowanie,
    generate,
    is_generated,
    peak_memory_mb,
)
from pokaz.generator.edycje import ZNAK

__all__ = ["ZNAK", "GeneratorError", "Podsumowanie", "generate", "is_generated", "peak_memory_mb"]
