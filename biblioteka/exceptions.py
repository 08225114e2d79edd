from doradztwo.exceptions import DomainError


class PublikacjaError(DomainError):
    """The publication does not allow this in its present state."""


class AnkietaError(DomainError):
    """The follow-up is already answered, or its link has run out."""
