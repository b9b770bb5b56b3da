"""The parts around Rasa: its memory, its calls to the actions, its models, and running without TensorFlow."""

import asyncio
import hashlib
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from rasa.shared.core.events import ActionExecuted, SlotSet, UserUttered
from rasa.utils.tensorflow.models import RasaModel

from bot.server.action_server import ActionFailed, ActionServer
from bot.server.models import BadModel, by_age, hash_file, install, made_of, newest_model
from bot.server.shortening import MAX_MESSAGES
from bot.server.trackers import SqliteTrackerStore
from bot.server.turns import begin_turn
from bot.server.without_tensorflow import HollowError
from tests.bot.fakes import DOMAIN

Handler = Callable[[web.Request], Awaitable[web.Response]]

ROOT = Path(__file__).parents[3]


def _said(text: str) -> UserUttered:
    return UserUttered(text, {"name": "greet", "confidence": 1.0})


def test_a_conversation_outlives_its_process(tmp_path: Path) -> None:
    """The next process finds a conversation with its slots and goes on from there."""

    async def play() -> None:
        store = SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db")
        tracker = await store.get_or_create_tracker("c1:1")
        tracker.update_with_events([_said("hi"), SlotSet("order_number", "1042")], DOMAIN)
        await store.save(tracker)
        for _ in range(2):
            store = SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db")
            again = await store.get_or_create_tracker("c1:1")
            assert again.get_slot("order_number") == "1042"
            again.update(ActionExecuted("action_greet"), DOMAIN)
            await store.save(again)
        again = await SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db").retrieve("c1:1")
        assert again is not None
        assert [event.type_name for event in again.events] == ["action", "user", "slot", "action", "action"]
        assert list(await store.keys()) == ["c1:1"]

    asyncio.run(play())


def test_half_a_turn_is_forgotten(tmp_path: Path) -> None:
    """A turn that breaks before it is saved leaves nothing behind."""

    async def play() -> None:
        store = SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db")
        await store.save(await store.get_or_create_tracker("c1:1"))
        broken = await store.get_or_create_tracker("c1:1")
        broken.update(_said("half"), DOMAIN)
        again = await store.get_or_create_tracker("c1:1")
        assert all(event.type_name != "user" for event in again.events)

    asyncio.run(play())


def test_a_long_conversation_is_kept_short(tmp_path: Path) -> None:
    """Of a long conversation few events are kept, in memory and on disk, in the same state; its turn hears of all."""

    async def play() -> None:
        store = SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db")
        for number in range(MAX_MESSAGES + 5):
            turn, tracker = begin_turn(), await store.get_or_create_tracker("c1:1")
            tracker.update_with_events([_said("hi"), SlotSet("order_number", str(number))], DOMAIN)
            before = len(tracker.events)
            await store.save(tracker)
            assert len(turn.tracker.events) == before
        held = await store.retrieve("c1:1")
        again = await SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db").retrieve("c1:1")
        assert held is not None
        assert again is not None
        assert held.saved_events == again.saved_events == len(held.events) == len(again.events)
        assert [event.type_name for event in again.events] == [event.type_name for event in held.events]
        assert sum(isinstance(event, UserUttered) for event in again.events) <= MAX_MESSAGES
        assert again.get_slot("order_number") == held.get_slot("order_number") == str(MAX_MESSAGES + 4)

    asyncio.run(play())


def test_a_conversation_that_cannot_be_shortened_is_left_whole(tmp_path: Path) -> None:
    """If writing the short conversation breaks off, the long one is still on disk as it was saved last."""

    class Unwritable(UserUttered):
        def as_dict(self) -> "dict[str, Any]":
            raise OSError

    async def play() -> None:
        store = SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db")
        tracker = await store.get_or_create_tracker("c1:1")
        tracker.update_with_events([_said("hi")] * MAX_MESSAGES, DOMAIN)
        await store.save(tracker)
        tracker.update(Unwritable("hi", {"name": "greet", "confidence": 1.0}), DOMAIN)
        with pytest.raises(OSError):  # noqa: PT011  # raised without words
            await store.save(tracker)
        again = await SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db").retrieve("c1:1")
        assert again is not None
        assert sum(isinstance(event, UserUttered) for event in again.events) == MAX_MESSAGES

    asyncio.run(play())


def test_few_conversations_are_held(tmp_path: Path) -> None:
    """Memory holds the latest conversations only; the others are read back."""

    async def play() -> None:
        store = SqliteTrackerStore(DOMAIN, path=tmp_path / "trackers.db", held=2)
        for number in range(5):
            await store.get_or_create_tracker(f"c{number}:1")
        assert len(store._held) == 2
        assert await store.retrieve("c0:1") is not None
        assert await store.retrieve("nobody") is None

    asyncio.run(play())


