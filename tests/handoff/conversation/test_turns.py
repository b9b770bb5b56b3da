"""Turns on each database: messages are asked together, late answers are dropped by epoch, failures are told."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest
from sqlalchemy import event, update

from handoff.conversation import turns
from handoff.conversation.events import TurnBegun
from handoff.conversation.incoming import Said
from handoff.conversation.shopper import receive
from handoff.conversation.thread import Actor
from handoff.conversation.turns import put_back
from handoff.conversation.values import Effect, HandoffRequest
from handoff.rasa_client import GoesOn
from handoff.states.reasons import HandoffReason
from handoff.store.store import Tx
from handoff.store.tables.conversations import Audit, Conversation, QueueEntry, Turn
from tests.fakes import answer
from tests.handoff.talk import Talk, client_id
from tests.shop.fakes import Clock

PERSON = [{"title": "Talk to a person", "choice": {"intent": "ask_human", "entities": {}}}]


async def test_what_waits_is_asked_together(talk: Talk) -> None:
    """A turn begins with its message; what is said while it runs goes together in the next."""
    await talk.say("hi")
    (first,) = [change for change in talk.told if isinstance(change, TurnBegun)]
    await talk.say("do you ship")
    await talk.say("to Wales?")
    assert [change for change in talk.told if isinstance(change, TurnBegun)] == [first]
    assert await talk.taken(may_go_on=True) == first, "a turn under way is taken again after a restart, under its id"
    await talk.answer(first, answer("hello"))
    second = await talk.taken()
    assert (first.question.text, second.question.text) == ("hi", "do you ship\nto Wales?")
    await talk.answer(second, answer("yes"))
    assert await talk.take() is None


async def test_bot_is_told_how_a_message_came(talk: Talk, clock: Clock) -> None:
    """By itself, or within a breath of another one; nothing once it was waited for, nor of photos and buttons."""
    ways = []
    for pause in (5.0, 0.6, 0.8):
        clock.pass_(seconds=pause)
        await talk.say("hi")
        ways.append((await talk.taken(may_go_on=True)).question.goes_on)
        assert (await talk.taken()).question.goes_on is None
        await talk.answer(await talk.taken(), answer("Which?", options=PERSON))
    assert ways == [GoesOn.ALONE, GoesOn.IN_BURST, GoesOn.ALONE]


@pytest.mark.parametrize(("channel", "way"), (("web", GoesOn.ALONE), ("telegram", GoesOn.IN_BURST)))
async def test_a_burst_is_longer_where_nobody_tells_of_typing(
    talk: Talk, clock: Clock, channel: str, way: GoesOn
) -> None:
    """Lines less than a second apart are a burst on Telegram; on the website typing tells of more."""
    talk.channel = channel
    await talk.say("hi")
    await talk.answer(await talk.taken(), answer("hello"))
    clock.pass_(seconds=0.9)
    await talk.say("about my order")
    assert (await talk.taken(may_go_on=True)).question.goes_on is way


async def test_a_button_is_whole(talk: Talk) -> None:
    """A pressed button has no rest."""
    choice = [{"title": "Returns", "choice": {"intent": "return_policy", "entities": {}}}]
    await talk.say("hi")
    await talk.answer(await talk.taken(), answer("Which?", options=choice))
    await talk.choose((await talk.log())[-1].seq, 0)
    assert (await talk.taken(may_go_on=True)).question.goes_on is None


async def test_an_unfinished_message_is_asked_with_its_rest(talk: Talk) -> None:
    """Put back, a turn waits with its text, and what is said then joins it."""
    await talk.say("hi")
    turn = await talk.taken()
    await talk.store.write(put_back, turn)
    await talk.say("do you ship to Wales?")
    whole = await talk.taken()
    assert (whole.question.turn, whole.question.text) == (turn.question.turn, "hi\ndo you ship to Wales?")
    await talk.answer(whole, answer("yes"))
    assert await talk.take() is None


async def test_what_was_said_meanwhile_is_the_rest(talk: Talk) -> None:
    """Where more was said while the bot looked at it, both are one turn."""
    await talk.say("hi")
    turn = await talk.taken()
    await talk.say("do you ship to Wales?")
    await talk.store.write(put_back, turn)
    assert (await talk.taken()).question.text == "hi\ndo you ship to Wales?"
    assert sorted(row.state for row in await talk.rows(Turn)) == ["dropped", "running"]


async def test_the_rest_is_not_waited_for_after_a_claim(talk: Talk, ana: Actor) -> None:
    """An unfinished message of an earlier epoch is the agent's."""
    await talk.say("hi")
    turn = await talk.taken()
    await talk.claim(ana)
    await talk.store.write(put_back, turn)
    assert await talk.take() is None
    assert [row.state for row in await talk.rows(Turn)] == ["dropped"]


