"""What a load gives back, and the figures made of it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self, TypeAlias

import orjson

# Called with how much of a load is done, and of how much.
Report: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of a load: `times` holds what each item took, in seconds, over `seconds` of running.

    `count` is how many items were done; `driver_cpu` is the share of one core that the driver itself used.
    """

    count: int
    seconds: float
    times: Sequence[float] = field(repr=False)
    errors: int = 0
    driver_cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Items a second."""
        return self.count / self.seconds

    def ms(self, share: float) -> float:
        """The time, in milliseconds, within which that share of the items was done (nearest rank)."""
        ranked = sorted(self.times)
        return 1000 * ranked[max(0, math.ceil(share * len(ranked)) - 1)] if ranked else math.nan

    def to_json(self) -> bytes:
        """Write it for another process."""
        return orjson.dumps(asdict(self))

    @classmethod
    def from_json(cls, written: bytes | str) -> Self:
        """Read what `to_json` wrote."""
        fields: dict[str, Any] = orjson.loads(written)
        return cls(**fields)
