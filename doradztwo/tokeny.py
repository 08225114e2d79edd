"""Links that open something without an account: 128 random bits, stored only as a hash."""

import secrets
from hashlib import sha256

TOKEN_BYTES = 16


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def hash_token(token: str) -> str:
    """The token has 128 random bits, so one round without salt cannot be searched."""
    return sha256(token.encode()).hexdigest()
