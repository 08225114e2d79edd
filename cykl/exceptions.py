from doradztwo.exceptions import DomainError


class BramkaError(DomainError):
    """The gate is closed: something is still missing (``braki`` lists what)."""

    def __init__(self, message, braki=()):
        super().__init__(message)
        self.braki = braki


class PrzejscieError(DomainError):
    """The transition is not possible from the present state."""


class PrzypomnienieError(DomainError):
    """The reminder cannot be sent or put off now."""
