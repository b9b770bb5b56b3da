"""Sends what is stored for a channel's addresses: each in order, each part until it is there or refused for good.

While the channel cannot be reached a part is tried again with growing pauses; after 24 hours its line fails as too old.
A line that is refused fails by itself, and the next one goes on.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar

import structlog

from handoff.channels.delivery.deliveries import Due, block, fail, get_open_addresses, part_done, put_back, take
from handoff.channels.delivery.failures import Failure, Kind
from handoff.channels.delivery.workers import Workers
from handoff.conversation.events import DeliveryWaits, Event
from handoff.conversation.hub import Hub
from handoff.errors import NotFound, StoreUnavailable
from handoff.store.store import Store, Tx

P = ParamSpec("P")
R = TypeVar("R")
Step = TypeVar("Step")

MAX_PAUSE_S = 60.0
"""Even after an outage of an hour everything is on its way a minute after the channel is back."""
STORE_PAUSE_S = 1.0
GRACE_S = 3.0
"""How long calls under way may take to end at a stop, so that what has gone out is noted."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Call:
    """A step with all that it needs loaded. `make` returns the ids of the messages it became."""

    make: Callable[[], Awaitable[tuple[str, ...]]]
    messages: int = 1
    """How many messages it becomes, for the pace."""


class Outlet(Protocol[Step]):
    """What a channel does with the lines that are sent to it."""

    @property
    def channel(self) -> str:
        """Its name."""
        ...

    def steps(self, due: Due) -> Sequence[Sequence[Step]]:
        """The line's steps, in order. Each is a list of versions: where one is refused, the next is tried."""
        ...

    async def load(self, due: Due, step: Step) -> Call:
        """The call that does the step. Raises NotFound or OSError where something it needs is gone."""
        ...

    def turn(self, address: str, messages: int) -> AbstractAsyncContextManager[None]:
        """Wait until the address may be sent so many messages; the call is made inside."""
        ...

    def rest(self, address: str, seconds: float) -> None:
        """Pause this address, and no other, for so many seconds."""
        ...

    def classify(self, error: Exception) -> Failure:
        """What it means that a call has raised this."""
        ...

    def delivered(self, due: Due, message_ids: Sequence[str]) -> None:
        """Note that the line has arrived; the ids are those of its last step's messages."""
        ...


class Sender(Generic[Step]):
    """Sends lines as they are stored. `start` goes on with what an earlier process left."""

    def __init__(
        self,
        store: Store,
        hub: Hub,
        outlet: Outlet[Step],
        *,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._store, self._outlet, self._sleep, self._jitter = store, outlet, sleep, jitter
        self._channel = outlet.channel
        self._addresses = Workers(self._send_all, f"lines on {self._channel} to")
        self._under_way: set[asyncio.Task[Failure | None]] = set()
        self._log = log.bind(channel=self._channel)
        hub.listen_to_all(self._hear)

    async def start(self) -> None:
        """Take up whatever waits."""
        for address in await self._store.read(get_open_addresses, self._channel):
            self._addresses.wake(address)

    async def stop(self) -> None:
        """Send nothing more; what waits stays in the database."""
        await self._addresses.stop()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=GRACE_S)
        for call in self._under_way:
            call.cancel()

    def _hear(self, change: Event) -> None:
        if isinstance(change, DeliveryWaits) and change.channel == self._channel:
            self._addresses.wake(change.address)

    async def _send_all(self, address: str) -> None:
        failures = 0
        while (due := await self._write(take, self._channel, address)) is not None:
            if due.repeated:
                self._log.warning("send repeated", conversation=due.conversation)
            if await self._send(due):
                failures = 0
            else:
                failures += 1
                await self._sleep(min(2.0 ** (failures - 1), MAX_PAUSE_S) * (1 + self._jitter()) / 2)

    async def _send(self, due: Due) -> bool:
        """Take the line's next step; returns whether to go on at once."""
        try:
            steps = self._outlet.steps(due)
        except Exception as error:  # noqa: BLE001  # one odd line must not hold up the others; its words are not logged
            return await self._take_note(due, Failure(Kind.REFUSED, type(error).__name__))
        if due.part >= len(steps):
            await self._write(part_done, due, (), last=True)
            return True
        failure = None
        for version in steps[due.part]:
            failure = await self._try(due, version, last=due.part + 1 == len(steps))
            if failure is None or failure.kind is not Kind.REFUSED:
                break
        return failure is None or await self._take_note(due, failure)

    async def _try(self, due: Due, step: Step, *, last: bool) -> Failure | None:
        try:
            call = await self._outlet.load(due, step)
        except (NotFound, OSError) as error:
            return Failure(Kind.REFUSED, type(error).__name__)
        async with self._outlet.turn(due.address, call.messages):
            task = asyncio.create_task(self._make(due, call, last=last))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)
            return await asyncio.shield(task)

    async def _make(self, due: Due, call: Call, *, last: bool) -> Failure | None:
        try:
            message_ids = await call.make()
        except Exception as error:  # noqa: BLE001  # the channel says what it means; its text may have words in it
            return self._outlet.classify(error)
        await self._write(part_done, due, message_ids, last=last)
        if last:
            self._outlet.delivered(due, message_ids)
        return None

    async def _take_note(self, due: Due, failure: Failure) -> bool:
        """Write down what a failure means; returns whether to go on at once."""
        match failure.kind:
            case Kind.BLOCKED:
                conversation = await self._write(block, due.channel, due.address)
                self._log.warning("address blocked", conversation=conversation)
            case Kind.REFUSED:
                await self._write(fail, due, failure.reason)
                self._log.warning("send refused", conversation=due.conversation, error=failure.error)
            case Kind.WAIT:
                self._outlet.rest(due.address, failure.wait_s)
                await self._write(put_back, due)
            case Kind.RETRY:
                self._log.warning("send failed", conversation=due.conversation, error=failure.error)
                if not failure.uncertain:
                    await self._write(put_back, due)
                return False
        return True

    async def _write(self, verb: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Write until it succeeds: otherwise what has gone out would go out again."""
        while True:
            try:
                return await self._store.write(verb, *args, **kwargs)
            except StoreUnavailable:
                self._log.exception("store unavailable")
                await self._sleep(STORE_PAUSE_S)