def _call(handler: Handler, events: "list[dict[str, Any]]", seconds: float = 4.0) -> "tuple[Any, list[str]]":
    """Ask a server that answers with `handler`; returns what came back, and the actions noted as failed."""

    async def play() -> "tuple[Any, list[str]]":
        app = web.Application()
        app.router.add_post("/webhook", handler)
        runner = web.AppRunner(app)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        server: Any = site._server
        actions = ActionServer(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/webhook")
        turn = begin_turn()
        turn.until -= 4.5 - seconds
        body = {"next_action": "action_greet", "tracker": {"events": events}, "domain": {"large": True}}
        try:
            return await actions.request(json=body), turn.failed
        except ActionFailed as failed:
            return failed, turn.failed
        finally:
            await actions.close()
            await runner.cleanup()

    return asyncio.run(play())


def test_actions_are_told_what_they_need() -> None:
    """An action hears of this message and the one before, and of no domain."""

    async def echo(request: web.Request) -> web.Response:
        return web.json_response(await request.json())

    said = [{"event": "user", "text": text} for text in ("one", "two", "three")]
    answer, failed = _call(echo, said)
    assert answer["tracker"]["events"] == said[1:]
    assert answer["domain"] == {}
    assert failed == []


async def _echoes_words(request: web.Request) -> web.Response:
    return web.Response(status=500, text=await request.text())


async def _talks_nonsense(_: web.Request) -> web.Response:
    return web.Response(text="<html>")


async def _takes_too_long(_: web.Request) -> web.Response:
    await asyncio.sleep(5)
    return web.json_response({})


@pytest.mark.parametrize("handler", (_echoes_words, _talks_nonsense, _takes_too_long))
def test_a_failed_action_is_noted(handler: Handler) -> None:
    """A failure, nonsense or silence is noted for the channel, and Rasa logs no word of a shopper."""
    failure, failed = _call(handler, [{"event": "user", "text": "my words"}], seconds=0.3)
    assert failed == ["action_greet"]
    assert "my words" not in str(failure)


def _model(folder: Path, name: str, content: bytes = b"model") -> Path:
    path = folder / f"{name}.tar.gz"
    path.write_bytes(content)
    return path


def _installed(folder: Path, name: str) -> Path:
    aside = folder / ".training"
    aside.mkdir(exist_ok=True)
    return install(_model(aside, name), folder, made_of=f"inputs of {name}")


def test_the_newest_installed_model_is_served(tmp_path: Path) -> None:
    """The newest model is served, with the hash of what it was made from, and only the newest two are kept."""
    for name in ("20260101-000000", "20260102-000000", "20260103-000000"):
        _installed(tmp_path, name)
    assert newest_model(tmp_path).name == "20260103-000000.tar.gz"
    assert made_of(newest_model(tmp_path)) == "inputs of 20260103-000000"
    assert len(by_age(tmp_path)) == len(list(tmp_path.glob("*.sha256"))) == 2


def test_a_model_of_unknown_origin_is_not_loaded(tmp_path: Path) -> None:
    """Without a model, without its hash or with another hash, nothing is loaded and one clear line says why."""
    with pytest.raises(BadModel, match="make train"):
        newest_model(tmp_path)
    model = _model(tmp_path, "20260101-000000")
    with pytest.raises(BadModel, match="missing or unreadable"):
        newest_model(tmp_path)
    hash_file(model).write_text(hashlib.sha256(b"another").hexdigest())
    with pytest.raises(BadModel, match="differs"):
        newest_model(tmp_path)


@pytest.mark.parametrize(
    ("setting", "told"), (({"RASA_SECRET": ""}, "RASA_SECRET is not set"), ({"RASA_PORT": "x"}, "RASA_PORT"))
)
def test_a_wrong_setting_gets_one_line(tmp_path: Path, setting: "dict[str, str]", told: str) -> None:
    """`python -m bot` says in one line what is missing, before it loads anything."""
    (tmp_path / "models").mkdir()
    _installed(tmp_path / "models", "20260101-000000")
    environ = {"PYTHONPATH": str(ROOT), "RASA_SECRET": "x" * 20, **setting}
    command = [sys.executable, "-m", "bot"]
    ended = subprocess.run(command, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert told in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_the_check_for_changes_is_quick() -> None:
    """Whether to train is decided without importing Rasa or spaCy."""
    code = (
        "import sys, bot.training.train; print(*(name for name in ('rasa', 'spacy', 'sklearn') if name in sys.modules))"
    )
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == ""


def test_what_needs_tensorflow_says_so() -> None:
    """A part of Rasa that computes with TensorFlow fails by name instead of computing nonsense."""
    assert "tensorflow.python" not in sys.modules
    with pytest.raises(HollowError, match="TensorFlow"):
        RasaModel()
