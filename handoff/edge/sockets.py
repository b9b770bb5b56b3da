"""What the shopper's and the agent's WebSocket have in common."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Annotated, Literal, NotRequired, TypeVar

from pydantic import Field
from sanic import Websocket
from sanic.exceptions import WebsocketClosed
from sanic.server.websockets.frame import WebsocketFrameAssembler
from typing_extensions import TypeAliasType, TypedDict
from websockets.frames import Frame

from handoff.edge.rates import Rate
from handoff.errors import CounterhandError

HELLO_WITHIN_S = 5.0
"""A client that opens a socket and does not say hello only takes up room."""
POLICY_VIOLATION = 1008
INVALID_DATA = 1007

Handler = TypeVar("Handler", bound=Callable[..., Awaitable[None]])


class ErrorFrame(TypedDict):
    """Why a frame failed; `client_id` where it had one."""

    type: Literal["error"]
    code: str
    detail: Annotated[str, Field(description="A sentence for the person who reads it.")]
    client_id: NotRequired[str]


@dataclass(frozen=True, slots=True)
class SocketEndpoint:
    """What the API reference says of a WebSocket: the frames that it takes, and those that it sends."""

    summary: str
    takes: TypeAliasType
    sends: TypeAliasType
    login: bool = False
    """Whether it is opened with the cookie of a login."""


def describe_socket(endpoint: SocketEndpoint) -> Callable[[Handler], Handler]:
    """Attach the reference to a handler."""

    def attach(handler: Handler) -> Handler:
        handler.endpoint = endpoint  # type: ignore[attr-defined]  # the API reference reads it
        return handler

    return attach


def error_frame(error: CounterhandError, client_id: str | None = None) -> ErrorFrame:
    """An error as its frame; `client_id` is that of the frame it is about, where it had one."""
    frame: ErrorFrame = {"type": "error", "code": error.code, "detail": error.detail}
    if client_id is not None:
        frame["client_id"] = client_id
    return frame


_put = WebsocketFrameAssembler.put


async def _put_text(assembler: WebsocketFrameAssembler, frame: Frame) -> None:
    """Close the socket on text that is no UTF-8 (RFC 6455, 8.1), which Sanic would drop silently."""
    try:
        await _put(assembler, frame)
    except UnicodeDecodeError:
        assembler.protocol.fail_connection(INVALID_DATA)


WebsocketFrameAssembler.put = _put_text  # type: ignore[assignment, method-assign]  # see above


async def talk(
    socket: Websocket,
    handle: Callable[[str | bytes], Awaitable[None]],
    write: Callable[[], Coroutine[None, None, None]],
    frames: Rate,
) -> None:
    """Hand each frame to `handle`, one after another, while `write` sends; returns when the socket is closed.

    More frames than `frames` allows are a flood: the socket is closed with 1008.
    """
    writer = asyncio.create_task(write())
    try:
        async for data in socket:
            if data is None or not frames.allows():
                break
            await handle(data)
        await socket.close(POLICY_VIOLATION, "too many frames")
    except WebsocketClosed:
        pass
    finally:
        writer.cancel()
        with contextlib.suppress(asyncio.CancelledError, WebsocketClosed):
            await writer