async def test_bot_knows_who_it_talks_to(talk: Talk) -> None:
    """The bot is told what is known of the shopper; unknown fields are left out."""
    await talk.say("hi")
    assert (await talk.taken()).question.metadata == {"channel": "web", "conversation": talk.id, "name": "Mia"}


async def test_answer_is_stored_as_it_was_given(talk: Talk) -> None:
    """Each reply is a line of its own; intent and confidence are kept with the turn."""
    await talk.say("hi")
    assert await talk.answer(await talk.taken(), answer("Hello.", "What would you like?", options=PERSON))
    log = await talk.log()
    assert [(line.kind, line.text, line.options) for line in log[2:]] == [
        ("bot", "Hello.", None), ("bot", "What would you like?", PERSON),
    ]  # fmt: skip
    (turn,) = await talk.rows(Turn)
    assert (turn.state, turn.intent, turn.confidence) == ("answered", "intent", 0.9)
    assert turn.finished_at is not None


Meanwhile = Callable[[Talk, Actor], Awaitable[None]]


async def asked(talk: Talk, _ana: Actor) -> None:
    """The shopper asks for a person."""
    await talk.ask_person()


async def claimed(talk: Talk, ana: Actor) -> None:
    """An agent takes over."""
    await talk.claim(ana)


async def left(talk: Talk, _ana: Actor) -> None:
    """The shopper asks for a person and then leaves the queue."""
    await talk.ask_person()
    await talk.leave()


async def ended(talk: Talk, _ana: Actor) -> None:
    """The shopper is done."""
    await talk.end()


async def given_back(talk: Talk, ana: Actor) -> None:
    """An agent takes over and gives back."""
    await talk.claim(ana)
    await talk.give_back(ana)


@pytest.mark.parametrize("meanwhile", (asked, claimed, left, ended, given_back))
@pytest.mark.parametrize("effects", ((), (HandoffRequest(HandoffReason.UNSURE),)))
async def test_answer_of_an_earlier_epoch_is_dropped(
    talk: Talk, ana: Actor, meanwhile: Meanwhile, effects: tuple[Effect, ...]
) -> None:
    """A late answer is never shown, and hands over nothing, even if the bot owns the conversation again."""
    await talk.say("my secret question")
    turn = await talk.taken()
    await meanwhile(talk, ana)
    row, log, entries = await talk.row(), await talk.log(), await talk.rows(QueueEntry)
    assert not await talk.answer(turn, answer("too late", effects=effects))
    assert (await talk.row(), await talk.log(), await talk.rows(QueueEntry)) == (row, log, entries)
    (stale,) = [kept for kept in await talk.rows(Turn) if kept.state == "stale"]
    assert stale.stale_reply == [{"text": "too late"}]
    kept = (await talk.rows(Audit))[-1]
    assert (kept.actor, kept.change, kept.to_owner, kept.reason) == ("bot", "stale_bot_reply", row.owner, stale.id)


async def test_apology_of_an_earlier_epoch_is_not_said(talk: Talk, ana: Actor) -> None:
    """A shopper who has a person is not told that the bot failed."""
    await talk.say("hello")
    turn = await talk.taken()
    await talk.claim(ana)
    log = await talk.log()
    assert not await talk.apologise(turn)
    assert await talk.log() == log
    assert await talk.take() is None


