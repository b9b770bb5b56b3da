"""The page that looks like a chat: what it is told, and what it can do."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
import telegram
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from standins.telegram.api import BotApi
from tests.standins.telegram.conftest import client

pytestmark = pytest.mark.wire


class Page:
    """An open page: what it was told, and its socket."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self.told: list[dict[str, Any]] = []

    async def do(self, what: str, **fields: object) -> None:
        """Do something as the visitor."""
        await self._socket.send_json({"do": what, **fields})

    async def until(self, kind: str, passes: Callable[[Any], object]) -> Any:  # noqa: ANN401  # JSON
        """Wait for the first frame of that kind that passes."""
        async with asyncio.timeout(5):
            while True:
                frame = await self._socket.receive_json()
                if kind in frame and passes(frame[kind]):
                    return frame[kind]


@pytest.fixture
async def http(api: BotApi) -> AsyncIterator[aiohttp.ClientSession]:
    """A browser's session on the page's origin."""
    async with aiohttp.ClientSession(api.url, headers={"Origin": api.url}) as http:
        yield http


@pytest.fixture
async def page(http: aiohttp.ClientSession) -> AsyncIterator[Page]:
    """The page, opened by a visitor."""
    async with http.ws_connect("/live/somebody") as socket:
        yield Page(socket)


async def test_the_page_is_where_deep_links_lead(api: BotApi, http: aiohttp.ClientSession) -> None:
    """The page is served at the root and at the bot's name, with a policy that allows no other sources."""
    for path in ("/", f"/{api.bot['username']}?start=abc"):
        async with http.get(path) as answer:
            assert "<h1" in await answer.text()
            assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


async def test_a_visitor_talks_to_the_bot(api: BotApi, page: Page) -> None:
    """A visitor follows a deep link, gets an answer with a button, presses it and sees the toast, and sees typing."""
    await page.do("start", payload="abc")
    await page.until("message", lambda message: message["mine"] and message["text"] == "/start abc")
    async with client(api) as bot:
        (update,) = await bot.get_updates(timeout=5)
        assert update.effective_chat
        menu = InlineKeyboardMarkup([[InlineKeyboardButton("Go on", callback_data="go")]])
        await bot.send_chat_action(update.effective_chat.id, "typing")
        await page.until("state", lambda state: state["typing"] and state["there"])
        await bot.send_message(update.effective_chat.id, "<b>Hello</b>", parse_mode="HTML", reply_markup=menu)
        shown = await page.until("message", lambda message: not message["mine"])
        assert (shown["text"], shown["entities"]) == ("Hello", [{"type": "bold", "offset": 0, "length": 5}])
        await page.do("press", message=shown["id"], data="go")
        query = (await bot.get_updates(offset=update.update_id + 1, timeout=5))[0].callback_query
        assert query
        await query.answer("Gone on", show_alert=True)
        answer = await page.until("answer", lambda _: True)
        assert (answer["text"], answer["alert"]) == ("Gone on", True)


async def test_a_visitor_changes_their_mind(api: BotApi, page: Page) -> None:
    """Edits, deletes and blocks reach the page, and also the bot where Telegram would tell it."""
    await page.do("say", text="one")
    said = await page.until("message", lambda message: message["text"] == "one")
    await page.do("edit", message=said["id"], text="two")
    await page.until("message", lambda message: message["text"] == "two" and message["edited"])
    await page.do("say", text="three", message=said["id"])
    await page.until("message", lambda message: (message.get("reply") or {}).get("id") == said["id"])
    await page.do("delete", message=said["id"])
    await page.until("message", lambda message: message.get("deleted"))
    await page.do("block")
    await page.until("state", lambda state: state["blocked"])
    await page.do("say", text="four")
    assert "blocked" in await page.until("error", lambda _: True)
    kinds = [next(kind for kind in update if kind != "update_id") for update in api.updates.pending.values()]
    assert kinds == ["message", "edited_message", "message", "my_chat_member"]


async def test_files_go_as_photos_albums_and_documents(
    api: BotApi, http: aiohttp.ClientSession, page: Page, jpeg: bytes
) -> None:
    """Several photos are one album; a file that is no photo is a document; a photo can be looked at."""
    form = aiohttp.FormData({"caption": "both"})
    for name in ("photo", "photo", "file"):
        form.add_field(name, jpeg, filename="a.jpg", content_type="image/jpeg")
    async with http.post("/files/somebody", data=form) as answer:
        assert answer.status == 201
    first = await page.until("message", lambda message: message["photo"])
    second = await page.until("message", lambda message: message["photo"] and message["id"] != first["id"])
    assert first["album"] == second["album"]
    async with http.get(f"/photos/somebody/{first['id']}") as answer:
        assert await answer.read() == jpeg
    async with client(api) as bot:
        messages = [update.message for update in await bot.get_updates() if update.message]
    assert [telegram.helpers.effective_message_type(message) for message in messages] == ["document", "photo", "photo"]


@pytest.mark.parametrize("origin", ("https://elsewhere.example", "null", ""))
async def test_other_sites_stay_out(api: BotApi, origin: str) -> None:
    """A page from elsewhere can neither listen nor send."""
    async with aiohttp.ClientSession(api.url, headers={"Origin": origin}) as http:
        with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
            await http.ws_connect("/live/somebody")
        async with http.post("/files/somebody", data={"caption": "x"}) as answer:
            assert answer.status == 403
