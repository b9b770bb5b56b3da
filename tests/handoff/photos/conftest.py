"""What tests of photos over HTTP share: a server that a shop's site embeds, and a shopper."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handoff.services import Parts
from tests.fakes import FakeBot
from tests.handoff.kit import Server, Shopper, make_settings, running_server
from tests.handoff.photos.serving import SHOP, session
from tests.shop.fakes import FakeShop


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
