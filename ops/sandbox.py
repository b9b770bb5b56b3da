"""Starts a Telegram of our own and the whole product on it: what `make telegram-sandbox` does.

python -m ops.sandbox
"""

import os
import secrets
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from ops import run
from ops.preflight import LOOPBACK, PORTS, check_ports, place
from ops.processes import PRODUCT_PYTHON
from ops.terminal import ROOT, GiveUp, ended_by_signals, say, step
from ops.worker import end_with_parent

PORT = "TELEGRAM_SANDBOX_PORT"
START_S = 20  # a second on an idle machine
END_S = 5


def main() -> None:
    """Start Telegram, then the product; end them the other way round."""
    where = place(os.environ, {**PORTS, PORT: 8081})
    check_ports(where)
    page = f"http://localhost:{where.ports[PORT]}"
    told = settings(where.ports[PORT], secrets.token_urlsafe(26)[:35])
    os.environ.update(told)  # ops.run hands all of its own on to the product
    with _telegram(told):
        run.main({"Telegram sandbox": page})


def settings(port: int, secret: str) -> dict[str, str]:
    """What the sandbox and the product are told; it wins over what is given, which may be of a real bot."""
    return {
        PORT: str(port),
        "TELEGRAM_BOT_TOKEN": f"1000000042:{secret}",
        "TELEGRAM_API": f"http://{LOOPBACK}:{port}",
        "TELEGRAM_LINKS": f"http://localhost:{port}",
        "TELEGRAM_MODE": "poll",
    }


@contextmanager
def _telegram(told: Mapping[str, str]) -> Iterator[None]:
    """Keep the sandbox up for as long as the block lasts."""
    with step("Telegram sandbox"):
        process = subprocess.Popen(
            [str(PRODUCT_PYTHON), "-m", "standins.telegram"],
            cwd=ROOT,
            env={**os.environ, **told},
            start_new_session=True,  # Ctrl-C reaches us alone, and the product ends first
            preexec_fn=end_with_parent,  # noqa: PLW1509  # no other thread is there yet
        )
        _ready(process, told["TELEGRAM_API"])
    ending = threading.Event()
    threading.Thread(target=_watch, args=(process, ending), daemon=True).start()
    try:
        yield
    finally:
        ending.set()
        _end(process)


def _ready(process: subprocess.Popen[bytes], address: str) -> None:
    end = time.monotonic() + START_S
    while not _answers(address):
        if process.poll() is not None or time.monotonic() > end:
            _end(process)
            raise GiveUp("the Telegram sandbox did not start; its reason stands above.")
        time.sleep(0.1)


def _answers(address: str) -> bool:
    try:
        with run.DIRECT.open(address, timeout=2):
            return True
    except OSError:
        return False


def _watch(process: subprocess.Popen[bytes], ending: threading.Event) -> None:
    code = process.wait()
    if not ending.is_set():
        say(f"The Telegram sandbox ended ({code}); the rest goes on without it. Ctrl-C ends it.")


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(END_S)
    except subprocess.TimeoutExpired:
        process.kill()


if __name__ == "__main__":
    with ended_by_signals():
        main()
