"""The words that the log, the database and the wire share."""

from enum import StrEnum


class HandoffReason(StrEnum):
    """Why a person was asked for."""

    ASKED = "asked"
    UNSURE = "unsure"
    REPEATED = "repeated"
    TRIES = "tries"
    ANGER = "anger"
    LEGAL = "legal"
    SAFETY = "safety"
    ALWAYS = "always"
    FAILURE = "failure"
    DAMAGE = "damage"
