"""The supervisor itself is killed: nothing lives on without it, and the next start finds the place free."""

from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from ops.preflight import check_ports, hold, place
from ops.processes import PROCESSES
from tests.product import Product, running_product

ENDED_S = 20  # handoff may take 15 s to end in order


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Product]:
    """A product that the test may end."""
    with running_product(tmp_path) as product:
        yield product


def test_nothing_outlives_the_supervisor(own: Product) -> None:
    """After `kill -9` of supervisord all ports and the data folder are free within seconds; `make run` has failed."""
    workers = [own.process(process.name) for process in PROCESSES]
    where = place(workers[0].environ())
    supervisord = workers[0].parent()
    assert supervisord is not None
    supervisord.kill()
    assert not psutil.wait_procs(workers, timeout=ENDED_S)[1]
    assert own.runner.wait(ENDED_S) not in {None, 0}
    check_ports(where)
    with hold(own.data_dir):
        pass
    assert "the supervisor ended by itself" in (own.data_dir / "make-run.log").read_text(encoding="utf-8")
