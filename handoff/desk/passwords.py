"""Passwords: argon2id, with the same time where there is no such agent."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from handoff.errors import WeakPassword

MIN_PASSWORD, MAX_PASSWORD = 12, 256
"""In characters."""
_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """The password's argon2id hash, at the library's recommended cost (RFC 9106). Raises WeakPassword."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise WeakPassword(f"A password needs {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
    return _hasher.hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether the password fits; takes as long where there is no agent (None). Runs ~50 ms: keep it off the loop."""
    try:
        fits = _hasher.verify(password_hash or nobodys_hash(), password[: MAX_PASSWORD + 1])
    except VerificationError:
        return False
    return fits and password_hash is not None


@cache
def nobodys_hash() -> str:
    """The hash to check where there is no such agent, so that it takes as long. Made once: call it before any login."""
    return _hasher.hash(secrets.token_hex())
