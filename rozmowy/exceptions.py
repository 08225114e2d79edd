from doradztwo.exceptions import DomainError


class RozmowaError(DomainError):
    """The comment does not allow this in its present state."""
