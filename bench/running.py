"""Programs that the benchmark starts: found, measured and ended with all they have started themselves."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import orjson
import psutil

from bench.figures import Report, Sample

ROOT = Path(__file__).parents[1]
# On the disk that the product would use; /tmp may be memory.
WORK = ROOT / "var" / "bench"
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
# The product takes 15 s at most to end in order.
_END_S = 30
_START_S = 180


class Broken(Exception):
    """A program that the benchmark needs did not do its part; the text says what to look at."""


@contextmanager
def running(command: Sequence[object], environ: Mapping[str, str], log: Path) -> Iterator[psutil.Process]:
    """Keep the program running, its output in `log`, and end it and its children at the end."""
    with (
        log.open("wb") as output,
        subprocess.Popen(
            [*map(str, command)],
            cwd=ROOT,
            env={**os.environ, **environ},
            stdout=output,
            stderr=output,
            start_new_session=True,
        ) as started,
    ):
        process = psutil.Process(started.pid)
        try:
            yield process
        finally:
            _end(started)


def _end(started: subprocess.Popen[bytes]) -> None:
    if started.poll() is not None:
        return
    family = psutil.Process(started.pid).children(recursive=True)
    started.terminate()
    with suppress(subprocess.TimeoutExpired):
        started.wait(_END_S)
    for process in psutil.wait_procs(family, timeout=1)[1]:
        process.kill()
    started.kill()


def until(holds: Callable[[], bool], process: psutil.Process, log: Path) -> None:
    """Wait until something holds; raises `Broken` when the program ends before, or takes too long."""
    end = monotonic() + _START_S
    while not holds():
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE or monotonic() > end:
            raise Broken(f"did not start; the last it said: {log.read_text(errors='replace')[-500:]}")
        sleep(0.1)


def run(command: Sequence[object], environ: Mapping[str, str], log: Path) -> float:
    """Run the program to its end and return how many seconds it took; raises `Broken` when it fails."""
    started = monotonic()
    with log.open("wb") as output:
        code = subprocess.run(
            [*map(str, command)], cwd=ROOT, env={**os.environ, **environ}, stdout=output, stderr=output, check=False
        ).returncode
    if code:
        raise Broken(f"`{' '.join(map(str, command))}` failed: {log.read_text(errors='replace')[-500:]}")
    return monotonic() - started


def memory_mb(process: psutil.Process) -> float:
    """Return the resident memory of the program and all it has started, in MB."""
    family = [process, *process.children(recursive=True)]
    return sum(each.memory_info().rss for each in family) / 1e6


def free_ports(count: int) -> list[int]:
    """Return ports of loopback that nobody listens on."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def drive(report: Report, scenario: str, **settings: object) -> Sample:
    """Run a scenario of `bench.load` in a process of its own; raises `Broken` when it fails."""
    command = [sys.executable, "-m", "bench.load", scenario, orjson.dumps(settings).decode()]
    last = ""
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as driver:
        for line in driver.stdout or ():
            last = line
            if not line.startswith("{"):
                done, of = line.split()
                report(int(done), int(of))
    if driver.returncode:
        raise Broken(f"the load {scenario} failed; its reason stands above")
    return Sample.from_json(last)
