"""What tests of the handoff process share: the running server with a scripted bot."""

import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from alembic import command
from argon2 import PasswordHasher
from sanic import Blueprint, Sanic

from handoff.desk import passwords
from handoff.services import Parts
from handoff.store.engine import open_engine
from handoff.store.migrate import alembic_config
from handoff.store.store import Store
from handoff.store.tables import Base
from testkit.agent import AgentClient
from tests.fakes import FakeBot
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import Clock, FakeShop

ADMIN = "sam@fernhill.example"


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make passwords cheap: Argon2 at its real cost would take most of these tests' time."""
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "_hasher", cheap)
    monkeypatch.setattr(passwords, "nobodys_hash", cache(lambda: cheap.hash("nobody")))


@pytest.fixture(scope="session")
def current_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file with today's tables, to be copied: making them takes longer than most tests."""
    path = tmp_path_factory.mktemp("template") / "counterhand.db"
    _make_tables(f"sqlite:///{path}")
    return path


@pytest.fixture
def current_url(database_url: str, current_sqlite: Path) -> str:
    """A database with today's tables; that migrations lead to the same is a test of its own."""
    if database_url.startswith("sqlite"):
        shutil.copy(current_sqlite, database_url.removeprefix("sqlite:///"))
    else:
        _make_tables(database_url)
    return database_url


@pytest.fixture
def clock() -> Clock:
    """Saturday, ten o'clock."""
    return Clock(datetime(2026, 11, 21, 10, tzinfo=UTC))


@pytest.fixture
async def store(current_url: str, clock: Clock) -> AsyncIterator[Store]:
    """A store that uses the test's clock."""
    async with Store(current_url, now=clock) as served:
        yield served


def _make_tables(url: str) -> None:
    engine = open_engine(url, writes=True)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        command.stamp(alembic_config(connection), "head")
    engine.dispose()


@pytest.fixture(scope="session", autouse=True)
def _unread_sources() -> Iterator[None]:
    """Keep Sanic from parsing each handler's source to guess how it answers errors: we answer for all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Sanic, "_determine_error_format", lambda *_: "json")
        patch.setattr(Blueprint, "_determine_error_format", lambda *_: "json")
        yield


@pytest.fixture
def bot() -> FakeBot:
    """The bot of the test's server."""
    return FakeBot()


@pytest.fixture
async def server(tmp_path: Path, current_url: str, bot: FakeBot) -> AsyncIterator[Server]:
    """A server with the scripted bot and an empty shop, on each database."""
    settings = make_settings(tmp_path, current_url)
    async with running_server(settings, Parts(bot, FakeShop())) as running:
        yield running


@pytest.fixture
async def admin(server: Server) -> AsyncIterator[AgentClient]:
    """The first supervisor, signed in."""
    async with AgentClient.signed_in(server, ADMIN) as agent:
        yield agent


@pytest.fixture
async def ana(server: Server, admin: AgentClient) -> AsyncIterator[AgentClient]:
    """An agent, signed in."""
    async with AgentClient.signed_in(server, (await admin.add_agent("Ana", "ana@fernhill.example")).email) as agent:
        yield agent


@pytest.fixture
async def ben(server: Server, admin: AgentClient) -> AsyncIterator[AgentClient]:
    """A second agent, signed in."""
    async with AgentClient.signed_in(server, (await admin.add_agent("Ben")).email) as agent:
        yield agent
