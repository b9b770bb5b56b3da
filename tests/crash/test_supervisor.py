"""A product of its own, started under bad conditions, whose supervisor is killed at the end."""

import resource
from collections.abc import Iterator
from contextlib import contextmanager

import psutil
import pytest

from ops.preflight import check_ports, hold, place
from ops.processes import PROCESSES
from ops.run import MAX_FILES
from tests.conftest import require
from tests.product import Product, running_product

ENDED_S = 20  # handoff may take 15 s to end in order
# Files written before the product's processes run: by `make run` when it checks the ports, and by this test.
HOLD_NOTHING = {"run.lock", "make-run.log"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """A product in a data folder open to others, with the usual limit of 1,024 files; the last test ends it."""
    data_dir = tmp_path_factory.mktemp("own")
    data_dir.chmod(0o755)
    with few_files(), running_product(data_dir) as product:
        yield product


@contextmanager
def few_files() -> Iterator[None]:
    """Give processes started meanwhile the usual limit of open files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_every_process_may_open_many_files(own: Product) -> None:
    """Every process may open more than 1,024 files, since each shopper's socket is one, also under supervisord."""
    require("A system that tells the limits of other processes", present=hasattr(psutil, "RLIMIT_NOFILE"))
    for process in PROCESSES:
        soft, hard = own.process(process.name).rlimit(psutil.RLIMIT_NOFILE)
        assert soft in {hard, MAX_FILES}


def test_shoppers_words_are_their_owners_alone(own: Product) -> None:
    """No file of the data folder can be read by another user of the machine."""
    files = [file for file in own.data_dir.rglob("*") if file.is_file() and file.name not in HOLD_NOTHING]
    assert {"counterhand.db", "shop.db", "trackers.db"} <= {file.name for file in files}
    assert [file.name for file in files if file.stat().st_mode & 0o077] == []


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
