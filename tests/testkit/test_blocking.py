"""What is asynchronous, run by scripts that are not."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from testkit.blocking import Blocking


async def _half(number: int) -> int:
    await asyncio.sleep(0)
    if number % 2:
        raise ValueError(number)
    return number // 2


def test_coroutine_is_run_to_its_end() -> None:
    """A coroutine is run to its end: its result is returned, its error raised."""
    with Blocking.opened() as blocking:
        assert blocking.run(_half(4)) == 2
        with pytest.raises(ValueError, match="3"):
            blocking.run(_half(3))


def test_context_is_left_whatever_happens_in_it() -> None:
    """An asynchronous context serves as an ordinary one, and ends with the block even when that fails."""
    told = []

    @asynccontextmanager
    async def door() -> AsyncIterator[str]:
        told.append("in")
        try:
            yield "open"
        finally:
            told.append("out")

    def stumble(blocking: Blocking) -> None:
        with blocking.entered(door()) as state:
            told.append(state)
            raise ValueError("within")

    with Blocking.opened() as blocking, pytest.raises(ValueError, match="within"):
        stumble(blocking)
    assert told == ["in", "open", "out"]
