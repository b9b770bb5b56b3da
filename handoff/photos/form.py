"""Takes a photo out of a request: a form (multipart/form-data, RFC 7578) with one file, in the field `photo`.

The app's limit of 64 kB a body does not hold for handlers that read it themselves, so the limits are here.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps
from typing import Any, TypeVar

from sanic import HTTPResponse, Request
from sanic.exceptions import RequestTimeout
from sanic.headers import parse_content_header

from handoff.errors import BadRequest, CounterhandError, PhotoTooLarge
from handoff.photos.limits import MAX_BYTES

FIELD = "photo"
MAX_HEAD, MAX_BOUNDARY = 16 * 1024, 70
MAX_BODY = MAX_BYTES + MAX_HEAD
WITHIN_S = 60
"""For a whole body: 8 MB at 1 Mbit/s."""
MAX_UNREAD = 32_000_000
"""Bytes that are read and thrown away after a refusal: an answer does not reach a client that is still sending."""

Handler = TypeVar("Handler", bound=Callable[..., Awaitable[HTTPResponse]])


def reads_to_the_end(handler: Handler) -> Handler:
    """Wrap a handler of uploads: what it refuses is read to its end first, so that the client hears why."""

    @wraps(handler)
    async def polite(request: Request, *args: object, **kwargs: object) -> HTTPResponse:
        try:
            return await handler(request, *args, **kwargs)
        except CounterhandError:
            await _throw_away(request)
            raise

    return polite  # type: ignore[return-value]  # it is called as the handler is


async def read_photo(request: Request, take: Callable[[int], None]) -> bytes:
    """The photo's bytes as they were sent; `take` is called with the number of them that have come.

    Raises PhotoTooLarge, what `take` raises, and BadRequest where it is no such form.
    """
    boundary = _read_boundary(request.headers.get("content-type", ""))
    if _announced(request) > MAX_BODY:
        raise PhotoTooLarge
    body = bytearray()
    try:
        async with asyncio.timeout(WITHIN_S):
            async for chunk in _stream(request):
                take(len(chunk))
                body += chunk
                if len(body) > MAX_BODY:
                    body.clear()  # the error's traceback would keep it while the rest is thrown away
                    raise PhotoTooLarge
    except TimeoutError:
        raise RequestTimeout from None
    return read_form(boundary, bytes(body))


def read_form(boundary: bytes, body: bytes) -> bytes:
    """The content of the form's one file; its name and type are ignored."""
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary, 3)
    if len(parts) != 3 or parts[0] or not parts[2].startswith(b"--"):  # noqa: PLR2004  # nothing, the file, the end
        raise _not_so()
    head, _, content = parts[1].partition(b"\r\n\r\n")
    if len(head) > MAX_HEAD:
        raise _not_so()
    for line in head.decode("latin-1").split("\r\n"):
        name, _, value = line.partition(":")
        if name.lower() == "content-disposition":
            kind, options = parse_content_header(value)
            if kind == "form-data" and options.get("name") == FIELD and {"filename", "filename*"} & options.keys():
                return content
    raise _not_so()


def _read_boundary(content_type: str) -> bytes:
    kind, options = parse_content_header(content_type)
    boundary = str(options.get("boundary", ""))
    if kind != "multipart/form-data" or not boundary.isascii() or not 1 <= len(boundary) <= MAX_BOUNDARY:
        raise _not_so()
    return boundary.encode()


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdecimal() else 0


def _stream(request: Request) -> Any:  # noqa: ANN401  # Sanic's own, which has no type for it
    return request.stream


async def _throw_away(request: Request) -> None:
    thrown = 0
    try:
        async with asyncio.timeout(WITHIN_S):
            async for chunk in _stream(request):
                thrown += len(chunk)
                if thrown > MAX_UNREAD:
                    return
    except TimeoutError:
        return


def _not_so() -> BadRequest:
    return BadRequest(f"Send one file as multipart/form-data, in a field named {FIELD}.")
