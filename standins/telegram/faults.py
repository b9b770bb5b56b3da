"""What can go wrong at Telegram, on command or by chance.

api.fault(TooMany(3), method="sendMessage", chat=ana, times=2)
api.fault(TimeoutAfterAcceptance(0))           # the next call of any method that is about a chat
api.weather(7, {TooMany(1): 0.05, ServerError(): 0.05, TimeoutAfterAcceptance(0): 0.02})
"""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class TooMany:
    """429, not accepted; `retry_after` in seconds."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class ServerError:
    """A 5xx before acceptance: 500 as JSON, the others as the page of a proxy."""

    status: int = 502


@dataclass(frozen=True, slots=True)
class Drop:
    """The connection is closed before anything is accepted."""


@dataclass(frozen=True, slots=True)
class TimeoutAfterAcceptance:
    """Accepted and shown, but the answer never comes: the connection is closed after `seconds` (None: at the end)."""

    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Blocked:
    """403 as if the user had blocked the bot."""


@dataclass(frozen=True, slots=True)
class Refuse:
    """Any other refusal, with its words and code."""

    description: str = "Bad Request: chat not found"
    code: int = 400


@dataclass(frozen=True, slots=True)
class CutShort:
    """Of a download (method "download"): half of the bytes, then the connection is closed."""


Fault = TooMany | ServerError | Drop | TimeoutAfterAcceptance | Blocked | Refuse | CutShort


@dataclass
class Planned:
    """A fault to come; `times` left (None: until set to 0)."""

    kind: Fault
    method: str | None
    chat_id: int | None
    times: int | None

    def meets(self, method: str, chat_id: int | None) -> bool:
        """Whether it is about this call: of one method, or of all that are about a chat."""
        right_method = method == self.method if self.method else chat_id is not None
        return self.times != 0 and right_method and self.chat_id in {None, chat_id}


class Faults:
    """The faults that are planned, and the weather."""

    def __init__(self) -> None:
        self.planned: list[Planned] = []
        self._weather: list[tuple[Random, Mapping[Fault, float], frozenset[str]]] = []

    def make_weather(self, seed: int, chances: Mapping[Fault, float], methods: frozenset[str]) -> None:
        """Let each call from now on meet one of the faults by chance; without `methods`, each call about a chat."""
        self._weather.append((Random(seed), dict(chances), methods))  # noqa: S311  # repeatable on purpose

    def clear(self) -> None:
        """End all faults."""
        self.planned.clear()
        self._weather.clear()

    def take(self, method: str, chat_id: int | None) -> Fault | None:
        """The fault that this call meets, if any."""
        for planned in self.planned:
            if planned.meets(method, chat_id):
                planned.times = planned.times and planned.times - 1
                return planned.kind
        for random, chances, methods in self._weather:
            if (method in methods if methods else chat_id is not None) and (fault := _thrown(random, chances)):
                return fault
        return None


def _thrown(random: Random, chances: Mapping[Fault, float]) -> Fault | None:
    thrown = random.random()
    for fault, chance in chances.items():
        thrown -= chance
        if thrown < 0:
            return fault
    return None
