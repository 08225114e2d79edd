from doradztwo.exceptions import DomainError


class PodsumowanieError(DomainError):
    """The Podsumowanie does not allow this in its present state."""
