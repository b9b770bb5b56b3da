"""Passwords: argon2id, and the same time for an agent there is not."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError

from handoff.errors import WeakPassword

MIN_PASSWORD, MAX_PASSWORD = 12, 256
"""In characters."""
_hasher = PasswordHasher()


def hash_password(password: str) -> str:
    """Argon2id with the library's recommended cost (RFC 9106). Raises WeakPassword."""
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise WeakPassword(f"A password needs {MIN_PASSWORD} to {MAX_PASSWORD} characters.")
    return _hasher.hash(password)


def verify_password(password_hash: str | None, password: str) -> bool:
    """Whether it fits; takes the same time for an agent there is not (None). Runs ~50 ms: keep it off the loop."""
    try:
        fits = _hasher.verify(password_hash or nobodys_hash(), password[: MAX_PASSWORD + 1])
    except VerificationError:
        return False
    return fits and password_hash is not None


@cache
def nobodys_hash() -> str:
    """Checked where there is no such agent, so that the answer takes as long. Made once; call it before it matters."""
    return _hasher.hash(secrets.token_hex())
