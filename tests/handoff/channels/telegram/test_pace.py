"""The pace: one message a second in a chat, 25 a second in all, and no chat waits for another one's pause."""

import asyncio
import heapq
from collections.abc import AsyncIterator, Callable, Coroutine
from itertools import count, pairwise
from typing import Any

import pytest

from handoff.channels.telegram.outbound.pace import Pace


class Time:
    """A clock that stands until everybody sleeps, and then jumps to the first who wakes."""

    def __init__(self) -> None:
        self.now = 1_000.0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._ids = count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Sleep until the clock gets there."""
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.now + seconds, next(self._ids), woken))
        await woken

    async def run(self, *works: Coroutine[Any, Any, None]) -> None:
        """Run until all works are done."""
        tasks = [asyncio.create_task(work) for work in works]
        while not all(task.done() for task in tasks):
            for _ in range(20):  # lets everybody go on until they sleep
                await asyncio.sleep(0)
            if self._sleepers:
                self.now, _, woken = heapq.heappop(self._sleepers)
                woken.set_result(None)
        await asyncio.gather(*tasks)


@pytest.fixture
def time() -> Time:
    """The test's time."""
    return Time()


@pytest.fixture
def pace(time: Time) -> Pace:
    """A pace in the test's time."""
    return Pace(time, time.sleep)


def sending(pace: Pace, time: Time, sent: list[tuple[int, float]]) -> Callable[..., Coroutine[Any, Any, None]]:
    """A function that makes a chat send and notes when; each call takes `call_s`."""

    async def send(chat: int, times: int, call_s: float = 0.05, messages: int = 1) -> None:
        for _ in range(times):
            async with pace.turn(chat, messages):
                sent.extend([(chat, time())] * messages)
                await time.sleep(call_s)

    return send


def busiest(moments: list[float]) -> int:
    """The most sends within any second."""
    return max(sum(start <= at < start + 1 for at in moments) for start in moments)


async def test_a_chat_gets_one_a_second(pace: Pace, time: Time) -> None:
    """A chat's first message goes at once, each other a second after the one before has ended."""
    sent: list[tuple[int, float]] = []
    await time.run(sending(pace, time, sent)(1, 3))
    gaps = [round(later - earlier, 2) for (_, earlier), (_, later) in pairwise(sent)]
    assert sent[0][1] == 1_000.0
    assert gaps == [1.05, 1.05]


async def test_two_who_send_to_one_chat_share_its_pace(pace: Pace, time: Time) -> None:
    """A line and a message outside the log share the chat's pace and do not go at the same moment."""
    sent: list[tuple[int, float]] = []
    send = sending(pace, time, sent)
    await time.run(send(1, 3), send(1, 3))
    assert min(later - earlier for (_, earlier), (_, later) in pairwise(sent)) >= 1


async def test_all_chats_together_get_25_a_second(pace: Pace, time: Time) -> None:
    """All chats together send at most 25 in any second, and nearly that many when enough want to."""
    sent: list[tuple[int, float]] = []
    send = sending(pace, time, sent)
    await time.run(*(send(chat, 3) for chat in range(60)))
    assert len(sent) == 180
    assert busiest([at for _, at in sent]) == 25
    assert time() - 1_000 < 180 / 25 * 1.2 + 1


async def test_first_come_is_first_served(pace: Pace, time: Time) -> None:
    """Whoever waits longest for a place in the second gets it."""
    sent: list[tuple[int, float]] = []
    send = sending(pace, time, sent)
    await time.run(*(send(chat, 1) for chat in range(100)))
    assert [chat for chat, _ in sent] == list(range(100))


async def test_a_chat_that_rests_delays_nobody(pace: Pace, time: Time) -> None:
    """After a 429 a chat gets nothing for as long as Telegram said; the others go on at their pace."""
    sent: list[tuple[int, float]] = []
    send = sending(pace, time, sent)
    pace.rest(1, 30)
    await time.run(send(1, 1), send(2, 5), send(3, 5))
    assert [at for chat, at in sent if chat == 1] == [1_030.0]
    assert max(at for chat, at in sent if chat != 1) < 1_006


async def test_chats_that_hang_delay_nobody_by_a_second(pace: Pace, time: Time) -> None:
    """While ten calls hang for ten seconds, another chat's gaps stay under two seconds."""
    sent: list[tuple[int, float]] = []
    send = sending(pace, time, sent)
    await time.run(*(send(chat, 2, call_s=10) for chat in range(10)), send(99, 10))
    mine = [at for chat, at in sent if chat == 99]
    assert max(later - earlier for earlier, later in pairwise(mine)) < 2


async def test_an_album_counts_as_what_is_in_it(pace: Pace, time: Time) -> None:
    """Albums of ten: two fit into a second, and the third waits."""
    sent: list[tuple[int, float]] = []
    send = sending(pace, time, sent)
    await time.run(*(send(chat, 1, messages=10) for chat in range(3)))
    assert busiest([at for _, at in sent]) == 20


async def test_signs_get_only_what_is_left(pace: Pace, time: Time) -> None:
    """A sign is sent only where no message wants the place and the chat need not wait; it never waits itself."""
    async with pace.spare(1) as free:
        assert free
    pace.rest(1, 30)
    async with pace.spare(1) as free:
        assert not free
    async with pace.spare(2) as free:
        assert free

    async def look() -> AsyncIterator[bool]:
        async with pace.spare(3) as free:
            yield free

    async def crowd(chat: int) -> None:
        async with pace.turn(chat):
            pass

    sent: list[bool] = []

    async def watch() -> None:
        sent.extend([free async for free in look()])

    await time.run(*(crowd(chat) for chat in range(10, 60)), watch())
    assert sent == [False]


async def test_pauses_of_yesterday_are_forgotten(pace: Pace, time: Time) -> None:
    """The pace forgets old chats, so that it does not grow with all that ever wrote."""
    for chat in range(5_000):
        pace.rest(chat, 1)
        time.now += 1
    assert len(pace._rests) <= 1_001
