"""What every shopper's socket and session shares."""

from handoff.channels.web.sessions import Tokens
from handoff.conversation.hub import Hub
from handoff.limits import Rates
from handoff.settings import Settings
from handoff.store.store import Store
from handoff.words import Words

PERSON_RATE_FACTOR = 10
"""Messages to a person cost no turn of the bot, and people write in short lines."""


class WebChannel:
    """The website's channel, put together in ``handoff.app``."""

    def __init__(self, store: Store, hub: Hub, words: Words, settings: Settings, tokens: Tokens) -> None:
        self.store, self.hub, self.words, self.settings, self.tokens = store, hub, words, settings, tokens
        count, seconds = settings.message_rate
        self.to_bot = Rates(count, seconds)
        self.to_person = Rates(count * PERSON_RATE_FACTOR, seconds)
        self.sessions = Rates(*settings.session_rate)
