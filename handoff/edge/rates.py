"""Rate limits: so many in so many seconds, per key."""

import time
from collections import deque
from collections.abc import Callable


class Rate:
    """At most `count` in any `seconds` (a sliding window), for one key."""

    __slots__ = ("_clock", "_count", "_seconds", "_times")

    def __init__(self, count: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._count, self._seconds, self._clock = count, seconds, clock
        self._times: deque[float] = deque(maxlen=count)

    def allows(self) -> bool:
        """Whether one more fits now; if so, it counts."""
        now = self._clock()
        if len(self._times) == self._count and now - self._times[0] < self._seconds:
            return False
        self._times.append(now)
        return True

    def is_idle(self) -> bool:
        """Whether nothing that counted is within the window any more."""
        return not self._times or self._clock() - self._times[-1] >= self._seconds


class Rates:
    """One `Rate` for each key; idle keys are forgotten, so that memory does not grow for ever."""

    SWEEP = 10_000

    def __init__(self, count: int, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._count, self._seconds, self._clock = count, seconds, clock
        self._rates: dict[str, Rate] = {}

    def allows(self, key: str) -> bool:
        """Whether one more of `key` fits now; if so, it counts."""
        if len(self._rates) > self.SWEEP:
            self._rates = {name: rate for name, rate in self._rates.items() if not rate.is_idle()}
        rate = self._rates.get(key)
        if rate is None:
            rate = self._rates[key] = Rate(self._count, self._seconds, self._clock)
        return rate.allows()
