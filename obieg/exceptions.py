from hdr.exceptions import HdrError


class HdrNiekompletnyError(HdrError):
    """Handing over stops at broken links; ``ogniwa`` lists them."""

    def __init__(self, message: str, ogniwa: tuple):
        super().__init__(message)
        self.ogniwa = ogniwa


class LinkZamknietyError(HdrError):
    """The personal link decides nothing any more."""

    def __init__(self, message: str = "Ten odnośnik już nie działa."):
        super().__init__(message)
