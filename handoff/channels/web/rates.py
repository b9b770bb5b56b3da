"""How fast shoppers on the website may go."""

from handoff.edge.rates import Rate, Rates

PERSON_RATE_FACTOR = 10
"""Messages to a person cost no turn of the bot, and people write in short lines."""
LINK_RATE = (5, 60)
"""Links to Telegram that a conversation may ask for, as count and seconds: a person needs one."""
FLOOD = (300, 10.0)
"""Frames of any kind on one socket, beyond what messages are allowed: a person never gets near it."""


class ShopperRates:
    """Limits by conversation, and of new sessions by address."""

    def __init__(self, messages: tuple[int, int], sessions: tuple[int, int]) -> None:
        """Messages to the bot and new sessions, as count and seconds."""
        self._count, seconds = messages
        self.to_bot = Rates(self._count, seconds)
        self.to_person = Rates(self._count * PERSON_RATE_FACTOR, seconds)
        self.sessions = Rates(*sessions)
        self.links = Rates(*LINK_RATE)

    def frames(self) -> Rate:
        """The limit of one socket's frames."""
        return Rate(FLOOD[0] + 2 * self._count * PERSON_RATE_FACTOR, FLOOD[1])
