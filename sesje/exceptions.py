from doradztwo.exceptions import DomainError


class SesjaError(DomainError):
    """The session may not be saved this way."""


class MiesiacError(DomainError):
    """The month does not allow this in its present state."""
