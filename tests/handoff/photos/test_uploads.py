"""Uploads of photos over HTTP: bodies that are too large, slow, endless or no form, and too many of them."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import httpx
import pytest

from handoff.photos import form
from handoff.photos.form import MAX_UNREAD
from handoff.photos.limits import MAX_BYTES
from testkit.shopper import Shopper
from tests.handoff.kit import Server
from tests.handoff.photos.serving import SENT, add, bearer, code

pytestmark = pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)


async def test_refusals_are_heard_by_those_who_still_send(server: Server, mia: Shopper) -> None:
    """A sender hears of a wrong token, or of a photo too large, even after megabytes; the connection stays open."""

    async def add_over_it(data: bytes, shopper: Shopper = mia) -> httpx.Response:
        form = {"photo": ("a.jpg", data)}
        return await server.http.post("/api/shopper/photos", files=form, headers=bearer(shopper))

    response = await add_over_it(bytes(6_000_000), Shopper(server, "x"))
    assert (response.status_code, code(response)) == (401, "unauthorized")
    for data in (bytes(MAX_BYTES + 1), bytes(12_000_000)):
        response = await add_over_it(data)
        assert (response.status_code, code(response)) == (413, "photo_too_large")
    assert (await add_over_it(SENT)).status_code == 201


async def test_photo_in_chunks(server: Server, mia: Shopper) -> None:
    """A body in chunks, whose length is not known beforehand, is read up to the limit."""

    async def body(count: int) -> AsyncIterator[bytes]:
        yield b'--b\r\nContent-Disposition: form-data; name="photo"; filename="x"\r\n\r\n' + SENT
        for _ in range(count):
            yield bytes(1_000_000)
        yield b"\r\n--b--\r\n"

    headers = {**bearer(mia), "Content-Type": "multipart/form-data; boundary=b"}
    for count, status in ((0, 201), (7, 201), (9, 413)):
        response = await server.http.post("/api/shopper/photos", content=body(count), headers=headers)
        assert response.status_code == status


@contextlib.asynccontextmanager
async def begun(shopper: Shopper, *lines: str) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection on which the head of an upload has been sent."""
    address = urlsplit(shopper.server.base_url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    head = (
        "POST /api/shopper/photos HTTP/1.1", f"Host: {address.netloc}", f"Authorization: Bearer {shopper.token}",
        "Content-Type: multipart/form-data; boundary=b", *lines,
    )  # fmt: skip
    writer.write("\r\n".join((*head, "", "")).encode())
    yield reader, writer
    writer.close()


async def flood(writer: asyncio.StreamWriter, most: int) -> int:
    """Send chunks until the connection breaks or there were `most` bytes; returns how many."""
    chunk, sent = b"%x\r\n" % 1_000_000 + bytes(1_000_000) + b"\r\n", 0
    with contextlib.suppress(ConnectionError):
        while sent < most:
            writer.write(chunk)
            await writer.drain()
            sent += len(chunk)
    return sent


async def test_body_without_end_is_ended(server: Server, mia: Shopper) -> None:
    """A body that sends chunks for ever is cut off at a limit."""
    async with begun(mia, "Transfer-Encoding: chunked") as (_, writer):
        assert await flood(writer, 2 * MAX_UNREAD) < 2 * MAX_UNREAD
    assert (await server.http.get("/healthz")).status_code == 200


async def test_body_that_does_not_come_is_not_waited_for(mia: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sender who announces a photo and sends only a little of it gets 408."""
    monkeypatch.setattr(form, "WITHIN_S", 0.1)
    async with begun(mia, "Content-Length: 5000") as (reader, writer):
        writer.write(b"--b")
        assert (await reader.readline()).split()[1] == b"408"


async def test_slow_senders_keep_nobody_waiting(server: Server) -> None:
    """Twenty photos that never end take no room from one that is sent in one go."""
    async with contextlib.AsyncExitStack() as hanging:
        for _ in range(20):
            upload = begun(await Shopper.begun(server), "Content-Length: 100000")
            _, writer = await hanging.enter_async_context(upload)
            writer.write(b"--b")
            await writer.drain()
        assert (await add(await Shopper.begun(server))).status_code == 201


@pytest.mark.parametrize(
    ("content", "content_type"),
    (
        (SENT, "image/jpeg"),
        (SENT, "multipart/form-data"),
        (SENT, "multipart/form-data; boundary="),
        (SENT, f"multipart/form-data; boundary={'b' * 71}"),
        (SENT, "multipart/form-data; boundary=b"),
        (b"{}", "application/json"),
        (b"", ""),
    ),
    ids=ascii,
)
async def test_no_form_is_refused(server: Server, mia: Shopper, content: bytes, content_type: str) -> None:
    """A body that is no form gets 400 with what to send."""
    headers = {**bearer(mia), "Content-Type": content_type}
    response = await server.http.post("/api/shopper/photos", content=content, headers=headers)
    assert (response.status_code, code(response)) == (400, "bad_request")
    assert "multipart/form-data" in response.json()["error"]["detail"]


async def test_too_many_photos(server: Server, mia: Shopper) -> None:
    """The 31st of a conversation within ten minutes is 429, whatever became of the others; nobody else feels it."""
    responses = [await server.http.post("/api/shopper/photos", headers=bearer(mia)) for _ in range(31)]
    assert [response.status_code for response in responses] == [400] * 30 + [429]
    assert (await add(await Shopper.begun(server))).status_code == 201
