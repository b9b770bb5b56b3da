"""One conversation at the level of its verbs: each in a transaction of its own, as the edges call them."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, select

from handoff.conversation import shopper, turns
from handoff.conversation.agent import owning, saying
from handoff.conversation.events import Event, TurnBegun
from handoff.conversation.incoming import AskedPerson, Chose, Ended, Incoming, LeftQueue, Said
from handoff.conversation.log import get_messages
from handoff.conversation.thread import Actor
from handoff.conversation.values import LogMessage
from handoff.notices import Notices
from handoff.rasa_client import Answer
from handoff.store.store import Store
from handoff.store.tables import Base
from handoff.store.tables.conversations import Audit, Conversation

_ids = itertools.count(1)


def client_id() -> str:
    """A new id as a widget makes it; ids count up, which helps to read a failing test."""
    return f"00000000-0000-4000-8000-{next(_ids):012}"


@dataclass
class Talk:
    """A conversation, and the events told of it."""

    store: Store
    notices: Notices
    id: str
    told: list[Event] = field(default_factory=list)

    channel: str = "web"

    async def does(self, incoming: Incoming) -> LogMessage | None:
        """Do something as the shopper."""
        return await self.store.write(shopper.receive, self.notices, self.id, self.channel, incoming)

    async def said(self, incoming: Incoming) -> LogMessage:
        """Do something as the shopper that becomes a line."""
        message = await self.does(incoming)
        assert message is not None
        return message

    async def say(self, text: str, external_id: str | None = None) -> LogMessage:
        """Write as the shopper."""
        return await self.said(Said(external_id or client_id(), text))

    async def choose(self, seq: int, option: int, external_id: str | None = None) -> LogMessage:
        """Press a button as the shopper."""
        return await self.said(Chose(external_id or client_id(), seq, option))

    async def ask_person(self, external_id: str | None = None) -> LogMessage:
        """Ask for a person as the shopper."""
        return await self.said(AskedPerson(external_id or client_id()))

    async def leave(self) -> None:
        """Leave the queue as the shopper."""
        await self.does(LeftQueue())

    async def end(self) -> None:
        """End the conversation as the shopper."""
        await self.does(Ended())

    async def take(self, *, may_go_on: bool = False) -> TurnBegun | None:
        """Take the next turn as the runner."""
        return await self.store.write(turns.take_turn, self.id, may_go_on=may_go_on)

    async def taken(self, *, may_go_on: bool = False) -> TurnBegun:
        """Take the next turn, which must be there."""
        turn = await self.take(may_go_on=may_go_on)
        assert turn is not None
        return turn

    async def answer(self, turn: TurnBegun, answer: Answer) -> bool:
        """Give the bot's answer to a turn."""
        return await self.store.write(turns.answer_turn, self.notices, turn, answer)

    async def apologise(self, turn: TurnBegun) -> bool:
        """Apologise for a turn that the bot did not answer in time."""
        return await self.store.write(turns.apologise, self.notices, turn)

    async def claim(self, by: Actor) -> None:
        """Claim the conversation as an agent."""
        await self.store.write(owning.claim, self.notices, self.id, by)

    async def reply(
        self, by: Actor, text: str, *, seen: int = 10**6, id_: str = "", confirmed: bool = False,
        photos: tuple[str, ...] = (), quote: int | None = None,
    ) -> LogMessage:  # fmt: skip
        """Write as an agent."""
        draft = saying.Draft(id_ or client_id(), text, photos, quote)
        return await self.store.write(saying.say, self.id, by, draft, seen, confirmed=confirmed)

    async def resolve(self, by: Actor, outcome: str | None = None, note: str | None = None) -> None:
        """Resolve the conversation as an agent."""
        await self.store.write(owning.resolve, self.notices, self.id, by, outcome, note)

    async def give_back(self, by: Actor, settled: str | None = None) -> None:
        """Give the conversation back to the bot as an agent."""
        await self.store.write(owning.give_back, self.notices, self.id, by, settled)

    async def log(self) -> list[LogMessage]:
        """Every line of the log."""
        return await self.store.read(get_messages, self.id)

    async def lines(self) -> list[tuple[str, str]]:
        """Who said what, without the first notice."""
        return [(message.kind.value, message.text) for message in (await self.log())[1:]]

    async def row(self) -> Row[Any]:
        """The conversation's columns."""
        return next(row for row in await self.rows(Conversation) if row.id == self.id)

    async def audit(self) -> list[tuple[str, str, str, str, int]]:
        """The audit: who did what, from which owner, to which, in which epoch."""
        rows = await self.rows(Audit)
        return [(row.actor, row.change, row.from_owner, row.to_owner, row.epoch) for row in rows]

    async def rows(self, table: type[Base]) -> list[Row[Any]]:
        """Everything in a table, oldest first."""
        return await self.store.read(_rows, table)


def _rows(conn: Connection, table: type[Base]) -> list[Row[Any]]:
    return list(conn.execute(select(table.__table__).order_by(*table.__table__.primary_key)))
