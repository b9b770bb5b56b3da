"""What the agents' routes work with, and their sockets."""

import asyncio
from typing import Any

from sanic import Websocket

from handoff.console.live import Live
from handoff.console.sessions import Sessions
from handoff.console.socket import AgentSocket
from handoff.desk.accounts import AgentAccount, AgentLogin
from handoff.desk.board import get_rows_of
from handoff.desk.packet import PacketReader
from handoff.errors import Forbidden, Unauthorized
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.photos.links import PhotoLinks
from handoff.store.store import Store

SESSION_ERRORS = (Unauthorized, Forbidden)
"""What every route behind a login may answer."""


class Console:
    """The parts the routes work with, put together in ``handoff.app``."""

    def __init__(
        self,
        store: Store,
        notices: Notices,
        live: Live,
        sessions: Sessions,
        packets: PacketReader,
        album: Album,
        links: PhotoLinks,
    ) -> None:
        self.store, self.notices, self.live, self.sessions, self.packets = store, notices, live, sessions, packets
        self.album, self.links = album, links
        self._sockets: set[AgentSocket] = set()
        sessions.on_close(self._end_sockets)

    async def serve(self, login: AgentLogin, socket: Websocket) -> None:
        """One agent's socket, until it closes."""
        agent_socket = AgentSocket(self.store, self.live, login, socket)
        self._sockets.add(agent_socket)
        try:
            await agent_socket.serve()
        finally:
            self._sockets.discard(agent_socket)

    def _end_sockets(self, session: str) -> None:
        for socket in [one for one in self._sockets if one.session == session]:
            task = asyncio.ensure_future(socket.end())
            task.add_done_callback(lambda done: done.exception())

    async def row(self, conversation: str) -> dict[str, Any]:
        """``{conversation: row}`` after a change."""
        rows = await self.store.read(get_rows_of, {conversation}, self.store.now())
        return {"conversation": rows[0]}


def as_agent(agent: AgentAccount) -> dict[str, Any]:
    """An agent as colleagues see them."""
    return {"id": agent.id, "name": agent.name, "role": agent.role, "email": agent.email}
