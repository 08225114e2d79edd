from doradztwo.exceptions import DomainError


class ZebraneDaneError(DomainError):
    """The item, its file or the request may not be changed this way."""
