"""The whole product, started for tests and benchmarks as `make run` starts it: free ports, a data folder of its own."""

import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from ops.processes import PROCESSES
from ops.run import is_ready

ROOT = Path(__file__).resolve().parent.parent
START_S = 120  # Rasa loads in 15 s when the machine is free; in CI it shares two cores
STOP_S = 60
MODULES = {process.name: process.module for process in PROCESSES}


@dataclass(frozen=True)
class Product:
    """A running product: where it is, how its first supervisor signs in, and its processes."""

    base_url: str
    email: str
    password: str
    data_dir: Path
    runner: psutil.Process

    def process(self, name: str) -> psutil.Process:
        """One of `actions`, `rasa`, `handoff` as it runs now; raises LookupError while it is not there."""
        for process in self.runner.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):  # it ended just now
                if process.cmdline()[-2:] == ["-m", MODULES[name]]:
                    return process
        raise LookupError(name)

    def kill(self, name: str) -> None:
        """SIGKILL; the supervisor starts another."""
        self.process(name).kill()

    def wait_until_ready(self) -> None:
        """Return once everything, the bot too, answers; raises TimeoutError after 120 s."""
        deadline = time.monotonic() + START_S
        while not is_ready(self.base_url):
            if time.monotonic() > deadline or not self.runner.is_running():
                raise TimeoutError(f"the product is not ready; see {self.data_dir}/run.log and {self.data_dir}/log")
            time.sleep(0.1)

    def orders(self) -> list[dict[str, str]]:
        """The orders of the sample shop, as `make sample` prints them."""
        command = [sys.executable, "-m", "actions.shop", "sample"]
        environ = {**os.environ, "DATA_DIR": str(self.data_dir)}
        printed = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=True).stdout
        return [json.loads(line) for line in printed.splitlines()]


@contextlib.contextmanager
def running_product(data_dir: Path, **settings: str) -> Iterator[Product]:
    """Start all processes, yield when they are ready, end them in order; settings are environment variables."""
    ports = dict(zip(("PORT", "RASA_PORT", "ACTIONS_PORT"), map(str, _free_ports(3)), strict=True))
    admin = {"ADMIN_EMAIL": "sam@fernhill.example", "ADMIN_PASSWORD": secrets.token_urlsafe(12)}
    environ = {**os.environ, **ports, **admin, "DATA_DIR": str(data_dir), **settings}
    data_dir.mkdir(parents=True, exist_ok=True)
    with (data_dir / "run.log").open("wb") as log:
        runner = psutil.Popen([sys.executable, "-m", "ops.run"], cwd=ROOT, env=environ, stdout=log, stderr=log)
        try:
            url = f"http://127.0.0.1:{ports['PORT']}"
            product = Product(url, admin["ADMIN_EMAIL"], admin["ADMIN_PASSWORD"], data_dir, runner)
            product.wait_until_ready()
            yield product
        finally:
            runner.send_signal(signal.SIGTERM)
            runner.wait(STOP_S)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [opened.getsockname()[1] for opened in sockets]
    finally:
        for opened in sockets:
            opened.close()
