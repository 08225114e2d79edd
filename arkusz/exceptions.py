from doradztwo.exceptions import DomainError


class ArkuszError(DomainError):
    """The sheet may not be changed, sent or closed now."""
