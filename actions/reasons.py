"""Why an action brings in a person."""

from enum import StrEnum


class HandoffReason(StrEnum):
    """The reasons that the handoff process knows (`handoff/states/reasons.py` says what each means).

    The two lists meet only in JSON, and a reason missing there would cost the shopper the answer: a test holds them
    equal.
    """

    ASKED = "asked"
    UNSURE = "unsure"
    REPEATED = "repeated"
    TRIES = "tries"
    ANGER = "anger"
    LEGAL = "legal"
    SAFETY = "safety"
    HACKED = "hacked"
    PRIVACY = "privacy"
    PHISHING = "phishing"
    BEREAVEMENT = "bereavement"
    SELF_HARM = "self_harm"
    THREAT = "threat"
    ALWAYS = "always"
    FAILURE = "failure"
    DAMAGE = "damage"
    WISH = "wish"
