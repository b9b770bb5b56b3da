"""What every shopper's socket and session shares."""

from collections.abc import Mapping

from handoff.channels.record import ChannelParts, LinkMaker
from handoff.channels.web.sessions import Tokens
from handoff.edge.rates import Rates

PERSON_RATE_FACTOR = 10
"""Messages to a person cost no turn of the bot, and people write in short lines."""


LINK_RATE = (5, 60)
"""Links to Telegram that a conversation may ask for, as count and seconds: a person needs one."""


class WebChannel:
    """The website's channel. `ways` make a token into a link to another channel, by its name, where that is on."""

    def __init__(self, parts: ChannelParts, ways: Mapping[str, LinkMaker]) -> None:
        self.store, self.hub, self.notices, self.settings = parts.store, parts.hub, parts.notices, parts.settings
        self.album, self.links, self.ways = parts.album, parts.photo_links, ways
        self.tokens = Tokens(parts.settings.secret_key.get_secret_value())
        count, seconds = parts.settings.message_rate
        self.to_bot = Rates(count, seconds)
        self.to_person = Rates(count * PERSON_RATE_FACTOR, seconds)
        self.sessions = Rates(*parts.settings.session_rate)
        self.links_made = Rates(*LINK_RATE)
