"""The same dialogues through handoff: the website and Telegram show what Rasa says."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from handoff.channels.telegram.outbound import pace
from handoff.services import Parts
from standins.telegram.api import TOKEN, BotApi
from testkit.agent import PASSWORD, AgentClient
from tests.dialogues import test_damaged, test_mechanics, test_orders, test_questions
from tests.dialogues.conftest import SECRET
from tests.dialogues.on_channels import on_channel
from tests.dialogues.saying import Dialogue
from tests.handoff.kit import Server, make_settings, running_server

Start = Callable[..., AbstractContextManager[Any]]

AT_ONCE = 8
DIALOGUES: dict[str, Dialogue] = {
    **{f"orders: {name}": dialogue for name, dialogue in test_orders.DIALOGUES.items()},
    **{f"damaged: {name}": dialogue for name, dialogue in test_damaged.DIALOGUES.items()},
    **{f"mechanics: {name}": dialogue for name, dialogue in test_mechanics.DIALOGUES.items()},
    **{f"question: {said}": [(said, expected)] for said, expected in test_questions.QUESTIONS},
}


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    """Telegram; a request that no correct client sends fails the test."""
    async with BotApi() as served:
        yield served
    assert not served.violations


@pytest.fixture
def bot(rasa: str, start_actions: Start, tmp_path: Path) -> Iterator[str]:
    """The whole bot, in a shop where nobody has looked up an order yet, because tries are counted by address, too."""
    with start_actions(DATA_DIR=str(tmp_path)):
        yield rasa


@pytest.fixture
async def server(bot: str, tmp_path: Path, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Server]:
    """Handoff in front of the whole bot, on both channels; on Telegram it sends at once."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 0.0)
    monkeypatch.setattr(pace, "SLOT_S", 0.0)  # a pressed button is shown in slots that no message takes
    settings = make_settings(
        tmp_path, f"sqlite:///{tmp_path / 'counterhand.db'}", rasa_urls=(bot,), rasa_secret=SecretStr(SECRET),
        telegram_bot_token=SecretStr(TOKEN), telegram_api=api.url, telegram_links=api.url,
    )  # fmt: skip
    async with running_server(settings, Parts()) as running:
        yield running


@pytest.mark.parametrize("channel", ("web", "telegram"))
async def test_every_dialogue_on_every_channel(channel: str, server: Server, api: BotApi) -> None:
    """A shopper hears on each channel what the dialogues promise, and people are told why and about what."""
    at_once = asyncio.Semaphore(AT_ONCE)

    async def play(place: int, name: str, agent: AgentClient) -> str:
        """Play a dialogue; returns what went wrong."""
        async with at_once, on_channel(channel, f"Ana {place}x", server, api, agent) as shopper:
            for said, expected in DIALOGUES[name]:
                heard = await shopper.say(said)
                if not re.search(expected, heard):
                    return f"{name}: {said!r} was answered {heard!r}"
        return ""

    email = server.settings.admin_email
    assert email
    async with AgentClient.signed_in(server, email, PASSWORD) as agent:
        wrong = await asyncio.gather(*(play(place, name, agent) for place, name in enumerate(DIALOGUES)))
    assert not list(filter(None, wrong))
