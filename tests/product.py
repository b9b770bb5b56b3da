"""The whole product as `make run` starts it, on free ports with a data folder of its own."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.product import started
from bench.running import ROOT, until
from ops.processes import PROCESSES
from ops.run import is_ready
from testkit.agent import PASSWORD

ADMIN = {"ADMIN_EMAIL": "sam@fernhill.example", "ADMIN_PASSWORD": PASSWORD}
MODULES = {process.name: process.module for process in PROCESSES}


@dataclass(frozen=True)
class Product:
    """A running product: its address, its data, and its processes."""

    base_url: str
    data_dir: Path
    runner: psutil.Process

    def process(self, name: str) -> psutil.Process:
        """One of `actions`, `rasa`, `handoff` as it runs now; raises LookupError while it is not there."""
        for process in self.runner.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):  # it ended just now
                if process.cmdline()[-2:] == ["-m", MODULES[name]]:
                    return process
        raise LookupError(name)

    def wait_until_ready(self) -> None:
        """Wait until everything answers, the bot too; raises `bench.running.Broken` after 180 s."""
        until(lambda: is_ready(self.base_url), self.runner, self.data_dir / "make-run.log")

    def orders(self) -> list[dict[str, str]]:
        """The orders of the sample shop, as `make sample` prints them."""
        command = [sys.executable, "-m", "shop", "sample"]
        environ = {**os.environ, "DATA_DIR": str(self.data_dir)}
        printed = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
        return [json.loads(line) for line in printed.splitlines()]


@contextlib.contextmanager
def running_product(data_dir: Path, **settings: str) -> Iterator[Product]:
    """Start all processes, yield when they are ready, end them in order; settings are environment variables."""
    data_dir.mkdir(parents=True, exist_ok=True)
    with started(data_dir, **ADMIN, **settings) as it:
        yield Product(it.base_url, data_dir, it.process)
