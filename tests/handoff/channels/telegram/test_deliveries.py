"""Deliveries on each database: in order, settled part by part, and counted where they may go out twice."""

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Connection, event

from handoff.channels.delivery.deliveries import (
    Due,
    block,
    fail,
    get_open_addresses,
    part_done,
    put_back,
    take,
)
from handoff.conversation.addresses import find_line, note_message
from handoff.conversation.agent import owning, saying
from handoff.conversation.events import MessageChanged, RowChanged
from handoff.conversation.thread import Actor
from handoff.conversation.values import DeliveryShown, DeliveryStatus, Quote, Speaker
from handoff.desk.accounts import Role, add_agent
from handoff.states.reasons import DeliveryReason
from handoff.store.store import Store
from tests.conftest import database_url as database_url  # noqa: PLC0414  # here it is each database after all
from tests.handoff.channels.telegram.lines import Lines
from tests.shop.fakes import Clock

CHAT = 5_000_000_001
HERE = ("telegram", str(CHAT))


@pytest.fixture
def clock() -> Clock:
    """Saturday, ten o'clock."""
    return Clock(datetime(2026, 11, 21, 10, tzinfo=UTC))


@pytest.fixture
async def conversation(lines: Lines) -> str:
    """A conversation in the chat, with nothing left to send."""
    begun = await lines.begin(CHAT)
    await deliver(lines.store, await due_now(lines.store))
    return begun


async def due_now(store: Store) -> Due:
    """The next part; fails if there is none."""
    due = await store.write(take, *HERE)
    assert due is not None
    return due


async def deliver(store: Store, due: Due, *message_ids: int, last: bool = True) -> None:
    """Record that the part has gone out."""
    await store.write(part_done, due, tuple(map(str, message_ids)), last=last)


def delivery_states(told: list[Any]) -> list[tuple[int, DeliveryStatus | None]]:
    """The lines whose delivery agents were told, with its status."""
    return [(change.message.seq, change.message.delivery) for change in told if isinstance(change, MessageChanged)]


async def test_lines_are_taken_in_order(lines: Lines, store: Store, conversation: str) -> None:
    """A chat's oldest line is taken first, the next only when it is done, and none of another chat's."""
    await lines.add(conversation, "one")
    await lines.add(conversation, "two")
    other = await lines.begin(CHAT + 1)
    assert sorted(await store.read(get_open_addresses, "telegram")) == [str(CHAT), str(CHAT + 1)]
    assert await store.read(get_open_addresses, "email") == []
    taken = []
    while (due := await store.write(take, *HERE)) is not None:
        assert due.message is not None
        taken.append(due.message.text)
        await deliver(store, due)
    assert taken == ["one", "two"]
    assert await store.read(get_open_addresses, "telegram") == [str(CHAT + 1)]
    assert other


async def test_parts_are_settled_one_by_one(lines: Lines, store: Store, conversation: str) -> None:
    """A line of three parts goes on where it was; each part's message is known as this line; then it is delivered."""
    line = await lines.add(conversation, "long")
    told = lines.told()
    for part in range(3):
        due = await due_now(store)
        assert (due.part, due.repeated) == (part, False)
        await deliver(store, due, 100 + part, last=part == 2)
    row = (await lines.deliveries())[-1]
    assert (row.state, row.parts, row.attempts, row.repeats) == ("delivered", 3, 3, 0)
    assert delivery_states(told) == [(line.seq, DeliveryStatus(DeliveryShown.DELIVERED))]
    assert [await store.read(find_line, *HERE, str(100 + part)) for part in range(3)] == [(conversation, line.seq)] * 3


async def test_part_that_may_have_gone_out_is_counted(lines: Lines, store: Store, conversation: str) -> None:
    """A part taken again while nobody knows whether it went out counts as a repeat; one that was put back does not."""
    await lines.add(conversation, "hello")
    await store.write(put_back, await due_now(store))
    assert not (await due_now(store)).repeated
    assert (await due_now(store)).repeated
    row = (await lines.deliveries())[-1]
    assert (row.attempts, row.repeats) == (3, 1)


async def test_failed_line_lets_the_next_one_go(lines: Lines, store: Store, conversation: str) -> None:
    """Agents see the reason; the next line is taken."""
    bad, good = await lines.add(conversation, "bad"), await lines.add(conversation, "good")
    told = lines.told()
    await store.write(fail, await due_now(store), DeliveryReason.REFUSED)
    assert delivery_states(told) == [(bad.seq, DeliveryStatus(DeliveryShown.FAILED, DeliveryReason.REFUSED))]
    assert (await due_now(store)).seq == good.seq


