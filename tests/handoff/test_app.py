"""The server's features: none is missing, and they start and stop in order."""

import asyncio
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from handoff import app
from handoff.lifetimes import Lifetime, running
from handoff.services import App, Feature, Parts, Services
from handoff.store.migrate import is_current
from settings.shared import ROOT
from tests.fakes import FakeBot
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop


def test_every_room_with_a_setup_is_a_feature() -> None:
    """Every folder with a `setup` is a feature, and none is set up twice."""
    rooms = {".".join(file.relative_to(ROOT).with_suffix("").parts) for file in ROOT.glob("handoff/*/setup.py")}
    assert sorted(feature.__module__ for feature in app.FEATURES) == sorted(rooms)


async def test_what_starts_last_stops_first(tmp_path: Path, current_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feature starts when the store is open and those before it have started, and stops before them."""
    told: list[str] = []

    def noting(name: str) -> Feature:
        def setup(_app: App, services: Services) -> Lifetime:
            return note(name, services)

        return setup

    @asynccontextmanager
    async def note(name: str, services: Services) -> AsyncIterator[None]:
        assert await services.store.read(is_current)
        told.append(f"{name} starts")
        yield
        assert await services.store.read(is_current)
        told.append(f"{name} stops")

    monkeypatch.setattr(app, "FEATURES", (noting("first"), *app.FEATURES, noting("last")))
    async with running_server(make_settings(tmp_path, current_url), Parts(FakeBot(), FakeShop())):
        assert told == ["first starts", "last starts"]
    assert told == ["first starts", "last starts", "last stops", "first stops"]


async def test_work_has_ended_when_its_lifetime_is_left() -> None:
    """A feature's work is cancelled and waited for before what it uses is closed."""
    told: list[str] = []

    async def work() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            told.append("ended")

    async with running(work):
        await asyncio.sleep(0)
    assert told == ["ended"]


async def test_ready_tells_that_telegram_is_off(server: Server) -> None:
    """/readyz has Telegram's status, null, even when Telegram is off."""
    assert (await server.http.get("/readyz")).json()["telegram"] is None


@pytest.mark.wire
def test_without_telegram_its_client_is_not_imported() -> None:
    """Without Telegram its client, which would be half of what a start imports, is not imported."""
    program = "import sys, handoff.app; sys.exit('telegram' in sys.modules)"
    assert subprocess.run((sys.executable, "-c", program), cwd=ROOT, check=False).returncode == 0
