"""What the tests of the Bot API server share: the server, and the product's own client of it."""

import io
from collections.abc import AsyncIterator

import pytest
import telegram
from PIL import Image
from telegram.request import HTTPXRequest

from standins.telegram.api import BotApi
from standins.telegram.sandbox import Sandbox


@pytest.fixture(autouse=True)
def _waits_are_spans(monkeypatch: pytest.MonkeyPatch) -> None:
    """Choose the newer form of `retry_after`: the library warns of the older, and here warnings are errors."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """A server on a free port, with its page."""
    api = BotApi()
    Sandbox(api)
    async with api:
        yield api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[telegram.Bot]:
    """The library's client of that server."""
    async with client(api) as bot:
        yield bot


def client(api: BotApi, read_s: float = 5) -> telegram.Bot:
    """A client that waits so long for an answer, without a list of authorities: loading it takes longer than a test."""
    polls, others = (HTTPXRequest(read_timeout=read_s, httpx_kwargs={"verify": False}) for _ in range(2))
    return telegram.Bot(api.token, f"{api.url}/bot", f"{api.url}/file/bot", others, polls)


@pytest.fixture(scope="session")
def jpeg() -> bytes:
    """A small photo."""
    with io.BytesIO() as output:
        Image.new("RGB", (640, 480), "#88a").save(output, "JPEG")
        return output.getvalue()
