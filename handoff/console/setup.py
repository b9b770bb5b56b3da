"""The console: the agents' API, and what their sockets are sent."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from handoff.console.agents import admin_routes
from handoff.console.conversations import conversation_routes
from handoff.console.live import Live
from handoff.console.login import login_routes
from handoff.console.messages import message_routes
from handoff.console.open_sockets import OpenSockets
from handoff.console.photos import agent_photo_routes
from handoff.console.sessions import Sessions
from handoff.desk.packet import PacketReader
from handoff.lifetimes import Lifetime, running
from handoff.services import App, Services
from shop.proof import Proofs

PROOFS_FILE = "proofs.db"


def setup(app: App, services: Services) -> Lifetime:
    """Mount `/api/agent` and `/api/admin`; agents' sockets are fed while the server runs."""
    sessions = Sessions(services.store, services.attendance)
    live = Live(services.store, services.hub, services.photo_links, services.attendance)
    proofs = Proofs(services.settings.data_dir / PROOFS_FILE)
    packets = PacketReader(services.shop, proofs, services.photo_links)
    for routes in (
        login_routes(sessions, OpenSockets(services.store, live, sessions)),
        conversation_routes(services, sessions, packets),
        message_routes(services, sessions),
        agent_photo_routes(services, sessions),
        admin_routes(services, sessions),
    ):
        app.blueprint(routes)
    return _feeding(live)


@asynccontextmanager
async def _feeding(live: Live) -> AsyncIterator[None]:
    await live.start()
    async with running(live.run):
        yield
