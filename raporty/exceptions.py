from doradztwo.exceptions import DomainError


class DokumentError(DomainError):
    """The document cannot be ordered or repeated now."""
