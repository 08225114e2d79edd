from doradztwo.exceptions import DomainError


class WiadomoscStatusError(DomainError):
    default_message = "Stan tej wiadomości zmienił się w międzyczasie. Odśwież stronę."
