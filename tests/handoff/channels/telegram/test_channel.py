"""The channel and Telegram itself: who it listens to, what it asks for, and what it does when Telegram is away."""

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from handoff.channels.telegram import channel
from handoff.channels.telegram.client import make_bot
from handoff.channels.telegram.inbound.webhook import secret_of
from handoff.services import Parts
from handoff.settings import Settings
from handoff.store.store import Store
from standins.telegram.api import TOKEN, BotApi, Drop, Refuse
from testkit.shopper import Shopper
from tests.fakes import FakeBot, answer
from tests.handoff.channels.telegram.canned import CHAT, written
from tests.handoff.channels.telegram.serving import Shop, eventually, is_connected, shop_settings
from tests.handoff.kit import Server, running_server
from tests.shop.fakes import FakeShop

PATH = "/api/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
SECRET = secret_of("s" * 32)
pytestmark = pytest.mark.wire


@pytest.fixture
def shop(tmp_path: Path, current_url: str, api: BotApi, store: Store) -> Shop:
    """A shop that Telegram posts to."""
    settings = shop_settings(tmp_path, current_url, api, "webhook")
    return Shop(settings, api, store, FakeBot(lambda _: answer()))


async def post(server: Server, body: bytes | dict[str, Any], secret: str | bytes | None = SECRET) -> int:
    """Post to the webhook's address; returns the status."""
    headers: dict[str, Any] = {} if secret is None else {SECRET_HEADER: secret}
    given: dict[str, Any] = {"json": body} if isinstance(body, dict) else {"content": body}
    return (await server.http.post(PATH, headers=headers, **given)).status_code


async def test_telegram_is_told_what_to_send_and_where(server: Server, shop: Shop) -> None:
    """Telegram is told the address, the secret, the kinds of updates we read, and the menu."""
    assert shop.api.delivery is not None
    hook = shop.api.delivery.hook
    assert (hook.url, hook.secret) == (f"{shop.settings.public_url}{PATH}", SECRET)
    assert shop.api.updates.allowed == {
        "message", "edited_message", "callback_query", "my_chat_member", "channel_post"
    }  # fmt: skip
    assert [entry["command"] for entry in shop.api.menus[""]] == ["start", "help", "human", "order", "website", "stop"]
    assert (await server.http.get("/readyz")).json()["telegram"] == "ok"


