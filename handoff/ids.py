"""Ids: opaque, not guessable, and in no order that tells how many there are."""

import secrets


def new_id() -> str:
    """A new id: 16 URL-safe characters, 96 random bits."""
    return secrets.token_urlsafe(12)
