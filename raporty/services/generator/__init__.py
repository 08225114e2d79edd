"""National data for measuring: fictional people and plain texts, made by bulk inserts.

Every row belongs to an Edycja whose ``numer_projektu`` is ``ZNAK``; nothing here is meant for an
installation that people use.
"""

from raporty.services.generator.calosc import ZNAK, GeneratorError, Podsumowanie, generate

__all__ = ["ZNAK", "GeneratorError", "Podsumowanie", "generate"]
