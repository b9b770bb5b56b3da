"""A trained model asked set by set, and the figures of each set."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

import numpy as np

from bot.channel.harmless import harmless
from bot.channel.wire import MAX_CHARACTERS
from bot.evaluation.bands import Bands, Outcome, bands, outcome_of
from bot.evaluation.choosing import Part
from bot.evaluation.figures import (
    OfLabel,
    OutsideFound,
    Prediction,
    accuracy,
    answered_at,
    macro_f1,
    of_labels,
    outside_found,
    predict,
)
from bot.evaluation.sets import Example, Mapping
from bot.understanding.talk import Talk

# The first messages find caches cold, as only the first shopper of a day does.
_WARMING_UP = 20

Understand = Callable[..., Coroutine[Any, Any, "list[dict[str, Any]]"]]


class Understanding:
    """Understands messages with a loaded `Agent` of Rasa's, one at a time, and keeps how long each took, in seconds.

    `understand` is `bot.understanding.understanding.understand`; without it, what the pipeline says is what is done.
    """

    def __init__(self, agent: Any, understand: "Understand | None" = None) -> None:
        self._agent = agent
        self._understand = understand
        self._loop = asyncio.new_event_loop()
        self._last: tuple[str, dict[str, Any]] = ("", {})
        self.seconds: list[float] = []
        self.seconds_to_decide: list[float] = []

    def parse(self, text: str) -> "dict[str, Any]":
        """Return what the pipeline says of a shopper's words, made harmless as the channel does."""
        text = harmless(text)[:MAX_CHARACTERS]
        self._last = text, self._loop.run_until_complete(self._timed(text))
        return self._last[1]

    def decide(self, text: str, talk: "Talk | None" = None) -> "list[dict[str, Any]]":
        """Return what is done about a message, a parse result for each wish; `talk` is where it is said."""
        began = perf_counter()
        decided = [self.parse(text)]
        if self._understand is not None:
            decided = self._loop.run_until_complete(
                self._understand(self._last[0], self._again, *([talk] if talk else []))
            )
        self.seconds_to_decide.append(perf_counter() - began)
        return decided

    async def _again(self, text: str) -> "dict[str, Any]":
        """Parse part of a message, or all of it, which was just parsed."""
        if text == self._last[0]:
            return self._last[1]
        parsed: dict[str, Any] = await self._agent.parse_message(text)
        return parsed

    async def _timed(self, text: str) -> "dict[str, Any]":
        began = perf_counter()
        parsed: dict[str, Any] = await self._agent.parse_message(text)
        self.seconds.append(perf_counter() - began)
        return parsed

    @property
    def last(self) -> "dict[str, Any]":
        """What the pipeline said of the last message."""
        return self._last[1]


@dataclass(frozen=True)
class Latency:
    """Half of the messages take up to `p50` milliseconds, 95 % up to `p95`."""

    p50: float
    p95: float


def latency_of(seconds: "Sequence[float]") -> Latency:
    """Return how long messages took, the first few left out."""
    half, most = np.percentile(seconds[_WARMING_UP:] or seconds, [50, 95])
    return Latency(1000 * float(half), 1000 * float(most))


@dataclass(frozen=True)
class Read:
    """An example, what was understood of it, and what the bot does with it."""

    example: Example
    prediction: Prediction
    outcome: Outcome


@dataclass(frozen=True)
class SetRead:
    """A set as it was understood; see `Part`."""

    name: str
    pool: "tuple[Read, ...]"
    outside: "tuple[Read, ...]"
    pooled: bool = True

    @property
    def reads(self) -> "tuple[Read, ...]":
        """All messages of the set."""
        return self.pool + self.outside


@dataclass(frozen=True)
class Figures:
    """The figures of a set, shares from 0 to 1. None where the set has nothing to measure them on."""

    name: str
    count: int
    outside: int
    accuracy: "float | None"
    macro_f1: "float | None"
    answered_at_90: "float | None"
    answered_at_95: "float | None"
    found: "OutsideFound | None"
    labels: "list[OfLabel]" = field(repr=False)
    of_pool: "Bands | None"
    of_outside: "Bands | None"


def read_part(part: Part, understanding: Understanding, mapping: Mapping) -> SetRead:
    """Have every message of a set understood."""

    def read(example: Example) -> Read:
        decided, parsed = understanding.decide(example.text), understanding.last
        ranking = [(one["name"], one["confidence"]) for one in parsed["intent_ranking"]]
        return Read(example, predict(example, ranking, mapping), outcome_of(example, decided, mapping))

    return SetRead(part.name, tuple(map(read, part.pool)), tuple(map(read, part.outside)), part.pooled)


def together(name: str, reads: "Sequence[SetRead]") -> SetRead:
    """Return all pooled sets as one."""
    pooled = [one for one in reads if one.pooled]
    pool = tuple(read for one in pooled for read in one.pool)
    return SetRead(name, pool, tuple(read for one in pooled for read in one.outside))


def figures_of(one: SetRead, all_outside: "Sequence[Read]") -> Figures:
    """Compute the figures of a set; what is out of scope comes from the set itself, or else from `all_outside`."""
    pool = [read.prediction for read in one.pool]
    outside = [read.prediction for read in one.outside or all_outside]
    return Figures(
        name=one.name,
        count=len(pool),
        outside=len(one.outside),
        accuracy=accuracy(pool) if pool else None,
        macro_f1=macro_f1(pool) if pool else None,
        answered_at_90=answered_at(0.90, pool, outside) if pool else None,
        answered_at_95=answered_at(0.95, pool, outside) if pool else None,
        found=outside_found(pool, outside) if pool and outside else None,
        labels=of_labels([read.prediction for read in one.reads]),
        of_pool=bands([read.outcome for read in one.pool]) if one.pool else None,
        of_outside=bands([read.outcome for read in one.outside]) if one.outside else None,
    )
