"""Why something is as it is: why a person is needed, why a line did not arrive."""

from enum import StrEnum


class HandoffReason(StrEnum):
    """What made the bot, or the shopper, ask for a person. The bot's actions name them too (`actions/reasons.py`)."""

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
    HACKED = "hacked"
    """Somebody else is in the shopper's account, or orders in their name."""
    PRIVACY = "privacy"
    """Somebody's personal data reached somebody else."""
    PHISHING = "phishing"
    """A message or a call that pretends to be the shop's."""
    BEREAVEMENT = "bereavement"
    """Somebody has died."""
    SELF_HARM = "self_harm"
    """The shopper may harm themselves."""
    THREAT = "threat"
    """Violence, threatened or suffered."""
    ALWAYS = "always"
    """The merchant keeps the matter for people."""
    FAILURE = "failure"
    """The bot failed twice in a row."""
    DAMAGE = "damage"
    """Something came damaged: a case with photos."""
    WISH = "wish"
    """A wish about an order that a person has to carry out: the agenda says which."""


URGENT = frozenset(
    {
        HandoffReason.SELF_HARM, HandoffReason.THREAT, HandoffReason.SAFETY, HandoffReason.HACKED,
        HandoffReason.PRIVACY, HandoffReason.PHISHING, HandoffReason.BEREAVEMENT,
    }
)  # fmt: skip
"""Who waits for one of these is served before all others."""


class DeliveryReason(StrEnum):
    """Why a line did not arrive at its address."""

    BLOCKED = "blocked"
    """The shopper takes nothing from us there."""
    CHAT_NOT_FOUND = "chat_not_found"
    REFUSED = "refused"
    """The channel does not take this line; it may take others."""
    TOO_OLD = "too_old"
    """The channel could not be reached for a day."""
