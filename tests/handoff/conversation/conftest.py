"""A store on each database, a clock, two agents, and one conversation in it."""

import pytest

from handoff.conversation import shopper
from handoff.conversation.shopper import Shopper
from handoff.conversation.thread import Actor
from handoff.desk.accounts import Role, add_agent
from handoff.notices import Notices
from handoff.services import NOTICES
from handoff.store.store import Store
from tests.handoff.talk import Talk


@pytest.fixture(scope="session")
def notices() -> Notices:
    """The notices of the sample shop."""
    return Notices.load(NOTICES, "Fernhill Outfitters")


@pytest.fixture
async def talk(store: Store, notices: Notices) -> Talk:
    """A conversation that has just begun."""
    conversation = await store.write(shopper.begin, notices, Shopper("web", "Mia"))
    begun = Talk(store, notices, conversation)
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