async def test_webhook_that_was_taken_away_is_set_again(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A webhook that another program took away is set again; no update would ever tell us that it is gone."""
    monkeypatch.setattr(channel, "WATCH_PAUSE_S", 0.05)
    monkeypatch.setattr(channel, "FIRST_PAUSE_S", 0.05)
    async with shop.open() as server:
        bot = make_bot(TOKEN, shop.api.url)
        await bot.initialize()
        assert await bot.delete_webhook()
        await bot.shutdown()
        shop.api.fault(Drop(), method="getWebhookInfo", times=2)
        mia = shop.api.user("Mia")
        await mia.say("are you there?")
        await mia.sees("AI assistant")
        assert (await server.http.get("/readyz")).json()["telegram"] == "ok"


@pytest.mark.parametrize("secret", (None, "", SECRET[:-1], SECRET.upper(), "x" * 64, b"\xff\xed"))
async def test_wrong_secret_is_refused(server: Server, shop: Shop, secret: str | bytes | None) -> None:
    """A post without the right secret is refused."""
    assert await post(server, written("hello"), secret) == 401
    assert await shop.updates() == []


@pytest.mark.parametrize(
    "body",
    (
        b"",
        b"{",
        b"[]",
        b'"x"',
        b"{}",
        b'{"update_id": "1"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b"\xff",
        b"[" * 100_000,
        b'{"update_id": 1, "message": ' + b"[" * 700 + b"]" * 700 + b"}",
    ),
)
async def test_what_is_no_update_is_taken_and_forgotten(server: Server, shop: Shop, body: bytes) -> None:
    """A body that is no update is accepted and forgotten: after an error Telegram would send it again for a day."""
    assert await post(server, body) == 200
    assert await shop.updates() == []


async def test_long_update_is_taken(server: Server, shop: Shop) -> None:
    """A message of 4,096 emoji that answers another one is taken, though no other body that we take is as large."""
    long = "🥾" * 4_096
    update = written(
        long, reply_to_message={"message_id": 1, "date": 1, "chat": {"id": CHAT, "type": "private"}, "text": long}
    )
    body = str(update).encode("ascii", "backslashreplace")
    assert len(body) > 64 * 1024
    assert await post(server, update) == 200
    assert [len(text) for text in [line.text for line in await shop.heard(CHAT, 1)]] == [4_096]
    assert await post(server, b" " * 600_000) == 413


async def test_lone_surrogates_are_taken(server: Server, shop: Shop) -> None:
    """Text that is not valid Unicode is taken as a message that cannot be shown, not as an error."""
    body = json.dumps(written("\ud800")).encode()
    assert await post(server, body) == 200
    (line,) = await shop.heard(CHAT, 1)
    assert line.attachments == [{"kind": "other"}]


@pytest.fixture
def polling(tmp_path: Path, current_url: str, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings of a shop that polls Telegram, with short pauses."""
    monkeypatch.setattr(channel, "FIRST_PAUSE_S", 0.02)
    monkeypatch.setattr(channel, "REFUSED_PAUSE_S", 0.02)
    monkeypatch.setattr(channel, "CONFLICT_PAUSE_S", 0.02)
    return shop_settings(tmp_path, current_url, api, "poll")


async def telegram_of(server: Server) -> str:
    """Telegram's status in /readyz."""
    status: str = (await server.http.get("/readyz")).json()["telegram"]
    return status


@pytest.mark.wire
async def test_refused_token_is_told_and_stops_nothing(
    polling: Settings, api: BotApi, capfd: pytest.CaptureFixture[str]
) -> None:
    """With a wrong token the website goes on, the log and /readyz say what is wrong, and nobody reads the token."""
    api.token = "1000000042:AAHanother-bot-of-the-same-length-0000"[: len(TOKEN)]
    async with running_server(polling, Parts(FakeBot(), FakeShop())) as server:
        await eventually(lambda: _is(server, "refused"))
        async with Shopper.arriving(server) as shopper:
            await shopper.say("hello")
            await shopper.hears("bot")
        assert await _link(server) == 503
        api.token = TOKEN
        await eventually(lambda: is_connected(server))
    told = "".join(capfd.readouterr())
    assert "TELEGRAM_BOT_TOKEN" in told
    assert TOKEN.partition(":")[2] not in told


@pytest.mark.wire
async def test_telegram_away_stops_nothing(polling: Settings, api: BotApi, capfd: pytest.CaptureFixture[str]) -> None:
    """While Telegram cannot be reached the server starts and serves, and tries again until Telegram is there."""
    for method in ("getMe", "setMyCommands", "deleteWebhook", "getUpdates"):
        api.fault(Drop(), method, times=3)
    async with running_server(polling, Parts(FakeBot(), FakeShop())) as server:
        assert (await server.http.get("/readyz")).status_code == 200
        await eventually(lambda: is_connected(server))
        assert await _link(server) == 201
    assert len(api.calls_of("getUpdates")) >= 4
    assert TOKEN.partition(":")[2] not in "".join(capfd.readouterr())


@pytest.mark.wire
async def test_second_poller_is_told_of(polling: Settings, api: BotApi, capfd: pytest.CaptureFixture[str]) -> None:
    """If another program polls the same bot, the log says so, and we go on when it has stopped."""
    api.fault(Refuse("Conflict: terminated by other getUpdates request", 409), "getUpdates", times=2)
    async with running_server(polling, Parts(FakeBot(), FakeShop())) as server:
        await eventually(lambda: is_connected(server))
    assert "another program" in "".join(capfd.readouterr())


async def _is(server: Server, status: str) -> bool:
    await asyncio.sleep(0)
    return await telegram_of(server) == status


async def _link(server: Server) -> int:
    session = (await server.http.post("/api/shopper/sessions", json={})).json()
    answered = await server.http.post("/api/shopper/link", headers={"Authorization": f"Bearer {session['token']}"})
    return answered.status_code
