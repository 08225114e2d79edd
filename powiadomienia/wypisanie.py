"""The signed token of „stop sending me these by mail”, one for each mail (RFC 8058)."""

from django.core.signing import BadSignature, Signer

_SIGNER = Signer(salt="powiadomienia.wypisanie", sep=".")


def make_token(wiadomosc_pk: int) -> str:
    return _SIGNER.sign(str(wiadomosc_pk))


def read_token(token: str) -> int | None:
    try:
        return int(_SIGNER.unsign(token))
    except (BadSignature, ValueError):
        return None
