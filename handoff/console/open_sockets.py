"""The agents' sockets that are open. Those of a session end with it."""

import asyncio

from sanic import Websocket

from handoff.console.live import Live
from handoff.console.sessions import Sessions
from handoff.console.socket import AgentSocket
from handoff.desk.accounts import AgentLogin
from handoff.store.store import Store


class OpenSockets:
    """Serves agents' sockets, and ends them when `sessions` says that their session ended."""

    def __init__(self, store: Store, live: Live, sessions: Sessions) -> None:
        self._store, self._live = store, live
        self._sockets: set[AgentSocket] = set()
        sessions.on_close(self._end)

    async def serve(self, login: AgentLogin, socket: Websocket) -> None:
        """One agent's socket, until it closes."""
        agent_socket = AgentSocket(self._store, self._live, login, socket)
        self._sockets.add(agent_socket)
        try:
            await agent_socket.serve()
        finally:
            self._sockets.discard(agent_socket)

    def _end(self, session: str) -> None:
        for socket in [one for one in self._sockets if one.session == session]:
            task = asyncio.ensure_future(socket.end())
            task.add_done_callback(lambda done: done.exception())
