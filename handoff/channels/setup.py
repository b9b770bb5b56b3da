"""The channels: each is opened, mounted and started as its record says."""

from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager

from handoff.channels.all import CHANNELS
from handoff.channels.record import LinkMaker, OpenChannel
from handoff.lifetimes import Lifetime
from handoff.services import App, Services


def setup(app: App, services: Services) -> Lifetime:
    """Mount the routes of every channel that is on; they take messages while the server runs."""
    links: dict[str, LinkMaker] = {}
    opened: list[OpenChannel] = []
    for record in CHANNELS:
        if (channel := record.open(services, links)) is None:
            services.statuses[record.name] = lambda: None
            continue
        links[record.name] = channel.link
        if channel.status is not None:
            services.statuses[record.name] = channel.status
        for routes in channel.routes:
            app.blueprint(routes)
        opened.append(channel)
    return _running(opened)


@asynccontextmanager
async def _running(channels: Sequence[OpenChannel]) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        for channel in channels:
            await stack.enter_async_context(channel.lifetime)
        yield
