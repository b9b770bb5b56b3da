"""The shopper's HTTP routes and the socket's address."""

import time
from typing import Annotated

from pydantic import SecretStr, StringConstraints
from sanic import Blueprint, HTTPResponse, Request, Websocket
from sanic.response import text
from typing_extensions import TypedDict

from handoff.channels.web.channel import WebChannel
from handoff.channels.web.frames import FromShopper, ToShopper
from handoff.channels.web.sessions import read_identity
from handoff.channels.web.sharing import share_with
from handoff.channels.web.socket import PAGE, ShopperSocket
from handoff.conversation.links import follow_link
from handoff.conversation.log import get_messages
from handoff.conversation.shopper import Shopper, begin
from handoff.conversation.values import Channel, LogMessage
from handoff.edge.http import Body, Endpoint, address_of, answer, describe, read_body
from handoff.edge.sockets import SocketEndpoint, describe_socket
from handoff.errors import BadRequest, TooFast, Unauthorized
from handoff.services import Services
from handoff.shapes import Instant, Message
from handoff.text import clean_name
from handoff.wire import instant, message_json

Short = Annotated[str, StringConstraints(max_length=200)]
Tag = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9_+/\-]*$")]


class SessionRequest(Body):
    """What a page knows of its shopper. `identity` is the merchant's signed statement."""

    name: Short | None = None
    language: Annotated[Tag, StringConstraints(max_length=35)] | None = None
    timezone: Tag | None = None
    identity: Annotated[str, StringConstraints(max_length=2048)] | None = None
    link: Annotated[str, StringConstraints(max_length=64)] | None = None
    """The token of a link from Telegram: its conversation continues here, and the other fields are ignored."""


class Session(TypedDict):
    """A session: the token opens this conversation and no other."""

    token: str
    conversation: str
    expires_at: Instant


class Transcript(TypedDict):
    """The conversation from its first line on."""

    conversation: str
    messages: list[Message]


def shopper_routes(services: Services, channel: WebChannel) -> Blueprint:
    """`/api/shopper/*`."""
    routes = Blueprint("shopper", url_prefix="/api/shopper")

    share_with(routes, channel.origins, ("/sessions", "/transcript"))

    @routes.post("/sessions")
    @describe(Endpoint("Begin a conversation", SessionRequest, Session, 201, (BadRequest, Unauthorized, TooFast)))
    async def begin_session(request: Request) -> HTTPResponse:
        body = read_body(request, SessionRequest)
        if not channel.rates.sessions.allows(address_of(request)):
            raise TooFast("Too many new conversations from this address. Try again in a minute.")
        if body.link is not None:
            conversation = await services.store.write(follow_link, services.notices, body.link, Channel.WEB)
        else:
            shopper = _as_shopper(body, channel.identity_secret)
            conversation = await services.store.write(begin, services.notices, shopper)
        token, expires = channel.tokens.sign(conversation)
        return answer({"token": token, "conversation": conversation, "expires_at": instant(expires)}, 201)

    @routes.get("/transcript")
    @describe(
        Endpoint(
            "The conversation as JSON, or as text by Accept: text/plain",
            None,
            Transcript,
            200,
            errors=(Unauthorized,),
            bearer=True,
        )
    )
    async def read_transcript(request: Request) -> HTTPResponse:
        conversation = channel.tokens.read(request.token or "")
        messages: list[LogMessage] = []
        while page := await services.store.read(
            get_messages, conversation, after=messages[-1].seq if messages else 0, limit=PAGE
        ):
            messages += page
        if "text/plain" in request.headers.get("accept", ""):
            return text("\n".join(_as_line(message) for message in messages))
        shown = [message_json(message, services.photo_links) for message in messages]
        return answer({"conversation": conversation, "messages": shown})

    @describe_socket(SocketEndpoint("Messages as they happen; the first frame is a hello", FromShopper, ToShopper))
    async def talk(_request: Request, socket: Websocket) -> None:
        await ShopperSocket(services, channel, socket).serve()

    routes.add_websocket_route(talk, "/socket")
    return routes


def _as_shopper(body: SessionRequest, secret: SecretStr | None) -> Shopper:
    identity = None
    if body.identity is not None:
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
