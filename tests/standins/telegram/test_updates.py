"""Updates reach the bot by long poll or by webhook, again until they are confirmed, and out of order on command."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import telegram
from aiohttp import web

from standins.telegram.api import BotApi
from tests.standins.telegram.conftest import client

pytestmark = pytest.mark.wire


class Hook:
    """A webhook that notes what it gets; it refuses the first `failures` posts."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str | None]] = []
        self.failures = 0
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        """Take one update, or refuse it."""
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        update = await request.json()
        self.got.append((update["message"]["text"], request.headers.get("X-Telegram-Bot-Api-Secret-Token")))
        return web.Response()

    async def until(self, many: int) -> list[str]:
        """The texts, once there are `many` different ones."""
        async with asyncio.timeout(5):
            while len({text for text, _ in self.got}) < many:  # noqa: ASYNC110  # the server's own task tells
                await asyncio.sleep(0.01)
        return [text for text, _ in self.got]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    """A running webhook."""
    hook = Hook()
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    hook.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield hook
    await runner.cleanup()


async def test_what_is_not_confirmed_comes_again(api: BotApi, bot: telegram.Bot) -> None:
    """An offset confirms all updates below it; others come again."""
    ana = api.user("Ana")
    for number in range(3):
        await ana.say(str(number))
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first if update.message] == ["0", "1"]
    assert first[1].update_id == first[0].update_id + 1
    again = await bot.get_updates(offset=first[0].update_id + 1)
    assert [update.message.text for update in again if update.message] == ["1", "2"]
    assert not await bot.get_updates(offset=again[-1].update_id + 1)
    assert not await bot.get_updates()


async def test_a_long_poll_ends_with_the_first_update(api: BotApi, bot: telegram.Bot) -> None:
    """A long poll ends with the first update; without one it comes back empty at its end."""
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    await api.user("Ana").say("Hello")
    (update,) = await asyncio.wait_for(poll, 2)
    assert not await bot.get_updates(offset=update.update_id + 1, timeout=0)


async def test_a_second_poll_ends_the_first(api: BotApi, bot: telegram.Bot) -> None:
    """A second poll ends the first, which is told so."""
    first = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    async with client(api) as other:
        second = asyncio.create_task(other.get_updates(timeout=10))
        with pytest.raises(telegram.error.Conflict, match=r"(?i)terminated by other getUpdates request"):
            await first
        await api.user("Ana").say("Hello")
        assert len(await second) == 1


async def test_kinds_that_are_not_asked_for_do_not_come(api: BotApi, bot: telegram.Bot) -> None:
    """Kinds that are not in the last list of allowed updates do not come."""
    ana = api.user("Ana")
    await bot.get_updates(allowed_updates=["message"])
    said = await ana.say("a")
    await ana.edit(said, "b")
    await ana.block()
    assert len(await bot.get_updates()) == 1


async def test_a_webhook_gets_each_update_with_the_secret(api: BotApi, bot: telegram.Bot, hook: Hook) -> None:
    """A webhook gets each update, also earlier ones, in order and until it takes it; polls are refused meanwhile."""
    ana = api.user("Ana")
    await ana.say("0")
    hook.failures = 2
    await bot.set_webhook(hook.url, secret_token="secret_1")
    for number in range(1, 5):
        await ana.say(str(number))
    assert await hook.until(5) == ["0", "1", "2", "3", "4"]
    assert {secret for _, secret in hook.got} == {"secret_1"}
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook.url, 0)
    assert "500" in (info.last_error_message or "")
    with pytest.raises(telegram.error.Conflict, match=r"(?i)webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    await ana.say("by poll")
    assert len(await bot.get_updates()) == 1


async def test_a_webhook_ends_a_poll(api: BotApi, bot: telegram.Bot, hook: Hook) -> None:
    """A poll that waits ends with an error that names the webhook."""
    poll = asyncio.create_task(bot.get_updates(timeout=10))
    await asyncio.sleep(0.1)
    await bot.set_webhook(hook.url)
    with pytest.raises(telegram.error.Conflict, match=r"(?i)setWebhook"):
        await poll
    assert api.delivery


@pytest.mark.parametrize("mode", ("poll", "webhook"))
async def test_updates_misbehave(api: BotApi, bot: telegram.Bot, hook: Hook, mode: str) -> None:
    """On command each update comes one to three times, at most five places from its own."""
    api.misbehave(seed=3)
    ana = api.user("Ana")
    if mode == "webhook":
        await bot.set_webhook(hook.url)
    for number in range(60):
        await ana.say(str(number))
    if mode == "webhook":
        await hook.until(60)
        await asyncio.sleep(0.1)
        texts = [int(text) for text, _ in hook.got]
    else:
        texts = [int(update.message.text or "") for update in await bot.get_updates() if update.message]
    assert texts != sorted(texts)
    assert all(1 <= texts.count(number) <= 3 for number in range(60))
    if mode == "poll":
        places = list(dict.fromkeys(texts))
        assert all(abs(places.index(number) - number) <= 5 for number in range(60))
