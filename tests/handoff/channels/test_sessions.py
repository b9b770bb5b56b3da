"""Sessions: who may begin one, what is believed of a shopper, what a token opens."""

import base64
import hmac
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
import pytest
from pydantic import SecretStr

from handoff.channels.web.sessions import TOKEN_FOR, Tokens
from handoff.errors import Unauthorized
from handoff.services import Parts
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop

SECRET = "the merchant's own secret"
SHOP = "https://shop.example"


@pytest.fixture
async def server(tmp_path: Path, current_url: str, bot: FakeBot) -> AsyncIterator[Server]:
    """A server that another site may embed, and that takes identities."""
    settings = make_settings(
        tmp_path, current_url, allowed_origins=(SHOP,), identity_secret=SecretStr(SECRET), session_rate=(30, 60)
    )
    async with running_server(settings, Parts(bot, FakeShop())) as running:
        yield running


def signed(said: object, secret: str = SECRET) -> str:
    """The merchant's statement."""
    payload = _encode(said if isinstance(said, bytes) else orjson.dumps(said))
    return f"{payload}.{_encode(hmac.digest(secret.encode(), payload.encode(), 'sha256'))}"


def _encode(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def mia(**changes: object) -> dict[str, object]:
    """What the merchant says of Mia."""
    return {"email": "mia@example.com", "name": "Mia", "exp": time.time() + 60, **changes}


async def test_session_opens_its_conversation(server: Server, admin: AgentClient) -> None:
    """A session has a token, a conversation and an end; what the page says of the shopper is kept, but is no proof."""
    body = {"name": "  Mia\x00 Z ", "language": "en-GB", "timezone": "Europe/London"}
    response = await server.http.post("/api/shopper/sessions", json=body)
    assert response.status_code == 201
    session = response.json()
    assert set(session) == {"token", "conversation", "expires_at"}
    ends = datetime.fromisoformat(session["expires_at"])
    assert abs(ends - datetime.now(UTC) - TOKEN_FOR).total_seconds() < 60
    customer = (await admin.read(session["conversation"]))["customer"]
    assert customer == {
        "name": "Mia Z", "email": None, "language": "en-GB", "timezone": "Europe/London", "channel": "web",
        "verified": False,
    }  # fmt: skip


async def test_long_name_is_cut(server: Server, admin: AgentClient) -> None:
    """A page that gives a very long name still gets its chat."""
    response = await server.http.post("/api/shopper/sessions", json={"name": "Wolfeschlegel" * 10})
    assert response.status_code == 201
    assert (await admin.read(response.json()["conversation"]))["customer"]["name"] == ("Wolfeschlegel" * 10)[:80]


WRONG_BODIES = (
    b"[]",
    b"null",
    b'"x"',
    b"{",
    b"\xff",
    b'{"name": 7}',
    b'{"name": ["Mia"]}',
    b'{"nick": "Mia"}',
    b'{"email": "mia@example.com"}',
    b'{"name": "\\ud800"}',
    b'{"language": "en GB"}',
    b'{"language": "' + b"e" * 36 + b'"}',
    b'{"timezone": "<script>"}',
    b'{"name": "' + b"x" * 201 + b'"}',
)


async def test_wrong_field_begins_nothing(server: Server, admin: AgentClient) -> None:
    """A wrong field gets 400 with a stable code and what is wrong; no conversation is made."""
    for body in WRONG_BODIES:
        response = await server.http.post("/api/shopper/sessions", content=body)
        assert response.status_code == 400, body
        error = response.json()["error"]
        assert error["code"] in {"bad_request", "too_long"}
        assert error["detail"]
        assert error["request_id"] == response.headers["X-Request-ID"]
        assert (await admin.list("all"))["items"] == []


async def test_signed_identity_is_believed(server: Server, admin: AgentClient) -> None:
    """The e-mail and name of a signed statement count, before what the page says."""
    response = await server.http.post("/api/shopper/sessions", json={"name": "Eve", "identity": signed(mia())})
    customer = (await admin.read(response.json()["conversation"]))["customer"]
    assert (customer["name"], customer["email"], customer["verified"]) == ("Mia", "mia@example.com", True)


UNSIGNED = _encode(orjson.dumps(mia()))


WRONG_IDENTITIES = (
    (signed(mia(), "another secret"), 401),
    (signed(mia()).partition(".")[0] + "." + signed(mia(email="eve@example.com")).partition(".")[2], 401),
    (UNSIGNED, 401),
    (f"{UNSIGNED}.", 401),
    (f"{UNSIGNED}.AAAA", 401),
    (signed(mia(exp=time.time() - 1)), 401),
    ("", 401),
    ("not base64!.also not", 400),
    (signed(b"no JSON"), 400),
    (signed([1]), 400),
    (signed({"email": "mia@example.com"}), 400),
    (signed(mia(exp="tomorrow")), 400),
    (signed(mia(email=7)), 400),
    (signed(mia(name=["Mia"])), 400),
    (signed(mia(email="mia\x00@example.com")), 400),
    (signed(mia(email="no address")), 400),
    ("x" * 3_000, 400),
)


async def test_wrong_identity_begins_nothing(server: Server) -> None:
    """A statement that is unsigned, wrongly signed, late or malformed begins no session, not even for a stranger."""
    for identity, status in WRONG_IDENTITIES:
        response = await server.http.post("/api/shopper/sessions", json={"identity": identity})
        assert response.status_code == status, identity
        assert "token" not in response.json()


@pytest.mark.wire
async def test_identity_without_a_secret_is_refused(tmp_path: Path, current_url: str, bot: FakeBot) -> None:
    """Where the merchant has set no secret, no statement is believed."""
    async with running_server(make_settings(tmp_path, current_url), Parts(bot, FakeShop())) as plain:
        response = await plain.http.post("/api/shopper/sessions", json={"identity": signed(mia())})
    assert response.status_code == 400
    assert "IDENTITY_SECRET" in response.json()["error"]["detail"]


WELCOME = (SHOP, "own", None)


async def test_allowed_origins_may_embed(server: Server) -> None:
    """The merchant's sites, our own pages and programs without an origin may begin a session; CORS names only sites."""
    for origin in WELCOME:
        headers = {} if origin is None else {"Origin": str(server.http.base_url) if origin == "own" else origin}
        response = await server.http.post("/api/shopper/sessions", json={}, headers=headers)
        assert response.status_code == 201
        assert response.headers.get("Access-Control-Allow-Origin") == (SHOP if origin == SHOP else None)


UNWELCOME = ("https://evil.example", "null", "https://shop.example.evil.example", "http://shop.example", "x")


async def test_other_origins_may_not(server: Server) -> None:
    """Anybody else's page is refused, for sessions, preflights, transcripts and sockets."""
    for origin in UNWELCOME:
        headers = {"Origin": origin}
        upgrade = {
            "Upgrade": "websocket",
            "Connection": "Upgrade",
            "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": "x",
        }
        responses = (
            await server.http.post("/api/shopper/sessions", json={}, headers=headers),
            await server.http.options("/api/shopper/sessions", headers=headers),
            await server.http.get("/api/shopper/transcript", headers=headers),
            await server.http.get("/api/shopper/socket", headers={**headers, **upgrade}),
        )
        assert [response.status_code for response in responses] == [403] * 4
        assert not any("Access-Control-Allow-Origin" in response.headers for response in responses)


async def test_preflight_answers_allowed_origins(server: Server) -> None:
    """A browser that asks first is told that it may send JSON and the token."""
    headers = {"Origin": SHOP, "Access-Control-Request-Method": "POST"}
    for path in ("/api/shopper/sessions", "/api/shopper/transcript"):
        response = await server.http.options(path, headers=headers)
        assert response.status_code in {200, 204}
        assert response.headers["Access-Control-Allow-Origin"] == SHOP
        assert response.headers["Access-Control-Allow-Headers"] == "Authorization, Content-Type"


async def test_too_many_sessions_from_one_address(server: Server) -> None:
    """The 31st conversation within a minute is refused politely."""
    codes = [(await server.http.post("/api/shopper/sessions", json={})).status_code for _ in range(31)]
    assert codes == [201] * 30 + [429]


async def test_body_over_64_kb_is_refused(server: Server) -> None:
    """Large bodies end at the edge, with our own words."""
    response = await server.http.post("/api/shopper/sessions", content=b"{" + b" " * 70_000 + b"}")
    assert response.status_code == 413
    assert response.json()["error"]["code"] == "too_large"


async def test_transcript_is_the_log(server: Server) -> None:
    """The transcript is the log in order, as JSON and as text, with everybody's words and no payloads."""
    async with Shopper.arriving(server, name="Mia") as shopper:
        await shopper.say("<b>hello</b>")
        await shopper.hears("bot")
        headers = {"Authorization": f"Bearer {shopper.token}"}
        as_json = await server.http.get("/api/shopper/transcript", headers=headers)
        as_text = await server.http.get("/api/shopper/transcript", headers={**headers, "Accept": "text/plain"})
    body: dict[str, Any] = as_json.json()
    assert body["conversation"] == shopper.conversation
    assert [message["from"]["kind"] for message in body["messages"]] == ["notice", "shopper", "bot"]
    assert as_text.headers["Content-Type"].startswith("text/plain")
    assert [line.partition("] ")[2] for line in as_text.text.splitlines()][1:] == [
        "shopper: <b>hello</b>", "bot: You said: <b>hello</b>",
    ]  # fmt: skip


async def test_transcript_is_complete(server: Server, admin: AgentClient) -> None:
    """The transcript of a log longer than a page is complete."""
    async with Shopper.arriving(server) as shopper:
        await admin.post(f"{shopper.conversation}/claim")
        await shopper.owned_by("agent")
        for number in range(500):
            await shopper.send("message", text=str(number))
        await shopper.say("last")
        headers = {"Authorization": f"Bearer {shopper.token}"}
        body = (await server.http.get("/api/shopper/transcript", headers=headers)).json()
    assert [message["seq"] for message in body["messages"]] == list(range(1, 504))


NO_TOKENS = ("", "nonsense", "a.b.c", "\u00e9", "W10.x")


async def test_transcript_needs_its_token(server: Server) -> None:
    """Without the conversation's own token there is nothing to read."""
    for token in NO_TOKENS:
        headers = {b"Authorization": f"Bearer {token}".encode()} if token else None
        response = await server.http.get("/api/shopper/transcript", headers=headers)
        assert response.status_code == 401
        assert response.json()["error"]["code"] == "unauthorized"


def test_tokens_open_one_conversation_until_they_end() -> None:
    """A token opens only its conversation, on a server with this secret, for thirty days, and cannot be changed."""
    now = [1_000_000.0]
    tokens = Tokens("s" * 32, lambda: now[0])
    token, _ = tokens.sign("abc")
    assert tokens.read(token) == "abc"
    for wrong in (Tokens("t" * 32).sign("abc")[0], token[:-1], token + "x", f"x{token}", token.replace(".", "")):
        with pytest.raises(Unauthorized):
            tokens.read(wrong)
    now[0] += TOKEN_FOR.total_seconds() + 1
    with pytest.raises(Unauthorized, match="expired"):
        tokens.read(token)


NOWHERE = ("/api/shopper/nothing", "/nothing", "/assets/nothing.js", "/assets/..%2f..%2fapp.py")


async def test_unknown_address_is_404(server: Server) -> None:
    """An unknown address gets a 404 in the shape of all errors."""
    for path in NOWHERE:
        response = await server.http.get(path)
        assert response.status_code == 404
        assert response.json()["error"]["code"] == "not_found"
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_no_way_to_telegram_where_it_is_off(server: Server) -> None:
    """Without a bot's token no link can be made, and the widget does not offer one."""
    async with Shopper.arriving(server) as mia:
        headers = {"Authorization": f"Bearer {mia.token}"}
        answered = await server.http.post("/api/shopper/link", headers=headers)
        assert (answered.status_code, answered.json()["error"]["code"]) == (404, "not_found")
        assert "telegram" not in mia.socket.frames[0]
