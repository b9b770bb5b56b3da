"""What this machine allows at most: durable commits of SQLite, and echoes of a bare Sanic socket."""

import asyncio
import socket
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from tempfile import TemporaryDirectory
from time import perf_counter

import aiohttp
from sanic import Request, Sanic, Websocket

from bench.figures import Report, Sample, Watch
from bench.running import WORK, free_ports, running, until

# Echoes that each socket has under way; enough that neither side waits for the other.
WINDOW = 16


async def commits(report: Report, folder: str, seconds: int) -> Sample:
    """Insert a row a commit, in WAL mode with `synchronous=FULL`, in the folder where the product keeps its data."""
    times = []
    with (
        TemporaryDirectory(dir=folder) as own,
        closing(sqlite3.connect(f"{own}/commits.db", isolation_level=None)) as db,
    ):
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE messages (seq INTEGER PRIMARY KEY, text TEXT)")
        watch = Watch()
        last = watch.began
        while last < watch.began + seconds:
            db.execute("INSERT INTO messages (text) VALUES ('It is the green one in medium, could you have a look?')")
            times.append(-last + (last := perf_counter()))
            report(int(last - watch.began), seconds)
        watch.stop()
    return watch.sample(times)


async def echoes(report: Report, base_url: str, count: int, seconds: int) -> Sample:
    """Have `count` sockets of the server in this file send and hear back as fast as they can."""
    times: list[float] = []
    async with aiohttp.ClientSession() as http:
        watch = Watch()

        async def one_socket() -> None:
            async with http.ws_connect(f"{base_url}/echo") as line:
                for _ in range(WINDOW):
                    await line.send_str(repr(perf_counter()))
                while (now := perf_counter()) < watch.began + seconds:
                    times.append(now - float(await line.receive_str()))
                    await line.send_str(repr(now))
                    report(int(now - watch.began), seconds)

        await asyncio.gather(*(one_socket() for _ in range(count)))
        watch.stop()
    return watch.sample(times)


@contextmanager
def serving_echoes() -> Iterator[str]:
    """Keep the bare socket served by a process of its own, and give its address."""
    (port,) = free_ports(1)
    log = WORK / "echo.log"
    with running((sys.executable, "-m", "bench.limits", port), {}, log) as process:
        until(lambda: _listens(port), process, log)
        yield f"http://127.0.0.1:{port}"


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def _serve_echoes(port: int) -> None:
    app = Sanic("echo")
    app.config.ACCESS_LOG = False

    async def echo(_: Request, line: Websocket) -> None:
        async for text in line:
            await line.send(text)

    app.add_websocket_route(echo, "/echo")
    app.run(host="127.0.0.1", port=port, single_process=True, motd=False)


if __name__ == "__main__":
    _serve_echoes(int(sys.argv[1]))
