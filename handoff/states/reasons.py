"""Why a person is needed."""

from enum import StrEnum


class HandoffReason(StrEnum):
    """What made the bot, or the shopper, ask for a person. The bot's actions name them too (``actions/reasons.py``)."""

    ASKED = "asked"
    """The shopper wants one."""
    UNSURE = "unsure"
    """The bot did not understand, several times in a row, or its answer did not help."""
    REPEATED = "repeated"
    """The same answer for the third time."""
    TRIES = "tries"
    """Too many wrong proofs of an order."""
    ANGER = "anger"
    LEGAL = "legal"
    SAFETY = "safety"
    ALWAYS = "always"
    """The merchant keeps the matter for people."""
    FAILURE = "failure"
    """The bot failed twice in a row."""
    DAMAGE = "damage"
    """Something came damaged: a case with photos."""
