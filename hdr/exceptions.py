from doradztwo.exceptions import DomainError


class HdrError(DomainError):
    """The HDR does not allow this in its present state."""


class HdrNiekompletnyError(HdrError):
    """Handing over stops at broken links; ``ogniwa`` lists them."""

    def __init__(self, message: str, ogniwa: tuple):
        super().__init__(message)
        self.ogniwa = ogniwa


class PodsumowanieError(DomainError):
    """The Podsumowanie does not allow this in its present state."""


class TabelaError(HdrError):
    """What was pasted or sent cannot be read as a table; the sentence says what to do."""


class LinkZamknietyError(HdrError):
    """The personal link decides nothing any more."""

    def __init__(self, message: str = "Ten odnośnik już nie działa."):
        super().__init__(message)
