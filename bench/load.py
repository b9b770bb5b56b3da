"""The load driver, a process of its own so that it takes no time from what it measures: one scenario a run.

python -m bench.load SCENARIO '{"setting": value, …}' prints lines "done of" and, last, the sample as JSON.
"""

import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from time import perf_counter, process_time

import orjson
import uvloop

from bench.delivery import flat_out, paced
from bench.figures import Sample
from bench.limits import commits, echoes
from bench.turns import product_turns, rest_turns

SCENARIOS: Mapping[str, Callable[..., Awaitable[Sample]]] = {
    scenario.__name__: scenario for scenario in (product_turns, rest_turns, paced, flat_out, commits, echoes)
}


async def drive(scenario: str, settings: Mapping[str, object]) -> Sample:
    """Run the scenario and add what share of a core it took."""
    wall, cpu = perf_counter(), process_time()
    sample = await SCENARIOS[scenario](_say, **settings)
    return replace(sample, driver_cpu=(process_time() - cpu) / (perf_counter() - wall))


class _Teller:
    """Tells how far a load is, four times a second at most."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, done: int, of: int) -> None:
        if (now := perf_counter()) >= self._next:
            self._next = now + 0.25
            print(done, of, flush=True)


_say = _Teller()

if __name__ == "__main__":
    print(uvloop.run(drive(sys.argv[1], orjson.loads(sys.argv[2]))).to_json().decode(), flush=True)
