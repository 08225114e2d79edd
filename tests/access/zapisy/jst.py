"""What the POSTs of ``jst`` carry."""

from tests.factories.jst import JstFactory


def _oswiadczenie(swiat):
    return {"jst": JstFactory().pk, "jest_konflikt": "nie"}


ZAPISY = {
    "jst:oswiadczenie_create": _oswiadczenie,
}
