from doradztwo.exceptions import DomainError


class ProcesZamknietyError(DomainError):
    """Something was to be written into a Proces that is paused, withdrawn or ended."""


class ZespolError(DomainError):
    """The change would break a rule of the team of a Jst."""


class PrzydzialError(DomainError):
    """The advisor may not be assigned."""


class EdycjaError(DomainError):
    """The edition does not allow it."""
