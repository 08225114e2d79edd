from doradztwo.exceptions import DomainError


class PlikObszarowError(DomainError):
    """A file of areas refused whole; ``bledy`` are Polish sentences that name the place."""

    def __init__(self, bledy: list[str]):
        self.bledy = bledy
        super().__init__("\n".join(bledy))


class WersjaArkuszaError(DomainError):
    default_message = "Tej wersji arkusza nie można już zmienić. Zrób jej kopię i popraw kopię."
