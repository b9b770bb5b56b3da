"""Photos over HTTP: whose they are, what is refused and heard, and how they are served."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from structlog.testing import capture_logs

from handoff.app import Parts
from handoff.photos import form, links
from handoff.photos.album import Album
from handoff.photos.form import MAX_UNREAD
from handoff.photos.limits import MAX_BYTES
from handoff.store.store import Store
from tests.actions.shop.fakes import FakeShop
from tests.fakes import FakeBot
from tests.handoff.kit import AgentClient, Server, Shopper, make_settings, running_server
from tests.handoff.photos.pictures import MARK, encode, photo

SHOP = "https://shop.example"
SENT = encode(photo())
pytestmark = pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)


@pytest.fixture
async def server(tmp_path: Path, current_url: str, bot: FakeBot) -> AsyncIterator[Server]:
    """A server that another site may embed."""
    settings = make_settings(tmp_path, current_url, allowed_origins=(SHOP,))
    async with running_server(settings, Parts(bot, FakeShop())) as running:
        yield running


@pytest.fixture
async def mia(server: Server) -> Shopper:
    """A shopper with a session."""
    return await session(server)


async def session(server: Server) -> Shopper:
    """A shopper with a session, who does not listen."""
    shopper = Shopper(server)
    begun = (await server.http.post("/api/shopper/sessions")).json()
    shopper.token, shopper.conversation = begun["token"], begun["conversation"]
    return shopper


def bearer(shopper: Shopper) -> dict[str, str]:
    """The header that shows who asks."""
    return {"Authorization": f"Bearer {shopper.token}"}


async def add(shopper: Shopper, data: bytes = SENT, **headers: str) -> httpx.Response:
    """The shopper adds a photo."""
    return await shopper.server.http.post(
        "/api/shopper/photos", files={"photo": ("a.jpg", data)}, headers={**bearer(shopper), **headers}
    )


async def add_as(agent: AgentClient, conversation: str) -> httpx.Response:
    """The agent adds a photo."""
    return await agent.http.post(f"/api/agent/conversations/{conversation}/photos", files={"photo": ("a.jpg", SENT)})


def code(response: httpx.Response) -> str:
    """The error's code."""
    told: str = response.json()["error"]["code"]
    return told


async def test_shopper_adds_a_photo(server: Server, mia: Shopper) -> None:
    """201 with the id, two links and the size; asked again there are links, too, and they open without a token."""
    response = await add(mia)
    assert response.status_code == 201
    told = response.json()
    assert told.keys() == {"photo", "url", "thumb", "width", "height"}
    assert (told["width"], told["height"]) == (400, 300)
    again = await server.http.get(f"/api/shopper/photos/{told['photo']}", headers=bearer(mia))
    assert (again.status_code, again.json().keys()) == (200, told.keys())
    for url in (told["url"], told["thumb"]):
        served = await server.http.get(url)
        assert served.status_code == 200
        assert served.headers["content-type"] == "image/jpeg"
        assert served.content[:3] == b"\xff\xd8\xff"
        assert served.content != SENT


async def test_served_photo_is_only_ever_a_photo(server: Server, mia: Shopper) -> None:
    """Nothing in it can run, other sites may show it, and a browser keeps it no longer than its link."""
    url = (await add(mia)).json()["url"]
    for response in (await server.http.get(url), await server.http.head(url)):
        headers = response.headers
        assert headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "cross-origin"
        directive, _, seconds = headers["cache-control"].partition("max-age=")
        assert directive == "private, "
        assert 0 < int(seconds) <= links.OPEN_FOR_S
        assert int(headers["content-length"]) > 1000


