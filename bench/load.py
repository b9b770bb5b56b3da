"""The load driver, a process of its own so that it takes no time from what it measures: one scenario a run.

python -m bench.load SCENARIO '{"setting": value, …}' prints lines "done of" and, last, the sample as JSON.
"""

import sys
from collections.abc import Callable, Coroutine, Mapping
from time import perf_counter

import orjson
import uvloop

from bench.delivery import flat_out, paced
from bench.figures import Sample
from bench.limits import commits, echoes, kept_echoes
from bench.turns import long_talk, product_turns, rest_turns

SCENARIOS: Mapping[str, Callable[..., Coroutine[None, None, Sample]]] = {
    scenario.__name__: scenario
    for scenario in (product_turns, long_talk, rest_turns, paced, flat_out, commits, echoes, kept_echoes)
}


class _Teller:
    """Tells how far a load is, four times a second at most."""

    def __init__(self) -> None:
        self._next = 0.0

    def __call__(self, done: int, of: int) -> None:
        if (now := perf_counter()) >= self._next:
            self._next = now + 0.25
            print(done, of, flush=True)


if __name__ == "__main__":
    scenario, settings = SCENARIOS[sys.argv[1]], orjson.loads(sys.argv[2])
    sample = uvloop.run(scenario(_Teller(), **settings))
    # Not by print: under PYTHONUNBUFFERED it loses what the pipe has no room for.
    with open(sys.stdout.fileno(), "wb", closefd=False) as output:
        output.write(sample.to_json())
