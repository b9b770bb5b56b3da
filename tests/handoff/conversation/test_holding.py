"""How long a turn is held: until the shopper has finished, and never longer than the limits."""

import asyncio

import pytest

from handoff.conversation.holding import (
    GRACE_S,
    GRACE_WITHOUT_TYPING_S,
    MAX_HELD_S,
    TYPING_S,
    Holds,
    grace_on,
)
from handoff.conversation.values import Channel


class Time:
    """A clock that stands until it is slept, or set."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Pass the time at once."""
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The time of the holds, which is what they sleep by, too."""
    clock = Time()
    monkeypatch.setattr("handoff.conversation.holding.asyncio.sleep", clock.sleep)
    return clock


async def _held_for(holds: Holds, clock: Time) -> float:
    began = clock.now
    await holds.over("c")
    return round(clock.now - began, 6)


async def test_untyped_is_not_held(clock: Time) -> None:
    """A message that was not seen being typed is answered at once."""
    holds = Holds(clock)
    holds.hear_message("c", typed=False)
    assert await _held_for(holds, clock) == 0


async def test_typed_is_held_for_the_grace(clock: Time) -> None:
    """After a typed message the turn waits for the grace, and once; the next one begins anew."""
    holds = Holds(clock)
    holds.hear_message("c", typed=True)
    assert await _held_for(holds, clock) == GRACE_S
    assert await _held_for(holds, clock) == 0
    holds.hear_message("d", typed=True)
    assert await _held_for(holds, clock) == 0, "another conversation is not held"


async def test_typing_prolongs(clock: Time) -> None:
    """Each sign of typing holds the turn for a second and a half more, until what was typed has come."""
    holds = Holds(clock)
    holds.hear_message("c", typed=True)
    clock.now += 0.5
    holds.hear_typing("c")
    assert await _held_for(holds, clock) == TYPING_S
    holds.hear_message("c", typed=True)
    holds.hear_typing("c")
    clock.now += 0.5
    holds.hear_message("c", typed=False)
    assert await _held_for(holds, clock) == GRACE_S


@pytest.mark.parametrize(("channel", "grace"), ((Channel.WEB, GRACE_S), (Channel.TELEGRAM, GRACE_WITHOUT_TYPING_S)))
async def test_the_rest_is_waited_for(clock: Time, channel: str, grace: float) -> None:
    """An unfinished message is held, anew after each line that follows, and longer where nobody tells of typing."""
    holds = Holds(clock)
    holds.wait_for_rest("c", grace_on(channel))
    clock.now += grace / 2
    holds.hear_message("c", typed=False)
    began = clock.now
    assert await holds.over("c")
    assert round(clock.now - began, 6) == grace
    assert not await holds.over("c"), "it is held once"


async def test_endless_typing_does_not_starve(clock: Time) -> None:
    """However long the typing goes on, the turn is asked ten seconds after it was first held."""
    holds = Holds(clock)
    holds.hear_message("c", typed=True)
    began = clock.now
    while clock.now < began + MAX_HELD_S - 0.5:
        clock.now += 0.5
        holds.hear_typing("c")
    assert await _held_for(holds, clock) == 0.5


async def test_typing_is_heard_while_held() -> None:
    """What is heard during the wait prolongs it."""
    holds = Holds()
    holds.hear_message("c", typed=True)
    waits = asyncio.create_task(holds.over("c"))
    await asyncio.sleep(GRACE_S / 2)
    holds.hear_typing("c")
    await asyncio.sleep(GRACE_S)
    assert not waits.done()
    await waits
