from doradztwo.exceptions import DomainError


class KonsultacjaError(DomainError):
    """The consultation may not be changed, opened or answered this way."""


class LinkUsedError(KonsultacjaError):
    default_message = "Z tego odnośnika wysłano już odpowiedź."


class LinkClosedError(KonsultacjaError):
    default_message = "Ta konsultacja jest już zamknięta."
