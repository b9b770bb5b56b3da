"""Rows are read by name: all that a conversation does is done again while every SELECT lists its columns backwards."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, Select, event, select

from handoff.conversation.thread import access_thread
from handoff.store.store import Store, Tx
from handoff.store.tables.conversations import Conversation
from tests.handoff.conversation import test_agent, test_links, test_photos, test_queue, test_shopper, test_turns
from tests.handoff.talk import Talk

pytestmark = pytest.mark.store

VERBS = (test_agent, test_links, test_photos, test_queue, test_shopper, test_turns)
globals().update({name: test for module in VERBS for name, test in vars(module).items() if name.startswith("test_")})


def _reverse(_conn: Connection, statement: Any, many: Any, params: Any, _options: Any) -> Any:  # noqa: ANN401  # as SQLAlchemy calls it
    if isinstance(statement, Select) and len(columns := statement.selected_columns) > 1:
        statement = statement.with_only_columns(*list(columns)[::-1], maintain_column_froms=True)
    return statement, many, params


@pytest.fixture(autouse=True)
def backwards() -> Iterator[None]:
    """Every SELECT of this process lists its columns backwards."""
    event.listen(Engine, "before_execute", _reverse, retval=True)
    yield
    event.remove(Engine, "before_execute", _reverse)


async def test_columns_do_come_backwards(store: Store, talk: Talk) -> None:
    """The turning round works here, so that the other tests of this file mean something."""
    row = await store.read(lambda conn: conn.execute(select(Conversation.id, Conversation.channel)).one())
    assert tuple(row) == ("web", talk.id)


async def test_language_is_no_email(store: Store, talk: Talk) -> None:
    """Of what stands side by side in a row, nothing takes another's place: an e-mail proves a customer."""

    def set_both(tx: Tx) -> tuple[str | None, str | None, str | None]:
        access_thread(tx, talk.id).set(email="mia@example.org", language="sv")
        thread = access_thread(tx, talk.id)
        return thread.email, thread.language, thread.shopper_name

    assert await store.write(set_both) == ("mia@example.org", "sv", "Mia")
