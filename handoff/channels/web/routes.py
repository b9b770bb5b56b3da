"""The shopper's HTTP routes and the socket's address."""

import time
from typing import Annotated

from pydantic import BaseModel, StringConstraints
from sanic import Blueprint, HTTPResponse, Request, Websocket
from sanic.response import text

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.sessions import read_identity
from handoff.channels.web.sharing import share_with
from handoff.channels.web.socket import PAGE, ShopperSocket
from handoff.conversation.links import follow_link
from handoff.conversation.log import get_messages
from handoff.conversation.shopper import Shopper, begin
from handoff.conversation.values import Channel, LogMessage
from handoff.edge.http import Body, Endpoint, address_of, answer, describe, read_body
from handoff.errors import BadRequest, TooFast, Unauthorized
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
    link: Annotated[str, StringConstraints(max_length=64)] | None = None
    """From Telegram's way back: its conversation goes on here, and the rest is not looked at."""


class SessionAnswer(BaseModel):
    """A session: the token opens this conversation and no other."""

    token: str
    conversation: str
    expires_at: str


def shopper_routes(channel: WebChannel) -> Blueprint:
    """``/api/shopper/*``."""
    routes = Blueprint("shopper", url_prefix="/api/shopper")

    share_with(routes, channel.settings.allowed_origins, ("/sessions", "/transcript"))

    @routes.post("/sessions")
    @describe(Endpoint("Begin a conversation", SessionBody, SessionAnswer, 201, (BadRequest, Unauthorized, TooFast)))
    async def begin_session(request: Request) -> HTTPResponse:
        body = read_body(request, SessionBody)
        if not channel.sessions.allows(address_of(request)):
            raise TooFast("Too many new conversations from this address. Try again in a minute.")
        if body.link is not None:
            conversation = await channel.store.write(follow_link, channel.notices, body.link, Channel.WEB)
        else:
            conversation = await channel.store.write(begin, channel.notices, _as_shopper(body, channel.settings))
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
        shown = [message_json(message, channel.links) for message in messages]
        return answer({"conversation": conversation, "messages": shown})

    async def talk(_request: Request, socket: Websocket) -> None:
        await ShopperSocket(channel, socket).serve()

    routes.add_websocket_route(talk, "/socket")
    return routes


def _as_shopper(body: SessionBody, settings: Settings) -> Shopper:
    identity = None
    if body.identity is not None:
        secret = settings.identity_secret
        identity = read_identity(body.identity, secret.get_secret_value() if secret else None, time.time())
    name = identity.name if identity and identity.name else body.name
    return Shopper(Channel.WEB, clean_name(name), identity.email if identity else None, body.language, body.timezone)


def _as_line(message: LogMessage) -> str:
    marks = [f"[{'photo' if 'id' in photo else 'photo that failed'}]" for photo in message.photos or ()]
    marks += [f"[{attachment['kind']}]" for attachment in message.attachments or ()]
    marks += ["[deleted]"] if message.deleted_at else ["[edited]"] if message.edited_at else []
    # Indented, so that no line of a message looks like another speaker's.
    said = " ".join([message.text.replace("\n", "\n    "), *marks]).strip()
    return f"[{instant(message.at)}] {message.name or message.kind}: {said}"
