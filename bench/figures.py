"""The result of a load, and the figures made of it."""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self, TypeAlias

import orjson

# Called with how much of a load is done, and of how much.
Report: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of a load: what each item took, in seconds, over `seconds` of running.

    `driver_cpu` is the share of one core that the driver itself used meanwhile.
    """

    seconds: float
    times: Sequence[float] = field(repr=False)
    errors: int = 0
    driver_cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Items a second."""
        return len(self.times) / self.seconds

    def ms(self, share: float) -> float:
        """The time, in milliseconds, within which that share of the items was done (nearest rank)."""
        ranked = sorted(self.times)
        return 1000 * ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else math.nan

    def ms_around(self, item: int, many: int) -> float:
        """The median time, in milliseconds, of `many` items in their order, the last of which is the given one."""
        around = sorted(self.times[max(0, item - many) : item])
        return 1000 * around[len(around) // 2] if around else math.nan

    def to_json(self) -> bytes:
        """Write it for another process."""
        return orjson.dumps(asdict(self))

    @classmethod
    def from_json(cls, written: bytes | str) -> Self:
        """Read what `to_json` wrote."""
        fields: dict[str, Any] = orjson.loads(written)
        return cls(**fields)


class Watch:
    """Measures a run from its making to `stop`, and the driver's own work in it."""

    def __init__(self) -> None:
        self.began = time.perf_counter()
        self._cpu_began = time.process_time()

    def stop(self) -> None:
        """End the run; what still arrives counts as done in it."""
        self._seconds = time.perf_counter() - self.began
        self._cpu = time.process_time() - self._cpu_began

    def sample(self, times: Sequence[float], errors: int = 0) -> Sample:
        """Return the run that has been stopped."""
        return Sample(self._seconds, times, errors, self._cpu / self._seconds)
