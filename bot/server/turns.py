"""One turn: what is learnt while Rasa works on one message's wishes, and the answers kept for callers who ask again."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Coroutine
from contextvars import ContextVar
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

# What Rasa may spend on the action server in one turn: handoff waits 4.2 s, so that a shopper gets an answer within 5.
BUDGET_S = 3.8
# A caller asks again within seconds; 2,000 answers are more than a busy minute makes and less than 10 MB.
MAX_KEPT = 2_000


@dataclass
class Turn:
    """What Rasa's parts note down during one turn: the actions that failed, and the conversation it saved."""

    until: float = field(default_factory=lambda: monotonic() + BUDGET_S)
    failed: list[str] = field(default_factory=list)
    tracker: Any = None
    # How many of the message's wishes have been answered, see bot/channel/channel.py.
    answered: int = 0
    # Whether sorry was said in it, see bot/server/one_sorry.py.
    said_sorry: bool = False

    @property
    def seconds_left(self) -> float:
        """How long this turn may still wait for actions; 0 when its budget is spent."""
        return max(0.0, self.until - monotonic())


_current: ContextVar[Turn] = ContextVar("turn")


def begin_turn() -> Turn:
    """Begin a turn in this task; whatever this task calls finds it as `current_turn`."""
    turn = Turn()
    _current.set(turn)
    return turn


def current_turn() -> Turn:
    """Return the turn this task works on, or one that nobody reads when there is none (training, the shell)."""
    return _current.get(Turn())


class Answers:
    """Runs each turn once. The same turn again gets the kept answer or waits for the running turn."""

    def __init__(self, most: int = MAX_KEPT) -> None:
        self._most = most
        self._turns: OrderedDict[tuple[str, str], asyncio.Task[dict[str, Any]]] = OrderedDict()
        self._running: set[str] = set()

    async def answer(
        self, sender: str, turn_id: str, run: Callable[[], Coroutine[Any, Any, dict[str, Any]]]
    ) -> dict[str, Any] | None:
        """Return the answer of that turn, or None when another turn of that sender is still running.

        The turn goes on when the caller goes away.
        """
        task = self._turns.get((sender, turn_id))
        if task is None:
            if sender in self._running:
                return None
            task = self._start(sender, turn_id, run)
        return await asyncio.shield(task)

    def forget(self, sender: str, turn_id: str) -> None:
        """Let that turn be run anew when it is asked again."""
        self._turns.pop((sender, turn_id), None)

    def _start(
        self, sender: str, turn_id: str, run: Callable[[], Coroutine[Any, Any, dict[str, Any]]]
    ) -> "asyncio.Task[dict[str, Any]]":
        task = asyncio.create_task(run())
        self._running.add(sender)
        self._turns[sender, turn_id] = task
        task.add_done_callback(lambda _: self._running.discard(sender))
        self._forget_oldest()
        return task

    def _forget_oldest(self) -> None:
        while len(self._turns) > self._most:
            key = next((key for key, task in self._turns.items() if task.done()), None)
            if key is None:
                return
            del self._turns[key]
