"""What this machine allows at most: durable commits of SQLite, and echoes of a bare Sanic socket."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from time import perf_counter

import aiohttp
from sanic import Request, Sanic, Websocket

from bench.figures import Report, Sample

# Echoes that each socket has under way; enough that neither side waits for the other.
WINDOW = 16


async def commits(report: Report, folder: str, seconds: int) -> Sample:
    """Insert a row a commit, in WAL mode with `synchronous=FULL`, in the folder where the product keeps its data."""
    times = []
    with closing(sqlite3.connect(Path(folder) / "commits.db", isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = FULL")
        db.execute("CREATE TABLE messages (seq INTEGER PRIMARY KEY, text TEXT)")
        started = last = perf_counter()
        while last < started + seconds:
            db.execute("INSERT INTO messages (text) VALUES ('It is the green one in medium, could you have a look?')")
            times.append(-last + (last := perf_counter()))
            report(int(last - started), seconds)
    return Sample(len(times), last - started, times)


async def echoes(report: Report, base_url: str, count: int, seconds: int) -> Sample:
    """Have `count` sockets of the server in this file send and hear back as fast as they can."""
    times: list[float] = []
    async with aiohttp.ClientSession() as http:
        started = perf_counter()

        async def one_socket() -> None:
            async with http.ws_connect(f"{base_url}/echo") as socket:
                for _ in range(WINDOW):
                    await socket.send_str(repr(perf_counter()))
                while (now := perf_counter()) < started + seconds:
                    times.append(now - float(await socket.receive_str()))
                    await socket.send_str(repr(now))
                    report(int(now - started), seconds)

        await asyncio.gather(*(one_socket() for _ in range(count)))
    return Sample(len(times), perf_counter() - started, times)


def serve_echoes(port: int) -> None:
    """Serve the bare socket on loopback until ended."""
    app = Sanic("echo")
    app.config.ACCESS_LOG = False

    async def echo(_: Request, socket: Websocket) -> None:
        async for text in socket:
            await socket.send(text)

    app.add_websocket_route(echo, "/echo")
    app.run(host="127.0.0.1", port=port, single_process=True, motd=False)


if __name__ == "__main__":
    serve_echoes(int(sys.argv[1]))
