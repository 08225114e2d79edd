from hdr.exceptions import HdrError


class TabelaError(HdrError):
    """What was pasted or sent cannot be read as a table; the sentence says what to do."""
