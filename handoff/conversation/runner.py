"""Runs the bot's turns: one at a time in a conversation, all conversations side by side."""

import asyncio
import contextlib
from dataclasses import replace

import structlog

from handoff.conversation.events import Event, OwnerChanged, TurnBegun, TurnWaits, Typing
from handoff.conversation.holding import Holds, grace_on
from handoff.conversation.hub import Hub
from handoff.conversation.turns import (
    answer_turn,
    apologise,
    get_conversations_with_open_turns,
    give_up,
    put_back,
    take_turn,
)
from handoff.conversation.values import Speaker
from handoff.errors import StoreUnavailable
from handoff.notices import Notices
from handoff.rasa_client import Bot, BotUnavailable
from handoff.store.store import Store

BUDGET_S = 4.2
"""The shopper gets an answer within five seconds; the rest of them is for storing and sending it."""
PATIENCE_S = 90.0
"""After the apology a kept message is still answered if the bot comes back in this time and nothing else was said."""
LATE_BUDGET_S = 10.0
STORE_PAUSE_S = 1.0

log = structlog.get_logger(__name__)


class TurnRunner:
    """Answers turns as they begin. `start` goes on with what an earlier process left."""

    def __init__(self, store: Store, hub: Hub, bot: Bot, notices: Notices) -> None:
        self._store, self._hub, self._bot, self._notices = store, hub, bot, notices
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._waiting: set[str] = set()
        self._holds = Holds()
        self._late: dict[str, asyncio.Task[None]] = {}
        """Turns whose shopper got an apology and that are still tried; cancelled once the conversation moves on."""
        hub.listen_to_all(self._hear)

    async def start(self) -> None:
        """Take up every turn that has no answer yet."""
        for conversation in await self._store.read(get_conversations_with_open_turns):
            self._wake(conversation)

    async def stop(self) -> None:
        """End all runners; their turns stay open in the database and are taken up at the next start."""
        for task in list(self._tasks.values()):
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

    def _hear(self, change: Event) -> None:
        if isinstance(change, TurnBegun):
            self._wake(change.conversation, change)
        elif isinstance(change, TurnWaits):
            self._holds.hear_message(change.conversation, typed=change.typed)
            self._wake(change.conversation)
            self._end_late(change.conversation)
        elif isinstance(change, OwnerChanged):
            self._end_late(change.conversation)
        elif isinstance(change, Typing) and change.kind is Speaker.SHOPPER and change.conversation in self._waiting:
            self._holds.hear_typing(change.conversation)

    def _end_late(self, conversation: str) -> None:
        if late := self._late.get(conversation):
            late.cancel()

    def _wake(self, conversation: str, begun: TurnBegun | None = None) -> None:
        """Start the conversation's task; where one runs, it finds in the database whatever else is to be answered."""
        if begun is None or conversation in self._tasks:
            self._waiting.add(conversation)
        if conversation not in self._tasks:
            task = asyncio.create_task(self._run(conversation, begun), name=f"turns of {conversation}")
            self._tasks[conversation] = task
            task.add_done_callback(lambda done: self._done(conversation, stopped=done.cancelled()))

    def _done(self, conversation: str, *, stopped: bool) -> None:
        del self._tasks[conversation]
        if conversation in self._waiting and not stopped:  # a turn was added between the last look and now
            self._wake(conversation)

    async def _run(self, conversation: str, turn: TurnBegun | None) -> None:
        more = False
        while turn or more or conversation in self._waiting:
            try:
                if turn is None:
                    was_held = await self._holds.over(conversation)
                    self._waiting.discard(conversation)
                    turn = await self._store.write(take_turn, conversation, may_go_on=not was_held)
                    more = turn is not None  # there may be others behind it
                if turn:
                    await self._handle_turn(turn)
            except StoreUnavailable:
                log.exception("store unavailable", conversation=conversation)
                await asyncio.sleep(STORE_PAUSE_S)
                more = True
            turn = None

    async def _handle_turn(self, turn: TurnBegun) -> None:
        try:
            await self._answer(turn)
        except StoreUnavailable:
            raise
        except Exception:  # whatever it was, the shopper must not be left in silence
            log.exception("turn failed", conversation=turn.conversation, turn=turn.question.turn)
            if await self._store.write(apologise, self._notices, turn):
                await self._store.write(give_up, turn)

    async def _answer(self, turn: TurnBegun) -> None:
        if not turn.question.waiting:  # then the bot may well have nothing to say
            self._hub.publish([Typing(turn.conversation, Speaker.BOT)])
        try:
            answer = await self._bot.ask(turn.question, BUDGET_S)
        except BotUnavailable:
            log.warning("bot unavailable", conversation=turn.conversation, turn=turn.question.turn)
            if await self._store.write(apologise, self._notices, turn):
                await self._answer_late(turn)
            return
        if answer.unfinished:
            self._holds.wait_for_rest(turn.conversation, grace_on(turn.question.metadata["channel"]))
            self._waiting.add(turn.conversation)
            await self._store.write(put_back, turn)
            return
        await self._store.write(answer_turn, self._notices, turn, answer)

    async def _answer_late(self, turn: TurnBegun) -> None:
        """Answer the turn once the bot is back, unless the conversation has moved on by then.

        It moves on when the shopper says more, which becomes the next turn, and when somebody else takes over.
        """
        trying = self._late[turn.conversation] = asyncio.create_task(self._try_again(turn))
        if turn.conversation in self._waiting:
            self._end_late(turn.conversation)
        try:
            await asyncio.wait([trying], timeout=PATIENCE_S)
        finally:
            del self._late[turn.conversation]
            trying.cancel()
        if trying.done() and not trying.cancelled():
            trying.result()
        else:
            await self._store.write(give_up, turn)

    async def _try_again(self, turn: TurnBegun) -> None:
        whole = replace(turn.question, goes_on=None)  # nothing followed, or it would have ended this
        while True:
            with contextlib.suppress(BotUnavailable):
                answer = await self._bot.ask(whole, LATE_BUDGET_S)
                await self._store.write(answer_turn, self._notices, turn, answer)
                return
            await asyncio.sleep(STORE_PAUSE_S)
