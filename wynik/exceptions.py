from doradztwo.exceptions import DomainError


class WyborObszaruError(DomainError):
    """The area may not be chosen this way."""


class GlosowanieError(DomainError):
    """The vote may not be given or closed now."""
