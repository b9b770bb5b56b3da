"""From the website to Telegram: ``POST /api/shopper/link``."""

from pydantic import BaseModel
from sanic import Blueprint, HTTPResponse, Request

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.sharing import share_with
from handoff.conversation.links import LINK_FOR, make_link
from handoff.conversation.values import Channel
from handoff.edge.http import Endpoint, answer, describe
from handoff.errors import NotFound, TelegramUnavailable, TooFast, Unauthorized
from handoff.wire import instant


class LinkAnswer(BaseModel):
    """A link for one use until ``expires_at``."""

    url: str
    expires_at: str


def shopper_link_routes(channel: WebChannel) -> Blueprint:
    """The shopper's way to Telegram."""
    routes = Blueprint("shopper_link", url_prefix="/api/shopper")
    share_with(routes, channel.settings.allowed_origins, ("/link",))

    @routes.post("/link")
    @describe(
        Endpoint(
            "A one-time link to go on on Telegram",
            None,
            LinkAnswer,
            201,
            (Unauthorized, NotFound, TooFast, TelegramUnavailable),
            bearer=True,
        )
    )
    async def link(request: Request) -> HTTPResponse:
        conversation = channel.tokens.read(request.token or "")
        if (way := channel.ways.get(Channel.TELEGRAM)) is None:
            raise NotFound("This shop is not on Telegram.")
        if not channel.links_made.allows(conversation):
            raise TooFast("That was quick. Please wait a minute.")
        if (url := way(await channel.store.write(make_link, conversation, Channel.TELEGRAM))) is None:
            raise TelegramUnavailable
        return answer({"url": url, "expires_at": instant(channel.store.now() + LINK_FOR)}, 201)

    return routes
