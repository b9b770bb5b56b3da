"""The product as `make run` starts it, in a data folder of its own."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import aiohttp
import psutil

from bench.running import WORK, free_ports, running, until
from bench.shopper import shopper
from ops.run import is_ready

ADMIN = {"email": "bench@example.com", "password": "a-password-for-the-bench"}
# What the limits would otherwise refuse, as a driver is faster than people: see docs/settings.md.
_LIMITS = {"MESSAGE_RATE": "1000000/10", "SESSION_RATE": "1000000/60"}
# What the caller's environment may hold and must not reach the product that is measured: empty is unset.
_UNSET = dict.fromkeys(("HOST", "DATABASE_URL", "RASA_URLS", "ACTIONS_URL", "SHOP_DELAY_S"), "")


@dataclass(frozen=True, slots=True)
class Product:
    """The running product; `first_answer_s` is the time from the command to the bot's first answer."""

    base_url: str
    actions_url: str
    process: psutil.Process
    first_answer_s: float


@contextmanager
def product() -> Iterator[Product]:
    """Start the trained product and wait for the bot's first answer."""
    port, rasa_port, actions_port = free_ports(3)
    with tempfile.TemporaryDirectory(prefix="data-", dir=WORK) as folder:
        environ = {
            "PORT": str(port),
            "RASA_PORT": str(rasa_port),
            "ACTIONS_PORT": str(actions_port),
            "DATA_DIR": folder,
            "ADMIN_EMAIL": ADMIN["email"],
            "ADMIN_PASSWORD": ADMIN["password"],
            **_LIMITS,
            **_UNSET,
        }
        log = Path(folder) / "make-run.log"
        base_url = f"http://127.0.0.1:{port}"
        started = perf_counter()
        with running(("make", "run"), environ, log) as process:
            until(lambda: is_ready(base_url), process, log)
            asyncio.run(_first_answer(base_url))
            first = perf_counter() - started
            yield Product(base_url, f"http://127.0.0.1:{actions_port}/webhook", process, first)


async def _first_answer(base_url: str) -> None:
    async with aiohttp.ClientSession() as http, shopper(http, base_url) as one:
        await one.ask("hello")
