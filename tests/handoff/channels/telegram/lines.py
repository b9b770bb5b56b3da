"""Lines for Telegram's chats, at the level of the log."""

import asyncio
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, select

from handoff.conversation.agent.saying import retry
from handoff.conversation.events import Event
from handoff.conversation.incoming import AskedPerson, LeftQueue
from handoff.conversation.shopper import Shopper, conversation_at, receive
from handoff.conversation.thread import access_thread
from handoff.conversation.values import Line, LogMessage, Speaker
from handoff.notices import Notices
from handoff.store.store import Store, Tx
from handoff.store.tables.delivery import ConversationAddress, Delivery
from tests.handoff.talk import client_id


@dataclass
class Lines:
    """Adds lines to conversations on Telegram."""

    store: Store
    notices: Notices

    async def begin(self, chat: int) -> str:
        """Begin a conversation in this chat; its first line says that an AI answers."""
        return await self.store.write(conversation_at, self.notices, str(chat), Shopper("telegram", "Mia"))

    async def add(self, conversation: str, text: str, kind: Speaker = Speaker.BOT, **more: Any) -> LogMessage:  # noqa: ANN401  # any field of a line
        """Add a line, by default the bot's."""
        return await self.store.write(_append, conversation, kind, text, more)

    async def ask_person(self, conversation: str) -> None:
        """Ask for a person, as the shopper."""
        await self.store.write(receive, self.notices, conversation, "telegram", AskedPerson(client_id()))

    async def leave_queue(self, conversation: str) -> None:
        """Leave the queue, as the shopper."""
        await self.store.write(receive, self.notices, conversation, "telegram", LeftQueue())

    async def retry(self, message: LogMessage) -> None:
        """Send a failed line again, as an agent."""
        await self.store.write(retry, message.conversation, message.seq)

    async def deliveries(self) -> list[Row[Any]]:
        """All deliveries, in order."""
        return await self.store.read(_deliveries)

    async def states(self) -> list[tuple[str, str | None]]:
        """State and reason of each delivery, in order."""
        return [(row.state, row.reason) for row in await self.deliveries()]

    async def settled(self, within_s: float = 20) -> None:
        """Wait until nothing is on its way."""
        async with asyncio.timeout(within_s):
            while await self._are_open():  # noqa: ASYNC110  # a row in the database wakes nobody
                await asyncio.sleep(0.05)

    async def unreachable(self, conversation: str) -> str | None:
        """Why the chat takes nothing, or None if it does."""
        return await self.store.read(_unreachable, conversation)

    async def _are_open(self) -> bool:
        return any(state in {"waiting", "sending"} for state, _ in await self.states())

    def told(self) -> list[Event]:
        """The events told from now on."""
        heard: list[Event] = []
        self.store.subscribe(heard.extend)
        return heard


def _append(tx: Tx, conversation: str, kind: Speaker, text: str, more: dict[str, Any]) -> LogMessage:
    return access_thread(tx, conversation).append(Line(kind=kind, text=text, **more))


def _deliveries(conn: Connection) -> list[Row[Any]]:
    return list(conn.execute(select(Delivery.__table__).order_by(Delivery.id)))


def _unreachable(conn: Connection, conversation: str) -> str | None:
    return conn.execute(
        select(ConversationAddress.unreachable).where(ConversationAddress.conversation_id == conversation)
    ).scalar()
