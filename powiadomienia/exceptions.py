from doradztwo.exceptions import DomainError


class WiadomoscStatusError(DomainError):
    default_message = "Stan tej wiadomości zmienił się w międzyczasie. Odśwież stronę."


class NiedozwolonyTrybError(DomainError):
    default_message = "Tych wiadomości nie można tak ustawić. Odśwież stronę i wybierz jeszcze raz."