async def test_links_end_and_cannot_be_made_up(server: Server, mia: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A changed link, one of another secret and one of ten minutes ago are all 404."""
    url = (await add(mia)).json()["url"]
    other = links.PhotoLinks("x" * 32).url("abc", "full")
    for wrong in (url[:-2], other, "/api/photos/x"):
        assert (await server.http.get(wrong)).status_code == 404
    monkeypatch.setattr(links, "OPEN_FOR_S", -1)
    old = (await add(mia)).json()["url"]
    assert (await server.http.get(old)).status_code == 404


async def test_photo_of_another_conversation_is_not_found(server: Server, mia: Shopper, ana: AgentClient) -> None:
    """A shopper sees their own and their agent's, an agent sees all, and nobody else sees any."""
    tom = await session(server)
    of_mia, of_ana = (await add(mia)).json()["photo"], (await add_as(ana, mia.conversation)).json()["photo"]
    await ana.post(f"{mia.conversation}/claim")
    await ana.say(mia.conversation, "", 10**6, photos=[of_ana])
    for shopper, status in ((mia, 200), (tom, 404)):
        for id_ in (of_mia, of_ana):
            response = await server.http.get(f"/api/shopper/photos/{id_}", headers=bearer(shopper))
            assert response.status_code == status
    assert (await ana.http.get(f"/api/agent/photos/{of_mia}")).status_code == 200
    assert (await ana.http.get("/api/agent/photos/x")).status_code == 404
    assert (await server.http.get(f"/api/shopper/photos/{of_mia}")).status_code == 401
    assert (await server.http.get(f"/api/agent/photos/{of_mia}")).status_code == 401


async def test_agents_add_photos_as_they_write(mia: Shopper, ana: AgentClient) -> None:
    """201 with a login and its CSRF token for a conversation there is; else 401, 403 or 404."""
    response = await add_as(ana, mia.conversation)
    assert (response.status_code, response.json()["width"]) == (201, 400)
    assert (await add_as(ana, "nobody")).status_code == 404
    del ana.http.headers["X-CSRF-Token"]
    assert (await add_as(ana, mia.conversation)).status_code == 403
    ana.http.cookies.clear()
    assert (await add_as(ana, mia.conversation)).status_code == 401


async def test_refusals_are_heard_by_those_who_still_send(server: Server, mia: Shopper) -> None:
    """A wrong token and a photo that is too large are told after megabytes were sent, and the connection lives on."""
    stranger = Shopper(server)
    stranger.token = "x"
    response = await add(stranger, bytes(6_000_000))
    assert (response.status_code, code(response)) == (401, "unauthorized")
    for data in (bytes(MAX_BYTES + 1), bytes(12_000_000)):
        response = await add(mia, data)
        assert (response.status_code, code(response)) == (413, "photo_too_large")
    assert (await add(mia)).status_code == 201


async def test_photo_in_chunks(server: Server, mia: Shopper) -> None:
    """A body whose length is not told beforehand is read as far as it may go."""

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
    address = urlsplit(str(shopper.server.http.base_url))
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    head = (
        "POST /api/shopper/photos HTTP/1.1", f"Host: {address.netloc}", f"Authorization: Bearer {shopper.token}",
        "Content-Type: multipart/form-data; boundary=b", *lines,
    )  # fmt: skip
    writer.write("\r\n".join((*head, "", "")).encode())
    yield reader, writer
    writer.close()


async def flood(writer: asyncio.StreamWriter, most: int) -> int:
    """Sends chunks until the connection breaks or there were ``most`` bytes; returns how many."""
    chunk, sent = b"%x\r\n" % 1_000_000 + bytes(1_000_000) + b"\r\n", 0
    with contextlib.suppress(ConnectionError):
        while sent < most:
            writer.write(chunk)
            await writer.drain()
            sent += len(chunk)
    return sent


async def test_body_without_end_is_ended(server: Server, mia: Shopper) -> None:
    """Who sends chunks for ever is cut off, at a bound."""
    async with begun(mia, "Transfer-Encoding: chunked") as (_, writer):
        assert await flood(writer, 2 * MAX_UNREAD) < 2 * MAX_UNREAD
    assert (await server.http.get("/healthz")).status_code == 200


async def test_body_that_does_not_come_is_not_waited_for(mia: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who announces a photo and sends a little of it is told 408."""
    monkeypatch.setattr(form, "WITHIN_S", 0.1)
    async with begun(mia, "Content-Length: 5000") as (reader, writer):
        writer.write(b"--b")
        assert (await reader.readline()).split()[1] == b"408"


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
    """400 with words that say what to send."""
    headers = {**bearer(mia), "Content-Type": content_type}
    response = await server.http.post("/api/shopper/photos", content=content, headers=headers)
    assert (response.status_code, code(response)) == (400, "bad_request")
    assert "multipart/form-data" in response.json()["error"]["detail"]


async def test_too_many_photos(server: Server, mia: Shopper) -> None:
    """The 31st of a conversation within ten minutes is 429, whatever became of the others; nobody else feels it."""
    responses = [await server.http.post("/api/shopper/photos", headers=bearer(mia)) for _ in range(31)]
    assert [response.status_code for response in responses] == [400] * 30 + [429]
    assert (await add(await session(server))).status_code == 201


async def test_merchants_pages_may_add_photos(server: Server, mia: Shopper) -> None:
    """A page of an allowed origin is told so, also before it asks and when it is refused; others get nothing."""
    for path in ("/api/shopper/photos", "/api/shopper/photos/x"):
        response = await server.http.options(path, headers={"Origin": SHOP, "Access-Control-Request-Method": "POST"})
        assert response.headers["Access-Control-Allow-Origin"] == SHOP
    for response in (
        await add(mia, Origin=SHOP),
        await add(mia, MARK, Origin=SHOP),
        await add(mia, bytes(9_000_000), Origin=SHOP),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == SHOP
    assert (await add(mia, Origin="https://evil.example")).status_code == 403


async def test_file_is_only_ever_downloaded(server: Server, mia: Shopper, ana: AgentClient) -> None:
    """What was kept as sent comes as bytes to save, under its name, for agents alone."""
    name = '../"é\u202e\r\nX: y.html'
    folder = server.settings.data_dir / "photos"
    async with Store(server.settings.store_url) as store:
        file = await Album(store, folder).add_file(mia.conversation, "shopper", name, MARK)
    told = (await ana.http.get(f"/api/agent/photos/{file.id}")).json()
    assert (told["name"], told["size"]) == (name, len(MARK))
    served = await ana.http.get(told["url"])
    assert served.content == MARK
    assert served.headers["content-type"] == "application/octet-stream"
    saved = "..%2F%22%C3%A9%E2%80%AE%0D%0AX%3A%20y.html"
    assert served.headers["content-disposition"] == f"attachment; filename*=UTF-8''{saved}"
    assert served.headers["content-security-policy"] == "default-src 'none'; sandbox"
    assert (await server.http.get(f"/api/shopper/photos/{file.id}", headers=bearer(mia))).status_code == 404


async def test_link_that_fails_is_in_no_log(mia: Shopper, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that breaks is logged without the signed link, which would open for whoever reads there (D10)."""
    url = (await add(mia)).json()["url"]

    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Album, "read", broken)
    with capture_logs() as logged:
        assert (await mia.server.http.get(url)).status_code == 500
    (entry,) = logged
    assert entry["route"] == "api/photos/<signed:str>"
    assert url.rpartition("/")[2] not in str(entry)


async def test_slow_senders_keep_nobody_waiting(server: Server) -> None:
    """Twenty photos that never end take no room from one that is sent in one go."""
    hanging = []
    for _ in range(20):
        slow = await session(server)
        address = urlsplit(str(server.http.base_url))
        _, writer = await asyncio.open_connection(address.hostname, address.port)
        lines = (
            "POST /api/shopper/photos HTTP/1.1", "Host: x", f"Authorization: Bearer {slow.token}",
            "Content-Type: multipart/form-data; boundary=b", "Content-Length: 100000", "", "--b",
        )  # fmt: skip
        writer.write("\r\n".join(lines).encode())
        await writer.drain()
        hanging.append(writer)
    assert (await add(await session(server))).status_code == 201
    for writer in hanging:
        writer.close()


async def test_photo_that_was_taken_back_is_gone(server: Server, mia: Shopper, ana: AgentClient) -> None:
    """Before it is sent an agent's photo is the agent's alone, and once it is taken back it is nobody's."""
    await ana.post(f"{mia.conversation}/claim")
    told = (await add_as(ana, mia.conversation)).json()
    path = f"/api/shopper/photos/{told['photo']}"
    assert (await server.http.get(path, headers=bearer(mia))).status_code == 404
    seq = (await ana.say(mia.conversation, "", 10**6, photos=[told["photo"]])).json()["seq"]
    assert (await server.http.get(path, headers=bearer(mia))).status_code == 200
    await ana.http.delete(f"/api/agent/conversations/{mia.conversation}/messages/{seq}")
    assert (await server.http.get(path, headers=bearer(mia))).status_code == 404
    assert (await server.http.get(told["url"])).status_code == 404
