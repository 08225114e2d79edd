from doradztwo.exceptions import DomainError


class SpotkanieError(DomainError):
    """The meeting does not allow this in its present state."""
