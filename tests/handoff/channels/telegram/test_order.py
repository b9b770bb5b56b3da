"""Updates are settled in Telegram's order in every chat, without waiting for long, and chats do not wait for others."""

import asyncio
from collections.abc import Callable, Sequence
from random import Random

import pytest

from handoff.channels.telegram.inbound.lanes import ALBUM_S, RESTARTED_S, Lanes
from handoff.channels.telegram.inbound.sequence import PATIENCE_S, RESTARTED, Sequencer, Update
from tests.handoff.channels.telegram.canned import update


class Timers:
    """Calls that are to be made later."""

    def __init__(self) -> None:
        self.set: list[tuple[float, Callable[[], None]]] = []

    def later(self, seconds: float, call: Callable[[], None]) -> None:
        """Remember the call, as the event loop's `call_later` does."""
        self.set.append((seconds, call))

    def ring(self) -> None:
        """Make all calls."""
        due, self.set = self.set, []
        for _, call in due:
            call()


def sequencer(last: int | None = 0) -> tuple[Sequencer, list[int], Timers]:
    """A sequencer, what it passes on, and its timers."""
    passed: list[int] = []
    timers = Timers()
    return Sequencer(lambda one: passed.append(one.id), timers.later, last), passed, timers


def put(sequence: Sequencer, *ids: int) -> None:
    """Let updates arrive."""
    for one in ids:
        sequence.put(update(one))


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_updates_are_passed_on_in_order(seed: int) -> None:
    """Updates up to five places from their own are put right, and nothing waits in the end."""
    ids = list(range(1, 60))
    for start in range(0, len(ids), 6):
        block = ids[start : start + 6]
        Random(seed + start).shuffle(block)  # noqa: S311  # repeatable on purpose
        ids[start : start + 6] = block
    sequence, passed, _ = sequencer()
    put(sequence, *ids)
    assert passed == sorted(ids)


def test_gap_is_waited_for_and_then_left() -> None:
    """A missing update holds others up for a second at most; if it comes later it is passed on at once."""
    sequence, passed, timers = sequencer()
    put(sequence, 1, 3, 4)
    assert passed == [1]
    assert {seconds for seconds, _ in timers.set} == {PATIENCE_S}
    timers.ring()
    assert passed == [1, 3, 4]
    put(sequence, 2, 5)
    assert passed == [1, 3, 4, 2, 5]


def test_first_update_ever_waits_for_earlier_ones() -> None:
    """The very first update waits for earlier ones: without a last id nobody knows whether it has overtaken some."""
    sequence, passed, timers = sequencer(None)
    put(sequence, 12, 11)
    assert passed == []
    timers.ring()
    assert passed == [11, 12]


def test_new_sequence_of_ids_is_followed() -> None:
    """Far lower ids are a new sequence, not old updates: after a week of silence Telegram begins at any number."""
    sequence, passed, timers = sequencer(5 * RESTARTED)
    put(sequence, 102, 101)
    timers.ring()
    put(sequence, 104, 103)
    assert passed == [101, 102, 103, 104]


class Clock:
    """Time that passes only by sleeping; sleepers wake in order."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Let time pass for everybody."""
        await asyncio.sleep(0)
        self.now += seconds


class Settled:
    """Records what was settled, and when."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.all: list[list[int]] = []
        self.times: list[float] = []
        self.gates: dict[int, asyncio.Event] = {}

    async def settle(self, updates: Sequence[Update]) -> None:
        """Wait at the gate of the first update, if it has one."""
        if gate := self.gates.get(updates[0].id):
            await gate.wait()
        self.all.append([one.id for one in updates])
        self.times.append(self.clock())


async def run_out(lanes: Lanes) -> None:
    """Run until nothing is left to do."""
    for _ in range(100):
        await asyncio.sleep(0)
    await lanes.stop()


async def test_chats_do_not_wait_for_each_other() -> None:
    """A chat whose update takes long keeps its own order and holds up nobody else."""
    clock = Clock()
    settled = Settled(clock)
    settled.gates[1] = gate = asyncio.Event()
    lanes = Lanes(settled.settle, clock, clock.sleep)
    for one in (update(1, chat=1), update(2, chat=2), update(3, chat=1), update(4, chat=2)):
        lanes.put(one)
    for _ in range(20):
        await asyncio.sleep(0)
    assert settled.all == [[2], [4]]
    gate.set()
    await run_out(lanes)
    assert settled.all == [[2], [4], [1], [3]]


async def test_album_is_one_message() -> None:
    """The parts of an album are settled together, a moment after the last, and before what came behind them."""
    clock = Clock()
    settled = Settled(clock)
    lanes = Lanes(settled.settle, clock, clock.sleep)
    for one in (update(1), update(2, group="a"), update(3, group="a"), update(4), update(5, group="a")):
        lanes.put(one)
    await run_out(lanes)
    assert settled.all == [[1], [2, 3, 5], [4]]
    assert settled.times[1] == pytest.approx(100 + ALBUM_S)


async def test_part_that_comes_later_prolongs_the_wait() -> None:
    """An album is whole when nothing has been added for a moment, however long it takes to arrive."""
    clock = Clock()
    settled = Settled(clock)
    lanes = Lanes(settled.settle, clock, clock.sleep)
    lanes.put(update(1, group="a"))
    await asyncio.sleep(0)
    clock.now += 0.5
    lanes.put(update(2, group="a"))
    await run_out(lanes)
    assert settled.all == [[1, 2]]
    assert settled.times[0] >= 100.5 + ALBUM_S


async def test_album_cut_short_by_a_restart_waits_for_its_rest() -> None:
    """Parts of an earlier process wait until Telegram can have sent the others."""
    clock = Clock()
    settled = Settled(clock)
    lanes = Lanes(settled.settle, clock, clock.sleep)
    lanes.put(update(1, group="a"), restarted=True)
    lanes.put(update(2, group="a"), restarted=True)
    await run_out(lanes)
    assert settled.all == [[1, 2]]
    assert settled.times[0] >= 100 + RESTARTED_S


async def test_nothing_is_settled_after_a_stop() -> None:
    """A stop ends at once, whatever is under way; updates that come later are left for the next start."""
    clock = Clock()
    settled = Settled(clock)
    settled.gates[1] = asyncio.Event()
    lanes = Lanes(settled.settle, clock, clock.sleep)
    lanes.put(update(1))
    await asyncio.sleep(0)
    await lanes.stop()
    lanes.put(update(2))
    await asyncio.sleep(0)
    assert settled.all == []
