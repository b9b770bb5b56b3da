"""What tests of the Telegram channel share: the Bot API, a store, and a sender or a whole server between them."""

from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

import pytest

from handoff.channels.telegram.client import make_bot
from handoff.channels.telegram.outbound import pace
from handoff.channels.telegram.outbound.sender import TelegramSender
from handoff.conversation.hub import Hub
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.services import NOTICES
from handoff.store.store import Store, utc_now
from standins.telegram.api import TOKEN, BotApi
from standins.telegram.people import User
from tests.fakes import FakeBot
from tests.handoff.channels.telegram.lines import Lines
from tests.handoff.channels.telegram.serving import Shop, script, shop_settings
from tests.handoff.kit import Server


@pytest.fixture(scope="session")
def notices() -> Notices:
    """The notices of the sample shop."""
    return Notices.load(NOTICES, "Fernhill Outfitters")


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """Real time, because the server that reads the same database uses it."""
    return utc_now


@pytest.fixture
async def lines(store: Store, notices: Notices) -> Lines:
    """Conversations on Telegram, and what is said in them."""
    return Lines(store, notices)


@pytest.fixture
async def album(store: Store, tmp_path: Path) -> AsyncIterator[Album]:
    """An empty album."""
    async with Album(store, tmp_path / "photos") as kept:
        yield kept


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """The folder of the cards' pictures."""
    folder = tmp_path / "pictures"
    folder.mkdir()
    return folder


@pytest.fixture
def hub(store: Store) -> Hub:
    """The hub, which hears of everything that is committed."""
    heard = Hub()
    store.subscribe(heard.publish)
    return heard


@pytest.fixture
async def sender(
    store: Store,
    hub: Hub,
    notices: Notices,
    album: Album,
    pictures: Path,
    api: BotApi,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[TelegramSender]:
    """A sender at work, without the pauses in a chat, which a test of the pace puts back."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 0.0)
    bot = make_bot(TOKEN, api.url)
    await bot._request[1].initialize()
    sending = TelegramSender(store, hub, bot, notices, album, pictures)
    await sending.start()
    yield sending
    await sending.stop()
    await bot._request[1].shutdown()


@pytest.fixture
def shop(tmp_path: Path, current_url: str, api: BotApi, store: Store, monkeypatch: pytest.MonkeyPatch) -> Shop:
    """A shop on Telegram, with short pauses in a chat."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 0.05)
    return Shop(shop_settings(tmp_path, current_url, api, "poll"), api, store, FakeBot(script))


@pytest.fixture
async def server(shop: Shop) -> AsyncIterator[Server]:
    """The shop's server."""
    async with shop.open() as running:
        yield running


@pytest.fixture
def mia(api: BotApi, server: Server) -> User:  # noqa: ARG001  # she comes once the shop is open
    """A shopper."""
    return api.user("Mia", language="sv")