async def test_line_of_yesterday_fails_as_too_old(lines: Lines, store: Store, clock: Clock, conversation: str) -> None:
    """A line older than 24 hours fails, and agents can send it again; younger ones go out."""
    old = await lines.add(conversation, "old")
    clock.pass_(hours=20)
    young = await lines.add(conversation, "young")
    clock.pass_(hours=5)
    due = await due_now(store)
    assert due.seq == young.seq
    assert (await lines.states())[-2:] == [("failed", "too_old"), ("sending", None)]
    await deliver(store, due)
    await lines.retry(old)
    assert (await due_now(store)).seq == old.seq


async def test_blocked_chat_ends_its_outbox(lines: Lines, store: Store, conversation: str) -> None:
    """A block fails all lines that wait and marks the conversation as not reachable; agents are told both once."""
    for text in ("one", "two"):
        await lines.add(conversation, text)
    told = lines.told()
    await due_now(store)
    assert await store.write(block, *HERE) == conversation
    assert [state for _, state in delivery_states(told)] == [
        DeliveryStatus(DeliveryShown.FAILED, DeliveryReason.BLOCKED)
    ] * 2
    assert [change.conversation for change in told if isinstance(change, RowChanged)] == [conversation]
    assert await lines.unreachable(conversation) == "blocked"
    assert await store.write(take, *HERE) is None
    await store.write(block, *HERE)
    assert len([change for change in told if isinstance(change, RowChanged)]) == 1
    await lines.begin(CHAT)
    assert await lines.unreachable(conversation) is None


async def test_part_that_arrives_after_the_block_changes_nothing(lines: Lines, store: Store, conversation: str) -> None:
    """A line that failed because of a block stays failed even if a part arrives afterwards."""
    await lines.add(conversation, "one")
    due = await due_now(store)
    await store.write(block, *HERE)
    await deliver(store, due, 77)
    await store.write(fail, due, DeliveryReason.REFUSED)
    assert (await lines.states())[-1] == ("failed", "blocked")


async def test_answered_line_is_found_in_the_chat(lines: Lines, store: Store, conversation: str) -> None:
    """A quote comes with the first of the chat's messages for that line, or without one where the chat has none."""
    asked = await lines.add(conversation, "which one?", Speaker.SHOPPER)
    await store.write(note_message, *HERE, "31", conversation, asked.seq)
    await store.write(note_message, *HERE, "32", conversation, asked.seq)
    elsewhere = await lines.add(conversation, "said on the website", Speaker.SHOPPER)
    for quoted in (asked.seq, elsewhere.seq):
        await lines.add(conversation, "the red one", Speaker.BOT, quote=quoted)
    first = await due_now(store)
    assert first.message is not None
    assert first.message.quote == Quote(asked.seq, Speaker.SHOPPER, None, "which one?")
    await deliver(store, first)
    assert [first.reply_to, (await due_now(store)).reply_to] == ["31", None]


async def test_deleted_line_is_taken_back_part_by_part(lines: Lines, store: Store, conversation: str) -> None:
    """The deletion names every message that the line became, in order; an unsent line leaves nothing to do."""
    account = await store.write(add_agent, "ana@fernhill.example", "Ana", Role.AGENT, "no password")
    ana = Actor("agent", account.id, "Ana")
    await store.write(owning.claim, lines.notices, conversation, ana)
    await deliver(store, await due_now(store))
    said = await store.write(
        saying.say, conversation, ana, saying.Draft("a1", "oops"), 10**6, confirmed=True
    )  # fmt: skip
    for message_id, last in ((9, False), (10, True)):
        await deliver(store, await due_now(store), message_id, last=last)
    unsent = await store.write(saying.say, conversation, ana, saying.Draft("a2", "again"), 10**6, confirmed=True)
    for line in (said, unsent):
        await store.write(saying.delete, conversation, ana, line.seq)
    due = await due_now(store)
    assert (due.op, due.seq, due.sent) == ("delete", said.seq, ("9", "10"))
    await deliver(store, due)
    assert await store.write(take, *HERE) is None


async def test_what_waits_is_found_without_reading_what_is_done(store: Store, conversation: str) -> None:
    """The next line is found by an index of those that wait, however many went out before."""
    assert conversation

    def plan(conn: Connection) -> str:
        if conn.dialect.name != "sqlite":
            return "ix_delivery_open"  # PostgreSQL reads a table as small as this one whole
        asked: list[str] = []
        event.listen(conn, "before_cursor_execute", lambda *given: asked.append(given[2]))
        get_open_addresses(conn, "telegram")
        return str(conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[0]}", ("telegram",)).all())

    assert "ix_delivery_open" in await store.read(plan)


async def test_message_ids_of_another_bot_are_taken_over(lines: Lines, store: Store, conversation: str) -> None:
    """Another bot's message ids begin from 1 again in a chat: then the newer message is meant, and nothing fails."""
    old, new = await lines.add(conversation, "old"), await lines.add(conversation, "new")
    for line in (old, new):
        await deliver(store, await due_now(store), 7)
        assert await store.read(find_line, *HERE, "7") == (conversation, line.seq)
