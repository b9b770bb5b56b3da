"""The trained model behind its channel with its action server, and a shopper who talks to it."""

import contextlib
import os
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest

from bench.running import ROOT, free_ports
from tests.dialogues.saying import Photos, Press, Said

SECRET = "a-secret-for-tests-only"
RASA_PYTHON = ROOT / ".venv-rasa" / "bin" / "python"
# Rasa starts in 6 s on an idle machine; a busy one may take ten times that.
STARTS_WITHIN_S = 90.0


@dataclass
class Shopper:
    """A shopper who talks to Rasa's channel directly, in a conversation of their own."""

    url: str
    metadata: dict[str, Any] = field(default_factory=dict)
    conversation: str = field(default_factory=lambda: uuid.uuid4().hex)
    stretch: int = 1
    offered: dict[str, dict[str, Any]] = field(default_factory=dict)

    def turn(self, said: Said | dict[str, Any], **more: str) -> dict[str, Any]:
        """Say or do something, or send a choice as it is, and return the whole answer."""
        asked, photos = self._asked(said)
        body = {
            "sender": f"{self.conversation}:{self.stretch}",
            "turn_id": uuid.uuid4().hex,
            "metadata": {"channel": "web", "conversation": self.conversation, **photos, **self.metadata},
            "text" if isinstance(asked, str) else "choice": asked,
            **more,
        }
        headers = {"X-Counterhand-Secret": SECRET}
        response = httpx.post(f"{self.url}/webhooks/counterhand/turn", json=body, headers=headers, timeout=20)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        for reply in answer["replies"]:
            self.offered |= {option["title"]: option["choice"] for option in reply.get("options", [])}
        return answer

    def say(self, said: Said | dict[str, Any]) -> str:
        """Say or do something and return what is heard, as one text; see `heard`."""
        return heard(self.turn(said))

    def _asked(self, said: Said | dict[str, Any]) -> tuple[str | dict[str, Any], dict[str, int]]:
        """What handoff would ask Rasa for this, and what it would tell of photos."""
        match said:
            case Press(title):
                return self.offered[title], {}
            case Photos(count, words):
                return words or {"intent": "send_photo", "entities": {}}, {"photos": count}
            case _:
                return said, {}


def heard(answer: dict[str, Any]) -> str:
    """Write an answer as one text: replies, [buttons], <cards>, (custom parts), and the status unless it is ok."""
    lines = [] if answer["status"] == "ok" else [f"!{answer['status']}"]
    for reply in answer["replies"]:
        lines += said_by(reply)
        custom = reply.get("custom", {})
        if "handoff" in custom:
            lines.append(f"(a person: {custom['handoff']['reason']}, {custom['handoff']['topic']})")
        if "failure" in custom:
            lines.append(f"(failure: {custom['failure']})")
    return "\n".join(lines)


def said_by(reply: dict[str, Any]) -> list[str]:
    """Write what one reply says: its text, if there is one, [buttons] and <cards>."""
    options = [f"[{option['title']}]" for option in reply.get("options", [])]
    return [*filter(None, [reply["text"]]), *options, *map(shown, reply.get("cards", []))]


def shown(card: dict[str, Any]) -> str:
    """Write a card as <order 1042 shipped> or <product Campfire Enamel Mug>."""
    what = [card["number"], card["status"]] if card["kind"] == "order" else [card["name"]]
    return f"<{' '.join([card['kind'], *what])}>"


def rasa_settings(data_dir: Path, port: int, actions_port: int) -> dict[str, str]:
    """The settings of `python -m bot`."""
    actions = f"http://127.0.0.1:{actions_port}/webhook"
    return {"DATA_DIR": str(data_dir), "RASA_PORT": str(port), "RASA_SECRET": SECRET, "ACTIONS_URL": actions}


@contextlib.contextmanager
def process(
    python: Path | str, module: str, environ: dict[str, str], url: str, root: Path = ROOT
) -> Iterator[subprocess.Popen[bytes]]:
    """Run `python -m module` in the folder `root` until the block ends; the block begins when `url` answers.

    Its output is added to `module`.log in its DATA_DIR.
    """
    log = Path(environ["DATA_DIR"], f"{module}.log")
    with log.open("ab") as writes:
        settings = {**os.environ, **environ}
        command = [str(python), "-m", module]
        started = subprocess.Popen(command, cwd=root, env=settings, stdout=writes, stderr=subprocess.STDOUT)
    try:
        until = time.monotonic() + STARTS_WITHIN_S
        while True:
            assert started.poll() is None, log.read_text()
            with contextlib.suppress(httpx.TransportError):
                httpx.get(url, timeout=2)
                break
            assert time.monotonic() < until, f"{module} does not answer"
            time.sleep(0.1)
        yield started
    finally:
        started.terminate()
        started.wait(20)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of the bot under test."""
    return tmp_path_factory.mktemp("bot")


@pytest.fixture(scope="session")
def ports() -> tuple[int, int]:
    """Free ports for the action server and Rasa."""
    actions, rasa = free_ports(2)
    return actions, rasa


@pytest.fixture(scope="session")
def start_actions(data_dir: Path, ports: tuple[int, int]) -> Callable[..., contextlib.AbstractContextManager[Any]]:
    """A function that starts an action server, with settings, on the port that Rasa asks."""

    def start(**settings: str) -> contextlib.AbstractContextManager[Any]:
        environ = {"DATA_DIR": str(data_dir), "ACTIONS_PORT": str(ports[0]), **settings}
        return process(sys.executable, "actions", environ, f"http://127.0.0.1:{ports[0]}/health")

    return start


@pytest.fixture(scope="session")
def rasa(data_dir: Path, ports: tuple[int, int]) -> Iterator[str]:
    """The address of Rasa with the trained model and the help pages; no action server is running yet."""
    steps = (
        (sys.executable, "shop", "vocabulary"),
        (RASA_PYTHON, "bot.training.train"),
        (RASA_PYTHON, "bot.help.index"),
    )
    for python, *step in steps:
        subprocess.run([python, "-m", *step], cwd=ROOT, env={**os.environ, "DATA_DIR": str(data_dir)}, check=True)
    url = f"http://127.0.0.1:{ports[1]}"
    with process(RASA_PYTHON, "bot", rasa_settings(data_dir, ports[1], ports[0]), url):
        yield url


@pytest.fixture(scope="module")
def bot(rasa: str, start_actions: Callable[..., contextlib.AbstractContextManager[Any]]) -> Iterator[str]:
    """The address of the whole bot."""
    with start_actions():
        yield rasa


@pytest.fixture
def shopper(bot: str) -> Shopper:
    """A new shopper whose name is known."""
    return Shopper(bot, {"name": "Ana"})
