from doradztwo.exceptions import DomainError


class DiagnozaError(DomainError):
    """The diagnosis would break one of its rules."""
