"""From the website to Telegram: `POST /api/shopper/link`."""

from sanic import Blueprint, HTTPResponse, Request
from typing_extensions import TypedDict

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.sharing import share_with
from handoff.conversation.links import LINK_FOR, make_link
from handoff.conversation.values import Channel
from handoff.edge.http import Endpoint, answer, describe
from handoff.errors import NotFound, TelegramUnavailable, TooFast, Unauthorized
from handoff.services import Services
from handoff.shapes import Instant
from handoff.wire import instant


class TelegramLink(TypedDict):
    """A link that continues the conversation on Telegram, for one use until `expires_at`."""

    url: str
    expires_at: Instant


def shopper_link_routes(services: Services, channel: WebChannel) -> Blueprint:
    """The shopper's way to Telegram."""
    routes = Blueprint("shopper_link", url_prefix="/api/shopper")
    share_with(routes, channel.origins, ("/link",))

    @routes.post("/link")
    @describe(
        Endpoint(
            "A one-time link to go on on Telegram",
            None,
            TelegramLink,
            201,
            (Unauthorized, NotFound, TooFast, TelegramUnavailable),
            bearer=True,
        )
    )
    async def link(request: Request) -> HTTPResponse:
        conversation = channel.tokens.read(request.token or "")
        if (way := channel.ways.get(Channel.TELEGRAM)) is None:
            raise NotFound("This shop is not on Telegram.")
        if not channel.rates.links.allows(conversation):
            raise TooFast("That was quick. Please wait a minute.")
        if (url := way(await services.store.write(make_link, conversation, Channel.TELEGRAM))) is None:
            raise TelegramUnavailable
        return answer({"url": url, "expires_at": instant(services.store.now() + LINK_FOR)}, 201)

    return routes
