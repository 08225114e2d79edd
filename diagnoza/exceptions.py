from doradztwo.exceptions import DomainError


class ArkuszError(DomainError):
    """The sheet may not be changed, sent or closed now."""


class WyborObszaruError(DomainError):
    """The area may not be chosen this way."""


class DiagnozaError(DomainError):
    """The diagnosis would break one of its rules."""


class GlosowanieError(DomainError):
    """The vote may not be given or closed now."""
