"""The website as a channel."""

from collections.abc import Mapping

from handoff.channels.record import ChannelParts, ChannelRecord, LinkMaker, OpenChannel
from handoff.channels.web.channel import WebChannel
from handoff.channels.web.links import shopper_link_routes
from handoff.channels.web.photos import shopper_photo_routes
from handoff.channels.web.routes import shopper_routes
from handoff.conversation.values import Channel

GLOBE = "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M3 10h14M10 3c2.5 2 2.5 12 0 14M10 3c-2.5 2-2.5 12 0 14"


def _open(parts: ChannelParts, links: Mapping[str, LinkMaker]) -> OpenChannel:
    channel = WebChannel(parts, links)
    routes = (shopper_routes(channel), shopper_link_routes(channel), shopper_photo_routes(channel))
    return OpenChannel(routes, link=lambda token: f"{parts.settings.page_url}#counterhand={token}")


WEB = ChannelRecord(Channel.WEB.value, "Website", GLOBE, _open)
