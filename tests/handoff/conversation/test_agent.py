"""The agent's verbs on each database: one claim wins, no unseen words are passed over, the bot comes back informed."""

import pytest

from handoff.conversation.agent import notes, saying
from handoff.conversation.events import OwnerChanged, Seen
from handoff.conversation.thread import Actor
from handoff.conversation.values import Speaker
from handoff.errors import AlreadyClaimed, Conflict, IllegalChange, NotFound, NotOwner, UnseenMessages
from handoff.states.owners import Owner
from handoff.store.tables.conversations import Note, Outbox, QueueEntry
from tests.fakes import answer
from tests.handoff.talk import Talk, client_id
from tests.shop.fakes import Clock


async def test_claim_has_one_winner(talk: Talk, ana: Actor, ben: Actor, clock: Clock) -> None:
    """The second agent to claim is told who was first; claiming one's own conversation again does nothing."""
    await talk.ask_person()
    clock.pass_(seconds=42)
    await talk.claim(ana)
    await talk.claim(ana)
    with pytest.raises(AlreadyClaimed) as caught:
        await talk.claim(ben)
    assert caught.value.extra == {"by": {"id": ana.agent, "name": "Ana"}}
    row, (entry,) = await talk.row(), await talk.rows(QueueEntry)
    assert (row.owner, row.agent_id, row.epoch, row.waiting_since) == ("agent", ana.agent, 2, None)
    assert (entry.claimed_at - entry.entered_at).total_seconds() == 42
    assert await talk.audit() == [
        ("shopper", "asked", "bot", "queue", 1),
        ("agent", "claimed", "queue", "agent", 2),
    ]


async def test_claim_of_the_bots_is_a_takeover(talk: Talk, ana: Actor) -> None:
    """A claim of the bot's conversation takes it over: waiting turns are dropped, shopper and colleagues are told."""
    await talk.say("hello")
    await talk.claim(ana)
    assert await talk.take() is None
    assert (await talk.audit())[-1] == ("agent", "taken_over", "bot", "agent", 1)
    assert "Ana has joined" in (await talk.lines())[-1][1]
    told = next(change for change in talk.told if isinstance(change, OwnerChanged))
    assert (told.before, told.owner, told.agent, told.agent_name) == (Owner.BOT, Owner.AGENT, ana.agent, "Ana")


async def test_closed_cannot_be_claimed(talk: Talk, ana: Actor) -> None:
    """Only the shopper's words open a closed conversation."""
    await talk.end()
    with pytest.raises(IllegalChange):
        await talk.claim(ana)


async def test_only_the_owner_acts(talk: Talk, ana: Actor, ben: Actor) -> None:
    """Only the owner, and no former one, writes, resolves or gives back; others are told who owns it."""
    await talk.claim(ana)
    before = len(await talk.rows(Outbox))
    for doing in (talk.reply(ben, "hi"), talk.resolve(ben), talk.give_back(ben)):
        with pytest.raises(NotOwner) as caught:
            await doing
        assert caught.value.extra["by"] == {"id": ana.agent, "name": "Ana"}
    assert len(await talk.rows(Outbox)) == before
    await talk.give_back(ana)
    with pytest.raises(NotOwner) as caught:
        await talk.reply(ana, "one more")
    assert caught.value.extra == {"owner": "bot", "by": None}


async def test_reply_is_once_per_id(talk: Talk, ana: Actor) -> None:
    """A retried reply is the same message, even after the conversation was given back; another text is refused."""
    await talk.claim(ana)
    first = await talk.reply(ana, "hello", id_="one")
    await talk.give_back(ana)
    assert await talk.reply(ana, "hello", id_="one") == first
    with pytest.raises(Conflict):
        await talk.reply(ana, "something else", id_="one")


async def test_two_agents_may_use_one_id(talk: Talk, ana: Actor, ben: Actor) -> None:
    """Ids are an agent's own: a colleague's, or a shopper's, is no retry."""
    external_id = client_id()
    await talk.say("hello", external_id)
    await talk.claim(ana)
    mine = await talk.reply(ana, "from Ana", id_=external_id)
    await talk.give_back(ana)
    await talk.claim(ben)
    theirs = await talk.reply(ben, "from Ben", id_=external_id)
    assert (mine.name, theirs.name, theirs.seq > mine.seq) == ("Ana", "Ben", True)


async def test_unseen_words_are_shown_first(talk: Talk, ana: Actor) -> None:
    """An agent who has not seen the shopper's last words is shown exactly those, and no notice."""
    await talk.say("hello")
    await talk.claim(ana)
    seen = (await talk.row()).seq
    await talk.reply(ana, "hi", seen=2)
    await talk.say("wait")
    await talk.say("the blue one")
    with pytest.raises(UnseenMessages) as caught:
        await talk.reply(ana, "The red one?", seen=seen, id_="x")
    assert [message.text for message in caught.value.extra["messages"]] == ["wait", "the blue one"]
    await talk.reply(ana, "The red one?", seen=seen, id_="x", confirmed=True)
    assert (await talk.lines())[-1] == ("agent", "The red one?")


async def test_return_begins_afresh_and_informed(talk: Talk, ana: Actor) -> None:
    """After a return the bot has a new sender, no human line to answer, and knows what was settled."""
    await talk.say("hello")
    first = await talk.taken()
    await talk.answer(first, answer("hi"))
    await talk.ask_person()
    await talk.claim(ana)
    await talk.say("it is the blue one")
    await talk.give_back(ana, "A replacement is on its way")
    assert await talk.take() is None
    await talk.say("thanks")
    second = await talk.taken()
    assert (second.question.text, second.question.sender) == ("thanks", f"{talk.id}:1")
    assert first.question.sender == f"{talk.id}:0"
    assert second.question.metadata["settled"] == "A replacement is on its way"
    assert "settled" not in first.question.metadata


async def test_resolve_closes_with_outcome_and_note(talk: Talk, ana: Actor) -> None:
    """The outcome is for the bot, the note for colleagues; neither is written into the log or the audit."""
    await talk.claim(ana)
    await talk.resolve(ana, "Refund paid", "was polite")
    row, (note,) = await talk.row(), await talk.rows(Note)
    assert (row.owner, row.settled, row.agent_id) == ("closed", "Refund paid", None)
    assert (note.text, note.agent_id) == ("was polite", ana.agent)
    said = str(await talk.log()) + str(await talk.audit())
    assert "Refund paid" not in said
    assert "polite" not in said


async def test_notes_need_no_ownership(talk: Talk, ben: Actor) -> None:
    """Any colleague may leave a line, on a conversation that is there."""
    assert await talk.store.write(notes.add_note, talk.id, ben, "knows this shopper") == 1
    with pytest.raises(NotFound):
        await talk.store.write(notes.add_note, "nobody", ben, "hm")


async def test_seen_counts_for_the_owner_and_moves_forward(talk: Talk, ana: Actor, ben: Actor) -> None:
    """Unread is what the shopper wrote since the owner looked; a colleague's look and an old window change nothing."""
    await talk.say("one")
    await talk.say("two")
    await talk.claim(ana)
    assert (await talk.row()).unread == 2
    for by, seq, unread in ((ben, 3, 2), (ana, 2, 1), (ana, 99, 0), (ana, 1, 0)):
        await talk.store.write(saying.mark_seen, talk.id, by, seq)
        assert (await talk.row()).unread == unread
    await talk.say("three")
    assert (await talk.row()).unread == 1
    seen = [change for change in talk.told if isinstance(change, Seen)]
    assert [(change.kind, change.seq) for change in seen] == [(Speaker.AGENT, 2), (Speaker.AGENT, 4)]
