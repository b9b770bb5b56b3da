"""What every shopper's socket and session shares."""

from collections.abc import Callable

from handoff.channels.web.sessions import Tokens
from handoff.conversation.hub import Hub
from handoff.edge.rates import Rates
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.photos.links import PhotoLinks
from handoff.settings import Settings
from handoff.store.store import Store

PERSON_RATE_FACTOR = 10
"""Messages to a person cost no turn of the bot, and people write in short lines."""


LINK_RATE = (5, 60)
"""Links to Telegram that a conversation may ask for, as count and seconds: a person needs one."""


class WebChannel:
    """The website's channel, put together in ``handoff.app``."""

    def __init__(
        self,
        store: Store,
        hub: Hub,
        notices: Notices,
        settings: Settings,
        tokens: Tokens,
        album: Album,
        links: PhotoLinks,
    ) -> None:
        self.store, self.hub, self.notices, self.settings, self.tokens = store, hub, notices, settings, tokens
        self.album = album
        self.telegram_link: Callable[[str], str | None] | None = None
        """Makes a token into a link to Telegram; None where Telegram is off."""
        count, seconds = settings.message_rate
        self.to_bot = Rates(count, seconds)
        self.to_person = Rates(count * PERSON_RATE_FACTOR, seconds)
        self.sessions = Rates(*settings.session_rate)
        self.links = links
        self.links_made = Rates(*LINK_RATE)
