"""A store on each database, a clock, two agents, and one conversation in it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest

from handoff.app import NOTICES
from handoff.conversation import shopper
from handoff.conversation.shopper import Shopper
from handoff.conversation.thread import Actor
from handoff.desk.accounts import Role, add_agent
from handoff.store.store import Store
from handoff.words import Words
from tests.actions.shop.fakes import Clock
from tests.handoff.talk import Talk


@pytest.fixture
def clock() -> Clock:
    """Saturday, ten o'clock."""
    return Clock(datetime(2026, 11, 21, 10, tzinfo=UTC))


@pytest.fixture
async def store(current_url: str, clock: Clock) -> AsyncIterator[Store]:
    """A store that lives in the test's time."""
    async with Store(current_url, now=clock) as served:
        yield served


@pytest.fixture(scope="session")
def words() -> Words:
    """The notices of the sample shop."""
    return Words.load(NOTICES, "Fernhill Outfitters")


@pytest.fixture
async def talk(store: Store, words: Words) -> Talk:
    """A conversation that has just begun."""
    conversation = await store.write(shopper.begin, words, Shopper("web", "Mia"))
    begun = Talk(store, words, conversation)
    store.subscribe(begun.told.extend)
    return begun


@pytest.fixture
async def ana(store: Store) -> Actor:
    """An agent."""
    return await _add(store, "Ana")


@pytest.fixture
async def ben(store: Store) -> Actor:
    """A second agent."""
    return await _add(store, "Ben")


async def _add(store: Store, name: str) -> Actor:
    account = await store.write(add_agent, f"{name}@fernhill.example", name, Role.AGENT, "no password")
    return Actor("agent", account.id, name)
