"""What every shopper's socket and session shares."""

from dataclasses import dataclass, field

from handoff.channels.web.sessions import Tokens
from handoff.conversation.hub import Hub
from handoff.limits import Rates
from handoff.settings import Settings
from handoff.store.store import Store
from handoff.words import Words

PERSON_RATE_FACTOR = 10
"""Messages to a person cost no turn of the bot, and people write in short lines."""


@dataclass(frozen=True, slots=True)
class WebChannel:
    """The website's channel, put together in ``handoff.app``."""

    store: Store
    hub: Hub
    words: Words
    settings: Settings
    tokens: Tokens
    to_bot: Rates = field(init=False)
    to_person: Rates = field(init=False)
    sessions: Rates = field(init=False)

    def __post_init__(self) -> None:
        count, seconds = self.settings.message_rate
        object.__setattr__(self, "to_bot", Rates(count, seconds))
        object.__setattr__(self, "to_person", Rates(count * PERSON_RATE_FACTOR, seconds))
        object.__setattr__(self, "sessions", Rates(*self.settings.session_rate))
