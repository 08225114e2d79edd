from doradztwo.exceptions import DomainError


class ZaproszenieError(DomainError):
    """The link cannot be used; the page of the invitation says why and whom to ask."""


class ZaproszenieInvalidError(ZaproszenieError):
    default_message = "To zaproszenie jest nieważne. Poproś o nowe osobę, która je wysłała."


class ZaproszenieUsedError(ZaproszenieError):
    default_message = "To zaproszenie zostało już przyjęte."


class ZaproszenieRecipientError(ZaproszenieError):
    default_message = "To zaproszenie jest dla innej osoby. Zaloguj się na konto, którego dotyczy."
