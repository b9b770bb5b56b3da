"""What tests of channels share. They run on one database, because the edge does not depend on which it is."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from handoff.channels.telegram.outbound import pace
from handoff.services import Parts
from standins.telegram.api import TOKEN, BotApi
from tests.fakes import FakeBot
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """An empty SQLite database of the test's own."""
    return f"sqlite:///{tmp_path / 'counterhand.db'}"


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Telegram; a request that no correct client sends fails the test."""
    async with BotApi() as served:
        yield served
    assert not served.violations


@pytest.fixture
async def server_on_both(
    tmp_path: Path, current_url: str, bot: FakeBot, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Server]:
    """A server on the website and on Telegram, where it sends at once: its real pace has tests of its own."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 0.0)
    settings = make_settings(
        tmp_path, current_url, telegram_bot_token=SecretStr(TOKEN), telegram_api=api.url, telegram_links=api.url
    )
    async with running_server(settings, Parts(bot, FakeShop())) as running:
        yield running
