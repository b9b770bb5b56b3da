"""What this machine allows at most: durable commits of SQLite, echoes of a bare Sanic socket, and both in one.

python -m bench.limits PORT FOLDER serves the socket: /echo sends back at once, /kept once the text is in a database.
"""

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

_LINE = "It is the green one in medium, could you have a look please?"
_INSERT = "INSERT INTO messages (text) VALUES (?)"


async def commits(report: Report, folder: str, seconds: int) -> Sample:
    """Insert a row a commit, in WAL mode with `synchronous=FULL`, in the folder where the product keeps its data."""
    times = []
    with TemporaryDirectory(dir=folder) as own, closing(_database(own)) as db:
        watch = Watch()
        last = watch.began
        while last < watch.began + seconds:
            db.execute(_INSERT, (_LINE,))
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


async def kept_echoes(report: Report, base_url: str, count: int, seconds: int) -> Sample:
    """Have `count` sockets send a line a second, each sent back once it is durable: the least a message can take."""
    times: list[float] = []
    async with aiohttp.ClientSession() as http:
        watch = Watch()

        async def one_socket(place: float) -> None:
            async with http.ws_connect(f"{base_url}/kept") as line:
                for second in range(seconds):
                    await asyncio.sleep(watch.began + place + second - perf_counter())
                    sent = perf_counter()
                    await line.send_str(_LINE)
                    await line.receive_str()
                    times.append(perf_counter() - sent)
                    report(second + 1, seconds)

        await asyncio.gather(*(one_socket(number / count) for number in range(count)))
        watch.stop()
    return watch.sample(times)


def _database(folder: str) -> sqlite3.Connection:
    db = sqlite3.connect(f"{folder}/lines.db", isolation_level=None)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("CREATE TABLE messages (seq INTEGER PRIMARY KEY, text TEXT)")
    return db


@contextmanager
def serving_echoes(folder: str) -> Iterator[str]:
    """Keep the bare socket served by a process of its own, with its database in `folder`, and give its address."""
    (port,) = free_ports(1)
    log = WORK / "echo.log"
    with running((sys.executable, "-m", "bench.limits", port, folder), {}, log) as process:
        until(lambda: _listens(port), process, log)
        yield f"http://127.0.0.1:{port}"


def _listens(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port)).close()
    except ConnectionRefusedError:
        return False
    return True


def _serve_echoes(port: int, folder: str) -> None:
    app = Sanic("echo")
    app.config.ACCESS_LOG = False
    db = _database(folder)

    async def echo(_: Request, line: Websocket) -> None:
        async for text in line:
            await line.send(text)

    async def keep(_: Request, line: Websocket) -> None:
        async for text in line:
            db.execute(_INSERT, (text,))
            await line.send(text)

    app.add_websocket_route(echo, "/echo")
    app.add_websocket_route(keep, "/kept")
    app.run(host="127.0.0.1", port=port, single_process=True, motd=False)


if __name__ == "__main__":
    with TemporaryDirectory(dir=sys.argv[2]) as own:
        _serve_echoes(int(sys.argv[1]), own)
