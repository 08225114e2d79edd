from doradztwo.exceptions import DomainError


class HdrError(DomainError):
    """The HDR does not allow this in its present state."""
