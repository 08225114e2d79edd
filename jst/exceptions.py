from doradztwo.exceptions import DomainError


class PlikTerytError(DomainError):
    """A register file refused whole; ``bledy`` are Polish sentences with line numbers."""

    def __init__(self, bledy: list[str]):
        self.bledy = bledy
        super().__init__("\n".join(bledy))


class OswiadczenieError(DomainError):
    default_message = "Opisz, na czym polega konflikt interesów."
