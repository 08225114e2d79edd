from doradztwo.exceptions import DomainError


class SesjaError(DomainError):
    """The session may not be saved this way; ``pole`` is the field that has to change."""

    def __init__(self, message: str = "", pole: str | None = None):
        super().__init__(message)
        self.pole = pole


class WyjatekError(SesjaError):
    """The session may be saved, with a reason that the coordinator will read."""


class MiesiacError(DomainError):
    """The month does not allow this in its present state."""
