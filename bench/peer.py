"""The peer: the stock Rasa pipeline and policies, trained on our data, served by Rasa's own command line."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from uuid import uuid4

import httpx
import psutil

from bench.running import RASA_PYTHON, ROOT, WORK, free_ports, run, running, until

_STOCK = ROOT / "bench" / "stock"
_DOMAIN = (ROOT / "domain.yml", ROOT / "data" / "intents.yml")
_DATA = tuple(ROOT / "data" / folder for folder in ("nlu", "rules", "stories"))
_ENVIRON = {"RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "2", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}


@dataclass(frozen=True, slots=True)
class Peer:
    """The running peer; `first_answer_s` is the time from the command to its first answer."""

    base_url: str
    process: psutil.Process
    first_answer_s: float


def train_peer() -> tuple[Path, float]:
    """Return the peer's model and how many seconds its training took; trains only when our data has changed."""
    model = WORK / f"stock-{_digest()}.tar.gz"
    took = model.with_suffix(".seconds")
    if not took.exists():
        for old in WORK.glob("stock-*"):
            old.unlink()
        took.write_text(str(_train(model)))
    return model, float(took.read_text())


def _train(model: Path) -> float:
    # One folder, as `rasa train` takes one domain.
    domain = WORK / "domain"
    shutil.rmtree(domain, ignore_errors=True)
    shutil.copytree(ROOT / "data" / "responses", domain)
    for file in _DOMAIN:
        shutil.copy(file, domain)
    command = (
        *(RASA_PYTHON, "-m", "rasa", "train", "--domain", domain, "--config", _STOCK / "config.yml"),
        *("--data", *_DATA, "--out", WORK, "--fixed-model-name", model.name.removesuffix(".tar.gz")),
    )
    return run(command, _ENVIRON, WORK / "stock-training.log")


def _digest() -> str:
    files = [_STOCK / "config.yml", *_DOMAIN, *(ROOT / "data" / "responses").glob("*.yml")]
    files += [file for folder in _DATA for file in folder.rglob("*.yml")]
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(files))).hexdigest()[:12]


@contextmanager
def peer(model: Path, actions_url: str) -> Iterator[Peer]:
    """Start the peer, which uses the action server at that address, and wait for its first answer."""
    (port,) = free_ports(1)
    base_url = f"http://127.0.0.1:{port}"
    log = WORK / "stock.log"
    command = (
        *(RASA_PYTHON, "-m", "rasa", "run", "--model", model, "--interface", "127.0.0.1", "--port", str(port)),
        *("--endpoints", _STOCK / "endpoints.yml", "--credentials", _STOCK / "credentials.yml"),
    )
    started = perf_counter()
    with running(command, {**_ENVIRON, "ACTIONS_URL": actions_url}, log) as process:
        until(lambda: _answers(base_url), process, log)
        yield Peer(base_url, process, perf_counter() - started)


def _answers(base_url: str) -> bool:
    body = {"sender": str(uuid4()), "message": "hello"}
    try:
        return httpx.post(f"{base_url}/webhooks/rest/webhook", json=body, timeout=30).is_success
    except httpx.TransportError:
        return False
