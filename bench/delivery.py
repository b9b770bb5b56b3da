"""A2: how fast messages pass between shoppers and agents."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from time import perf_counter
from typing import TypeAlias

from bench.figures import Report, Sample, Watch
from bench.pairs import Deliveries, pairs

Say: TypeAlias = Callable[[str], Awaitable[None]]

# Messages that each side of a pair has under way before it waits for an acknowledgement.
WINDOW = 4
# What is under way at the end has this long to arrive; the rest counts as lost.
GRACE_S = 5.0


async def paced(report: Report, base_url: str, email: str, password: str, seconds: int) -> Sample:
    """Both sides of each pair send a message a second."""

    async def speak(says: Say, deliveries: Deliveries, place: float) -> None:
        begin = perf_counter() + place  # spread over the second, as people are
        for second in range(seconds):
            await asyncio.sleep(begin + second - perf_counter())
            await says(deliveries.sends())
            report(second + 1, seconds)

    return await _run(speak, base_url, email, password)


async def flat_out(report: Report, base_url: str, email: str, password: str, seconds: int) -> Sample:
    """Both sides of each pair send as fast as they are acknowledged, `WINDOW` messages at a time."""

    async def speak(says: Say, deliveries: Deliveries, _: float) -> None:
        begin = perf_counter()

        async def on_and_on() -> None:
            while (passed := perf_counter() - begin) < seconds:
                await says(deliveries.sends())
                report(int(passed), seconds)

        await asyncio.gather(*(on_and_on() for _ in range(WINDOW)))

    return await _run(speak, base_url, email, password)


async def _run(
    speak: Callable[[Say, Deliveries, float], Awaitable[None]], base_url: str, email: str, password: str
) -> Sample:
    deliveries = Deliveries()
    async with pairs(base_url, email, password, deliveries) as made:
        mouths = [says for pair in made for says in (pair.shopper_says, pair.agent_says)]
        watch = Watch()
        await asyncio.gather(*(speak(says, deliveries, place / len(mouths)) for place, says in enumerate(mouths)))
        watch.stop()
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE_S):
                while deliveries.missing:  # noqa: ASYNC110  # what is measured is over, nothing hurries
                    await asyncio.sleep(0.05)
    return watch.sample(deliveries.times, deliveries.missing)
