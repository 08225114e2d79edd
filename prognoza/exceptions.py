from doradztwo.exceptions import DomainError


class PrognozaError(DomainError):
    """The forecast cannot be made or kept like this."""
