"""Conversations: the bot's turns are run."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handoff.conversation.runner import TurnRunner
from handoff.lifetimes import Lifetime
from handoff.services import App, Services


def setup(_app: App, services: Services) -> Lifetime:
    """The bot answers while the server runs, first what an earlier process left."""
    return _answering(services)


@asynccontextmanager
async def _answering(services: Services) -> AsyncIterator[None]:
    async with services.bot as bot:
        runner = TurnRunner(services.store, services.hub, bot, services.notices)
        try:
            await runner.start()
            yield
        finally:
            await runner.stop()