async def test_wish_queues_with_what_the_bot_knew(talk: Talk) -> None:
    """A handoff of the bot stores replies, owner, queue entry and announcement in one transaction."""
    await talk.say("it came apart")
    await talk.answer(
        await talk.taken(),
        answer("Oh no.", effects=(HandoffRequest(HandoffReason.UNSURE, "damaged", 0.9, {"order_number": "1042"}),)),
    )
    (entry,) = await talk.rows(QueueEntry)
    assert (entry.reason, entry.topic, entry.confidence) == ("unsure", "damaged", 0.9)
    assert entry.slots == {"order_number": "1042"}
    assert await talk.audit() == [("bot", "asked", "bot", "queue", 1)]
    row = await talk.row()
    assert (row.reason, row.topic) == ("unsure", "damaged")


async def fail(talk: Talk, *, in_rasa: bool) -> Sequence[str]:
    """Let a turn fail, in Rasa or at an action; returns who spoke."""
    before = len(await talk.log())
    await talk.say("where is my order?")
    turn = await talk.taken()
    if in_rasa:
        if await talk.apologise(turn):
            await talk.store.write(turns.give_up, turn)
    else:
        await talk.answer(turn, answer(failed=True))
    return [line.kind.value for line in (await talk.log())[before:]]


@pytest.mark.parametrize("in_rasa", (True, False))
async def test_second_failure_in_a_row_hands_over(talk: Talk, ana: Actor, clock: Clock, in_rasa: bool) -> None:  # noqa: FBT001  # a parameter of the test
    """The first failure gets an apology that offers a person, the second hands over; again only after ten minutes."""
    assert await fail(talk, in_rasa=in_rasa) == ["shopper", "bot"]
    assert (await talk.log())[-1].options == PERSON
    assert await fail(talk, in_rasa=in_rasa) == ["shopper", "bot", "notice"]
    await talk.claim(ana)
    await talk.give_back(ana)
    for _ in range(3):
        assert await fail(talk, in_rasa=in_rasa) == ["shopper", "bot"]
        assert (await talk.log())[-1].options == PERSON
    clock.pass_(minutes=9)
    assert await fail(talk, in_rasa=in_rasa) == ["shopper", "bot"]
    clock.pass_(minutes=1, seconds=1)
    assert await fail(talk, in_rasa=in_rasa) == ["shopper", "bot", "notice"]
    assert [entry.reason for entry in await talk.rows(QueueEntry)] == ["failure", "failure"]


async def test_nothing_is_offered_before_a_handoff(talk: Talk) -> None:
    """Before a handoff the answer has no buttons, which nobody would take, and no advice to try again."""
    await talk.say("hi")
    wish = HandoffRequest(HandoffReason.ASKED)
    await talk.answer(await talk.taken(), answer("It is free.", options=PERSON, effects=(wish,)))
    assert [(line.kind, line.text, line.options) for line in (await talk.log())[2:-1]] == [("bot", "It is free.", None)]
    assert (await talk.log())[-1].notice == "queued"


async def test_a_failure_that_hands_over_says_no_try_again(talk: Talk) -> None:
    """Where the second failure hands over, what worked is said, and not that the shopper may try again."""
    failed = answer("It is free.", "Try again, or talk to a person.", failed=True, options=PERSON)
    told, advice = failed.replies
    failed = replace(failed, replies=[told, replace(advice, failed=True)])
    for text in ("hi", "hello"):
        await talk.say(text)
        await talk.answer(await talk.taken(), failed)
    lines = [line for line in await talk.log() if line.kind in {"bot", "notice"}][1:]
    assert [(line.text, bool(line.options)) for line in lines[:-1]] == [
        ("It is free.", False), ("Try again, or talk to a person.", True),
        ("It is free.", False), ("Sorry, the assistant is not working properly at the moment.", False),
    ]  # fmt: skip
    assert lines[-1].notice == "queued"


async def test_answer_between_failures_forgives(talk: Talk) -> None:
    """Two failures with an answer between them are not two in a row."""
    await fail(talk, in_rasa=False)
    await talk.say("hello")
    await talk.answer(await talk.taken(), answer("hi"))
    assert await fail(talk, in_rasa=False) == ["shopper", "bot"]


