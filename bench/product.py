"""The product as `make run` starts it, in a data folder of its own."""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import psutil

from bench.running import WORK, free_ports, running, until
from bench.turns import PATIENCE_S
from ops.run import is_ready
from testkit.client import Server
from testkit.shopper import Shopper

ADMIN = {"email": "bench@example.com", "password": "a-password-for-the-bench"}
# The usual limits would refuse the driver, which is faster than people: see docs/settings.md.
_LIMITS = {"MESSAGE_RATE": "1000000/10", "SESSION_RATE": "1000000/60"}
# The caller's environment may have these, but the product that is measured must not: empty is unset.
_UNSET = dict.fromkeys(
    (
        *("HOST", "DATABASE_URL", "RASA_URLS", "ACTIONS_URL", "SHOP", "SHOP_DELAY_S"),
        *("PUBLIC_URL", "SHOP_URL", "TELEGRAM_BOT_TOKEN", "TELEGRAM_MODE"),
    ),
    "",
)


@dataclass(frozen=True, slots=True)
class Started:
    """A running product with all its processes ready."""

    base_url: str
    actions_url: str
    process: psutil.Process


@dataclass(frozen=True, slots=True)
class Product(Started):
    """The product that is measured; `first_answer_s` is the time from the command to the bot's first answer."""

    first_answer_s: float


@contextmanager
def started(folder: Path, **settings: str) -> Iterator[Started]:
    """`make run` on free ports with its data in `folder`, until the end of the block; raises `running.Broken`."""
    port, rasa_port, actions_port = map(str, free_ports(3))
    ports = {"PORT": port, "RASA_PORT": rasa_port, "ACTIONS_PORT": actions_port}
    log = folder / "make-run.log"
    one = f"http://127.0.0.1:{port}"
    with running(("make", "run"), {**_UNSET, **ports, "DATA_DIR": str(folder), **settings}, log) as process:
        until(lambda: is_ready(one), process, log)
        yield Started(one, f"http://127.0.0.1:{actions_port}/webhook", process)


@contextmanager
def product() -> Iterator[Product]:
    """Start the trained product and wait for the bot's first answer."""
    admin = {f"ADMIN_{name.upper()}": value for name, value in ADMIN.items()}
    begun = perf_counter()
    with (
        tempfile.TemporaryDirectory(prefix="data-", dir=WORK) as folder,
        started(Path(folder), **admin, **_LIMITS) as it,
    ):
        asyncio.run(_first_answer(it.base_url))
        yield Product(it.base_url, it.actions_url, it.process, perf_counter() - begun)


async def _first_answer(base_url: str) -> None:
    async with Shopper.arriving(Server(base_url, within_s=PATIENCE_S)) as one:
        await one.ask("hello")
