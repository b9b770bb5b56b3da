"""The website as a channel."""

from collections.abc import Mapping

from handoff.channels.record import ChannelRecord, LinkMaker, OpenChannel
from handoff.channels.web.channel import WebChannel
from handoff.channels.web.links import shopper_link_routes
from handoff.channels.web.photos import shopper_photo_routes
from handoff.channels.web.rates import ShopperRates
from handoff.channels.web.routes import shopper_routes
from handoff.channels.web.sessions import Tokens
from handoff.conversation.values import Channel
from handoff.services import Services

GLOBE = "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14"


def _open(services: Services, links: Mapping[str, LinkMaker]) -> OpenChannel:
    settings = services.settings
    channel = WebChannel(
        tokens=Tokens(settings.secret_key.get_secret_value()),
        rates=ShopperRates(settings.message_rate, settings.session_rate),
        origins=settings.allowed_origins,
        identity_secret=settings.identity_secret,
        facts_waiting=settings.answers_while_waiting,
        ways=links,
    )
    routes = (
        shopper_routes(services, channel),
        shopper_link_routes(services, channel),
        shopper_photo_routes(services, channel),
    )
    return OpenChannel(routes, link=lambda token: f"{settings.page_url}#counterhand={token}")


WEB = ChannelRecord(Channel.WEB.value, "Website", GLOBE, _open)