async def test_shopper_may_ask_whatever_the_pause(talk: Talk) -> None:
    """The pause of ten minutes holds only for automatic handoffs; a shopper who asks always gets into the queue."""
    for _ in range(2):
        await fail(talk, in_rasa=False)
    await talk.leave()
    await talk.ask_person()
    assert (await talk.row()).owner == "queue"


async def test_apologised_turn_can_still_be_answered(talk: Talk) -> None:
    """After the apology the message is kept, and its answer may come."""
    await talk.say("where is my order?")
    turn = await talk.taken()
    assert await talk.apologise(turn)
    assert await talk.answer(turn, answer("On its way."))
    assert [kind for kind, _ in await talk.lines()] == ["shopper", "bot", "bot"]
    assert (await talk.row()).failures == 0


async def test_given_up_words_are_asked_again_with_the_next(talk: Talk) -> None:
    """Words that were never answered are asked again together with the shopper's next ones."""
    await talk.say("where is my order?")
    turn = await talk.taken()
    await talk.apologise(turn)
    await talk.say("1042 by the way")
    await talk.store.write(turns.give_up, turn)
    assert (await talk.taken()).question.text == "where is my order?\n1042 by the way"


async def test_words_that_a_person_dealt_with_are_not_asked_again(talk: Talk, ana: Actor) -> None:
    """Words that were never answered are not asked again after a person has had the conversation."""
    await talk.say("where is my order?")
    turn = await talk.taken()
    await talk.apologise(turn)
    await talk.claim(ana)
    await talk.give_back(ana)
    await talk.say("thanks")
    await talk.store.write(turns.give_up, turn)
    assert (await talk.taken()).question.text == "thanks"


async def test_a_turn_is_answered_once(talk: Talk) -> None:
    """A second answer, and giving up after the answer, change nothing."""
    await talk.say("hi")
    turn = await talk.taken()
    await talk.answer(turn, answer("hello"))
    await talk.say("bye")
    before = await talk.lines(), await talk.rows(Turn)
    assert not await talk.answer(turn, answer("hello"))
    await talk.store.write(turns.give_up, turn)
    assert (await talk.lines(), await talk.rows(Turn)) == before


async def test_long_talk_stays_under_its_sender(talk: Talk) -> None:
    """However long the talk, Rasa keeps what it knows: the tracker itself is kept short."""
    await talk.store.write(_have_talked, talk.id, 500)
    await talk.say("one")
    await talk.answer(await talk.taken(), answer("Thanks."))
    await talk.say("two")
    assert (await talk.taken()).question.sender == f"{talk.id}:0"
    assert (await talk.row()).bot_session_turns == 501


async def test_open_turns_are_found_after_a_restart(talk: Talk) -> None:
    """Conversations in which the bot owes an answer are listed once; the others are not."""
    assert await talk.store.read(turns.get_conversations_with_open_turns) == []
    await talk.say("hello")
    await talk.taken()
    await talk.say("are you there?")
    assert await talk.store.read(turns.get_conversations_with_open_turns) == [talk.id]


def _have_talked(tx: Tx, conversation: str, count: int) -> None:
    tx.conn.execute(update(Conversation).where(Conversation.id == conversation).values(bot_session_turns=count))


async def test_open_turn_is_found_without_reading_all_others(talk: Talk) -> None:
    """The open turns are found by an index, so the 300th turn of a conversation costs no more than the tenth."""

    def plans(tx: Tx) -> list[str]:
        if tx.conn.dialect.name != "sqlite":
            return []  # PostgreSQL reads a table as small as this one whole
        asked: list[tuple[str, tuple[object, ...]]] = []
        event.listen(tx.conn, "before_cursor_execute", lambda *given: asked.append(given[2:4]))
        receive(tx, talk.notices, talk.id, "web", Said(client_id(), "hi"))
        turns.take_turn(tx, talk.id)
        found = [one for one in asked if "FROM turn" in one[0] and "ORDER BY" in one[0]]
        assert len(found) == 2
        return [str(tx.conn.exec_driver_sql(f"EXPLAIN QUERY PLAN {asks}", given).all()) for asks, given in found]

    assert all("ix_turn_open" in plan for plan in await talk.store.write(plans))
