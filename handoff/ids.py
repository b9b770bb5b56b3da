"""Names for things: opaque, not guessable, never in an order that tells how many there are."""

import secrets


def new_id() -> str:
    """16 URL-safe characters, 96 random bits."""
    return secrets.token_urlsafe(12)
