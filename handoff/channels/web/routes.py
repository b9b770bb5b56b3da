"""The shopper's HTTP routes and the socket's address."""

import time
from typing import Annotated

from pydantic import BaseModel, StringConstraints
from sanic import Blueprint, HTTPResponse, Request, Websocket
from sanic.response import empty, text

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.sessions import read_identity
from handoff.channels.web.socket import PAGE, ShopperSocket
from handoff.conversation.changes import LogMessage
from handoff.conversation.log import get_messages
from handoff.conversation.shopper import Shopper, begin
from handoff.errors import BadRequest, Forbidden, TooFast, Unauthorized
from handoff.http import Body, Endpoint, address_of, answer, describe, is_allowed_origin, read_body
from handoff.settings import Settings
from handoff.text import clean_name
from handoff.wire import instant, message_json

Short = Annotated[str, StringConstraints(max_length=200)]
Tag = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_+/\-]*$")]


class SessionBody(Body):
    """What a page knows of its shopper. ``identity`` is the merchant's signed statement."""

    name: Short | None = None
    language: Annotated[Tag, StringConstraints(max_length=35)] | None = None
    timezone: Tag | None = None
    identity: Annotated[str, StringConstraints(max_length=2048)] | None = None


class SessionAnswer(BaseModel):
    """A session: the token opens this conversation and no other."""

    token: str
    conversation: str
    expires_at: str


def shopper_routes(channel: WebChannel) -> Blueprint:
    """``/api/shopper/*``."""
    routes = Blueprint("shopper", url_prefix="/api/shopper")

    _share_with(routes, channel.settings.allowed_origins)

    @routes.post("/sessions")
    @describe(Endpoint("Begin a conversation", SessionBody, SessionAnswer, 201, (BadRequest, Unauthorized, TooFast)))
    async def begin_session(request: Request) -> HTTPResponse:
        body = read_body(request, SessionBody)
        if not channel.sessions.allows(address_of(request)):
            raise TooFast("Too many new conversations from this address. Try again in a minute.")
        conversation = await channel.store.write(begin, channel.words, _as_shopper(body, channel.settings))
        token, expires = channel.tokens.sign(conversation)
        return answer({"token": token, "conversation": conversation, "expires_at": instant(expires)}, 201)

    @routes.get("/transcript")
    @describe(
        Endpoint("The conversation as JSON, or as text by Accept: text/plain", errors=(Unauthorized,), bearer=True)
    )
    async def read_transcript(request: Request) -> HTTPResponse:
        conversation = channel.tokens.read(request.token or "")
        messages: list[LogMessage] = []
        while page := await channel.store.read(
            get_messages, conversation, after=messages[-1].seq if messages else 0, limit=PAGE
        ):
            messages += page
        if "text/plain" in request.headers.get("accept", ""):
            return text("\n".join(_as_line(message) for message in messages))
        return answer({"conversation": conversation, "messages": [message_json(message) for message in messages]})

    async def talk(_request: Request, socket: Websocket) -> None:
        await ShopperSocket(channel, socket).serve()

    routes.add_websocket_route(talk, "/socket")
    return routes


def _share_with(routes: Blueprint, origins: tuple[str, ...]) -> None:
    """Merchants' pages on ``origins`` may use these routes (CORS); pages elsewhere are refused."""

    async def check_origin(request: Request) -> HTTPResponse | None:
        if not is_allowed_origin(request, origins):
            raise Forbidden("This site may not embed the widget; add its origin to ALLOWED_ORIGINS.")
        return empty() if request.method == "OPTIONS" else None

    async def share(request: Request, response: HTTPResponse) -> None:
        if (origin := request.headers.get("origin")) in origins:
            response.headers["Access-Control-Allow-Origin"] = origin
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = "600"
            response.headers["Vary"] = "Origin"

    async def preflight(_request: Request) -> HTTPResponse:
        return empty()

    routes.middleware(check_origin, "request")
    routes.middleware(share, "response")
    for path in ("/sessions", "/transcript"):
        routes.add_route(preflight, path, methods=["OPTIONS"], name=f"preflight_{path[1:]}")


def _as_shopper(body: SessionBody, settings: Settings) -> Shopper:
    identity = None
    if body.identity is not None:
        secret = settings.identity_secret
        identity = read_identity(body.identity, secret.get_secret_value() if secret else None, time.time())
    name = identity.name if identity and identity.name else body.name
    return Shopper("web", clean_name(name), identity.email if identity else None, body.language, body.timezone)


def _as_line(message: LogMessage) -> str:
    # Indented, so that no line of a message looks like another speaker's.
    return f"[{instant(message.at)}] {message.name or message.kind}: {message.text.replace(chr(10), chr(10) + '    ')}"
