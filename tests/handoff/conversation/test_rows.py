"""Rows are read by name: the tests of a conversation run again while every SELECT lists its columns backwards."""

import pytest
from sqlalchemy import select

from handoff.conversation.thread import access_thread
from handoff.store.store import Store, Tx
from handoff.store.tables.conversations import Conversation
from tests.handoff.conversation import (
    test_agenda,
    test_agent,
    test_links,
    test_photos,
    test_queue,
    test_shopper,
    test_turns,
)
from tests.handoff.rows import backwards as backwards  # noqa: PLC0414  # it is in force where it is imported
from tests.handoff.rows import collect_from
from tests.handoff.talk import Talk

# On one database: what a row is read by has nothing to do with which it came from.
pytestmark = [pytest.mark.store, pytest.mark.parametrize("database_url", ("sqlite",), indirect=True)]

globals().update(collect_from(test_agenda, test_agent, test_links, test_photos, test_queue, test_shopper, test_turns))


async def test_columns_do_come_backwards(store: Store, talk: Talk) -> None:
    """Columns really come backwards here, so that the other tests of this file prove something."""
    row = await store.read(lambda conn: conn.execute(select(Conversation.id, Conversation.channel)).one())
    assert tuple(row) == ("web", talk.id)


async def test_language_is_no_email(store: Store, talk: Talk) -> None:
    """No column of a row takes another one's place: an e-mail proves a customer."""

    def set_both(tx: Tx) -> tuple[str | None, str | None, str | None]:
        access_thread(tx, talk.id).set(email="mia@example.org", language="sv")
        thread = access_thread(tx, talk.id)
        return thread.email, thread.language, thread.shopper_name

    assert await store.write(set_both) == ("mia@example.org", "sv", "Mia")
