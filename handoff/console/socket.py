"""An agent's WebSocket: what was missed since an event, then everything that concerns them as it happens."""

import asyncio
import contextlib

import orjson
from sanic import Websocket
from sanic.exceptions import WebsocketClosed

from handoff.console.frames import AgentFrame, AgentSeen, AgentTyping, ToAgent, Watch, read_frame, read_hello
from handoff.console.live import Listener, Live, get_events, message_frame, row_frame
from handoff.conversation.agent import saying
from handoff.conversation.events import Typing
from handoff.conversation.values import Speaker
from handoff.desk.accounts import AgentLogin
from handoff.desk.board import get_rows_of
from handoff.edge.mailbox import Mailbox
from handoff.edge.rates import Rate
from handoff.edge.sockets import HELLO_WITHIN_S, POLICY_VIOLATION, error_frame, talk
from handoff.errors import BadFrame, CounterhandError
from handoff.store.store import Store

MISSED = 1_000
"""More missed events than this, and reloading is quicker than replaying."""
ROWS_AGAIN = 50
FLOOD = (600, 10.0)
SESSION_ENDED = 4401
"""Our own close code: the session behind this socket ended."""


class AgentSocket:
    """One agent's socket. `serve` returns when it is closed."""

    def __init__(self, store: Store, live: Live, login: AgentLogin, socket: Websocket) -> None:
        self._store, self._live, self._login, self._socket = store, live, login, socket
        self._mail: Mailbox[str] = Mailbox()
        self._listener = Listener(login.agent.id, self._mail.put)
        self._frames = Rate(*FLOOD)

    @property
    def session(self) -> str:
        """The key of the session it belongs to."""
        return self._login.key

    async def serve(self) -> None:
        """Read the hello, send what was missed, then read and send until either side or the session ends."""
        try:
            hello = read_hello(await self._socket.recv(HELLO_WITHIN_S))
        except BadFrame as error:
            await self._send(error_frame(error))
            await self._socket.close(POLICY_VIOLATION, error.code)
            return
        self._live.join(self._listener)
        try:
            with self._live.attendance.present():
                await self._replay(hello.after)
                await self._talk()
        finally:
            self._live.leave(self._listener)

    async def end(self) -> None:
        """Close the socket, because its session ended."""
        await self._socket.close(SESSION_ENDED, "signed out")

    async def _talk(self) -> None:
        expires = self._login.expires_at.timestamp() - self._store.now().timestamp()
        ending = asyncio.get_running_loop().call_later(max(expires, 0), lambda: asyncio.ensure_future(self.end()))
        try:
            await talk(self._socket, self._handle, self._write, self._frames)
        finally:
            ending.cancel()

    async def _replay(self, after: int) -> None:
        """Send `ready`, then each missed message that concerns the agent and each changed row once; or `reload`.

        Rows are told a little after their events, so those of the last events before `after` are told again.
        """
        newest = self._live.event
        await self._send({"type": "ready", "event": newest})
        if after == 0:
            return
        since, most = max(after - ROWS_AGAIN, 0), MISSED + ROWS_AGAIN
        missed = await self._store.read(get_events, since, most, lambda one: self._live.owns(self._login.agent.id, one))
        if missed is None or after > newest:
            await self._send({"type": "reload"})
            return
        for event in missed:
            if event.number > after and event.message:
                frame = message_frame(event.message, event.number, self._live.links, changed=event.changed)
                await self._send(frame)
        rows = {event.conversation for event in missed}
        for row in await self._store.read(get_rows_of, rows, self._store.now()):
            await self._socket.send(row_frame(row, newest))

    async def _handle(self, data: str | bytes) -> None:
        try:
            await self._apply_frame(read_frame(data))
        except CounterhandError as error:
            self._mail.put(orjson.dumps(error_frame(error)).decode())

    async def _apply_frame(self, frame: AgentFrame) -> None:
        match frame:
            case AgentTyping() if self._live.owns(self._login.agent.id, frame.conversation):
                self._live.hub.publish([Typing(frame.conversation, Speaker.AGENT, self._login.agent.name)])
            case AgentSeen() if self._live.owns(self._login.agent.id, frame.conversation):
                await self._store.write(saying.mark_seen, frame.conversation, self._login.actor, frame.seq)
            case Watch():
                self._listener.watched = frame.conversation

    async def _write(self) -> None:
        with contextlib.suppress(WebsocketClosed):
            while True:
                frames, overflowed = await self._mail.take()
                if overflowed:
                    frames = ['{"type":"reload"}']
                for frame in frames:
                    await self._socket.send(frame)

    async def _send(self, frame: ToAgent) -> None:
        with contextlib.suppress(WebsocketClosed):
            await self._socket.send(orjson.dumps(frame).decode())
