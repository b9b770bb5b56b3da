"""No words, names, numbers or secrets of a shopper reach the logs."""

import asyncio
import gc
import io
import sys
from collections.abc import Iterator

import pytest
import structlog

from handoff.conversation import runner, shopper
from handoff.conversation.thread import Thread
from handoff.conversation.values import LogMessage
from handoff.logs import log_loop_error, set_up_logs
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.fakes import FakeBot
from tests.handoff.kit import Server

WORDS = "my grandmother's violet umbrella"
EMAIL, CARD, PHONE = "mia.secret@example.com", "4242 4242 4242 4242", "+44 7700 900123"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What the process writes to standard error, with its logs set up as in production."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    set_up_logs()
    structlog.configure(cache_logger_on_first_use=False)
    yield stream
    structlog.reset_defaults()


async def test_uncaught_error_is_logged_without_its_words(written: io.StringIO) -> None:
    """An error that nobody caught in a task is logged with its kind and place, without its words."""
    asyncio.get_running_loop().set_exception_handler(log_loop_error)

    async def fail() -> None:
        raise ValueError(WORDS)

    task = asyncio.create_task(fail())
    await asyncio.wait([task])
    del task
    gc.collect()
    log = written.getvalue()
    assert "ValueError" in log
    assert "fail" in log
    assert WORDS not in log


async def test_logs_hold_nothing_of_a_shopper(
    server: Server,
    bot: FakeBot,
    admin: AgentClient,
    written: io.StringIO,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A conversation in which much goes wrong is logged only by its id; a card number is not even stored."""
    monkeypatch.setattr(runner, "BUDGET_S", 0.05)
    said = f"{WORDS}: {EMAIL}, {CARD}, {PHONE}"
    bot.down = True
    async with Shopper.arriving(server, name="Mia Secret") as mia:
        await mia.say(said)
        await mia.hears("bot")
        with monkeypatch.context() as broken:
            broken.setattr(shopper, "_say", _break)
            assert (await mia.say(said))["code"] == "internal"
        await mia.socket.send(f'{{"type": "message", "text": "{WORDS}"')
        await mia.send("person")
        await mia.owned_by("queue")
        await admin.post(f"{mia.conversation}/claim")
        await admin.post(f"{mia.conversation}/messages", client_id="x" * 50, text=said, seen_seq=0)
        await admin.http.get("/api/agent/conversations", params={"q": EMAIL, "cursor": WORDS})
        await server.http.post("/api/shopper/sessions", json={"identity": f"{EMAIL}.{mia.token}"})
        await server.http.get("/api/shopper/transcript", headers={"Authorization": f"Bearer {mia.token}x"})
        await server.http.post("/api/agent/login", json={"email": EMAIL, "password": WORDS})
        conversation, token = mia.conversation, mia.token
        stored = str(await admin.read(conversation))
    logged = written.getvalue() + caplog.text
    assert conversation in logged, "nothing was logged: this proves nothing"
    for secret in (WORDS, "umbrella", EMAIL, "mia.secret", CARD, PHONE, token, "Mia Secret"):
        assert secret not in logged
    assert "•••• 4242" in stored
    assert CARD not in stored + str([question.text for question in bot.asked])


def _break(_thread: Thread, *given: object) -> LogMessage:
    raise RuntimeError(len(given))
