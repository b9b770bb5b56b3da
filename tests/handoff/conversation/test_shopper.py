"""The shopper's verbs on each database: once per id, one entry, one announcement."""

import asyncio
from datetime import timedelta

import pytest

from handoff.conversation import shopper
from handoff.conversation.events import Event, MessageStored, OwnerChanged, TurnBegun
from handoff.conversation.incoming import Saw
from handoff.conversation.queue import enqueue, get_queue_positions
from handoff.conversation.shopper import Shopper
from handoff.conversation.thread import BOT, Actor, access_thread
from handoff.conversation.turns import ANSWERS
from handoff.conversation.values import HandoffRequest
from handoff.conversation.waiting import NOTICE_PAUSE
from handoff.errors import Conflict, NotFound, StaleOption
from handoff.notices import Notices
from handoff.states.reasons import HandoffReason
from handoff.store.store import Tx
from handoff.store.tables.conversations import Outbox, QueueEntry, Turn
from tests.fakes import answer
from tests.handoff.talk import Talk, client_id
from tests.shop.fakes import Clock

TRACK = {"title": "Track an order", "choice": {"intent": "track_order", "entities": {"order_number": "1042"}}}
PERSON = {"title": "Talk to a person", "choice": {"intent": "ask_human", "entities": {}}}


async def test_begins_with_a_notice(talk: Talk) -> None:
    """The first line says that an AI answers, and is stored with the conversation."""
    (first,) = await talk.log()
    assert (first.seq, first.kind, first.epoch) == (1, "notice", 0)
    assert "AI assistant" in first.text
    row = await talk.row()
    assert (row.owner, row.epoch, row.seq, row.unread, row.preview_text) == ("bot", 0, 1, 0, None)


async def test_message_comes_with_its_turn(talk: Talk) -> None:
    """Message, turn, preview and outbox row are one transaction, told in order after it."""
    message = await talk.say("where is my order?")
    row, (turn,) = await talk.row(), await talk.rows(Turn)
    assert (message.seq, row.seq, row.unread, row.preview_kind) == (2, 2, 1, "shopper")
    assert row.preview_text == "where is my order?"
    assert (turn.state, turn.first_seq, turn.epoch) == ("running", 2, 0)
    assert [type(change) for change in talk.told] == [TurnBegun, MessageStored]
    stored = talk.told[1]
    assert isinstance(stored, MessageStored)
    assert stored.message == message
    assert [(event.event, event.conversation_id, event.seq) for event in await talk.rows(Outbox)] == [
        (1, talk.id, 1), (stored.event, talk.id, 2),
    ]  # fmt: skip


async def test_same_id_is_the_same_message(talk: Talk) -> None:
    """The same id again, five times at once, is one message and one turn; with another text it is refused."""
    external_id = client_id()
    seqs = {message.seq for message in await asyncio.gather(*[talk.say("hello", external_id) for _ in range(5)])}
    assert (seqs, len(await talk.rows(Turn)), (await talk.row()).unread) == ({2}, 1, 1)
    with pytest.raises(Conflict):
        await talk.say("something else", external_id)
    with pytest.raises(Conflict):
        await talk.ask_person(external_id)
    assert len(await talk.log()) == 2
    assert (await talk.row()).owner == "bot"


async def test_same_id_in_another_conversation_is_another_message(talk: Talk) -> None:
    """An id counts only within its channel and conversation: elsewhere it is another message."""
    other = Talk(talk.store, talk.notices, await talk.store.write(shopper.begin, talk.notices, Shopper("web")))
    external_id = client_id()
    first, second = await talk.say("mine", external_id), await other.say("theirs", external_id)
    assert (first.conversation, second.conversation) == (talk.id, other.id)


async def test_conversation_that_is_none(talk: Talk) -> None:
    """Every verb on an unknown conversation raises NotFound and writes nothing."""
    ghost = Talk(talk.store, talk.notices, "nobody")
    for doing in (ghost.say("hello"), ghost.choose(1, 0), ghost.ask_person(), ghost.leave(), ghost.end()):
        with pytest.raises(NotFound):
            await doing
    assert len(await talk.rows(Outbox)) == 1


async def test_asking_makes_one_entry_and_one_announcement(talk: Talk, clock: Clock) -> None:
    """Asking queues and announces once; asking again tells the place; a retry of the first says nothing new."""
    external_id = client_id()
    await talk.ask_person(external_id)
    clock.pass_(seconds=30)
    await talk.ask_person(external_id)
    assert [kind for kind, _ in await talk.lines()] == ["shopper", "notice"]
    await talk.ask_person()
    lines = await talk.lines()
    assert [kind for kind, _ in lines] == ["shopper", "notice", "shopper", "notice"]
    assert "You are next" in lines[-1][1]
    (entry,) = await talk.rows(QueueEntry)
    assert (entry.reason, entry.epoch, entry.claimed_at, entry.left_at) == ("asked", 1, None, None)
    row = await talk.row()
    assert (row.owner, row.epoch, row.reason, row.waiting_since) == ("queue", 1, "asked", row.since)
    assert await talk.audit() == [("shopper", "asked", "bot", "queue", 1)]


async def test_asking_drops_what_the_bot_has_not_begun(talk: Talk) -> None:
    """After asking for a person the shopper is not answered by the bot as well."""
    await talk.say("where is my order?")
    await talk.ask_person()
    assert await talk.take() is None
    assert [turn.state for turn in await talk.rows(Turn)] == ["dropped"]


async def test_waiting_words_reach_no_bot_and_tell_the_place_now_and_then(talk: Talk, clock: Clock) -> None:
    """In the queue there is no turn; the place is told after a minute's silence, not after every line."""
    await talk.ask_person()
    for _ in range(3):
        await talk.say("it is a green one")
    assert (await talk.lines())[2:] == [("shopper", "it is a green one")] * 3
    clock.pass_(seconds=(NOTICE_PAUSE + timedelta(seconds=1)).total_seconds())
    await talk.say("and it leaks")
    assert [kind for kind, _ in (await talk.lines())[5:]] == ["shopper", "notice"]
    assert await talk.rows(Turn) == []


async def test_places_follow_the_order_of_asking(talk: Talk, clock: Clock) -> None:
    """Whoever asks first is told to be next; the second is number two, and moves up when the first leaves."""
    other = Talk(talk.store, talk.notices, await talk.store.write(shopper.begin, talk.notices, Shopper("web")))
    await talk.ask_person()
    clock.pass_(seconds=1)
    await other.ask_person()
    assert "number 2" in (await other.lines())[-1][1]
    await talk.leave()
    await other.ask_person()
    assert "You are next" in (await other.lines())[-1][1]


async def test_urgent_matters_go_first(talk: Talk, clock: Clock) -> None:
    """Who may be in danger is served before who asked earlier, and both places are told as they then are."""
    other = Talk(talk.store, talk.notices, await talk.store.write(shopper.begin, talk.notices, Shopper("web")))
    await talk.ask_person()
    clock.pass_(seconds=1)
    request = HandoffRequest(HandoffReason.SELF_HARM)
    await other.store.write(_hand_over, other.id, other.notices, request)
    assert "You are next" in (await other.lines())[-1][1]
    clock.pass_(seconds=(NOTICE_PAUSE + timedelta(seconds=1)).total_seconds())
    await talk.say("anyone?")
    assert "number 2" in (await talk.lines())[-1][1]
    standings = await talk.store.read(get_queue_positions, talk.store.now())
    assert [one.conversation for one in standings] == [other.id, talk.id]


def _hand_over(tx: Tx, conversation: str, notices: Notices, request: HandoffRequest) -> None:
    enqueue(access_thread(tx, conversation), notices, request, BOT)


async def test_leaving_is_for_those_who_wait(talk: Talk, ana: Actor) -> None:
    """Leaving the queue begins a fresh bot session; with the bot, or when an agent was quicker, it does nothing."""
    await talk.leave()
    assert (await talk.row()).epoch == 0
    await talk.ask_person()
    await talk.leave()
    row, (entry,) = await talk.row(), await talk.rows(QueueEntry)
    assert (row.owner, row.epoch, row.bot_session, row.waiting_since) == ("bot", 2, 1, None)
    assert entry.left_at is not None
    await talk.ask_person()
    await talk.claim(ana)
    await talk.leave()
    assert (await talk.row()).owner == "agent"


async def test_ending_and_coming_back(talk: Talk) -> None:
    """A conversation is ended once; the next words open it again, with a notice before them, and the bot answers."""
    await talk.end()
    await talk.end()
    assert (await talk.row()).owner == "closed"
    await talk.say("one more thing")
    assert [kind for kind, _ in await talk.lines()] == ["notice", "notice", "shopper"]
    assert (await talk.taken()).question.text == "one more thing"
    assert [change for _, change, *_ in await talk.audit()] == ["ended", "reopened"]


async def test_asking_for_a_person_reopens(talk: Talk) -> None:
    """The way to a person works from a closed conversation too."""
    await talk.end()
    await talk.ask_person()
    assert (await talk.row()).owner == "queue"
    assert "answers again" not in (await talk.lines())[-2][1], "the assistant does not answer: a person will"


async def test_button_is_its_words_and_its_own_turn(talk: Talk) -> None:
    """A press is stored as its title, asked as its payload, and separates the texts before and after it."""
    seq = await offer(talk)
    await talk.say("and another thing")
    await talk.choose(seq, 0)
    await talk.say("thanks")
    assert [text for kind, text in await talk.lines() if kind == "shopper"][1:] == [
        "and another thing", "Track an order", "thanks",
    ]  # fmt: skip
    for text, choice in (("and another thing", None), (None, TRACK["choice"]), ("thanks", None)):
        turn = await talk.taken()
        assert (turn.question.text, turn.question.choice) == (text, choice)
        await talk.answer(turn, answer("ok"))
    assert await talk.take() is None


async def test_button_pressed_twice_with_one_id_is_once(talk: Talk) -> None:
    """A retried press is the same message and no second turn, even after the conversation has moved on."""
    seq, external_id = await offer(talk), client_id()
    first = await talk.choose(seq, 0, external_id)
    await talk.ask_person()
    assert await talk.choose(seq, 0, external_id) == first


@pytest.mark.parametrize(("seq", "option"), ((1, 0), (99, 0), (3, 2), (3, -1), (0, 0)))
async def test_button_that_is_none(talk: Talk, seq: int, option: int) -> None:
    """A press of a button that does not exist is stale, and nothing is written."""
    await offer(talk)
    before = len(await talk.rows(Outbox))
    with pytest.raises(StaleOption):
        await talk.choose(seq, option)
    assert len(await talk.rows(Outbox)) == before


async def test_button_of_an_earlier_epoch_never_works(talk: Talk, ana: Actor) -> None:
    """After a handoff the bot's old menu never works: not in the queue, with the agent, or back with the bot."""
    seq = await offer(talk)
    await talk.ask_person()
    with pytest.raises(StaleOption):
        await talk.choose(seq, 0)
    await talk.claim(ana)
    with pytest.raises(StaleOption):
        await talk.choose(seq, 1)
    await talk.give_back(ana)
    with pytest.raises(StaleOption):
        await talk.choose(seq, 0)


@pytest.mark.parametrize("intent", sorted(ANSWERS))
async def test_an_answer_is_to_its_own_question(talk: Talk, intent: str) -> None:
    """A yes to an earlier question is none to the one that is open now; a menu of subjects may be come back to."""
    option = {"title": "Yes", "choice": {"intent": intent, "entities": {}}}
    await talk.say("cancel it")
    await talk.answer(await talk.taken(), answer("Shall I?", options=[option, TRACK]))
    external_id = client_id()
    first = await talk.choose(3, 0, external_id)
    await talk.answer(await talk.taken(), answer("And the address?", options=[option]))
    assert await talk.choose(3, 0, external_id) == first
    with pytest.raises(StaleOption):
        await talk.choose(3, 0)
    await talk.choose(3, 1)
    assert (await talk.taken()).question.choice == TRACK["choice"]


async def test_person_button_needs_no_bot(talk: Talk) -> None:
    """A press on the offer of a person queues in the same transaction, without a turn for Rasa to answer."""
    seq = await offer(talk)
    await talk.choose(seq, 1)
    assert (await talk.row()).owner == "queue"
    assert [turn.state for turn in await talk.rows(Turn)] == ["answered"]


async def test_seen_only_moves_forward(talk: Talk) -> None:
    """A second tab that lags behind does not set `seen` back, and nobody has seen what does not exist."""
    await talk.say("hello")
    for seq, seen in ((2, 2), (1, 2), (99, 2)):
        await talk.does(Saw(seq))
        assert (await talk.row()).shopper_seen == seen


async def test_every_change_has_its_outbox_row(talk: Talk, ana: Actor) -> None:
    """Lines and changes of owner are told in order, under the numbers that the outbox holds."""
    await talk.say("hello")
    await talk.ask_person()
    await talk.claim(ana)
    await talk.reply(ana, "hi Mia")
    await talk.resolve(ana, "sorted", "a note")
    await talk.say("again")
    told: list[Event] = [change for change in talk.told if isinstance(change, MessageStored | OwnerChanged)]
    assert [(row.event, row.seq) for row in (await talk.rows(Outbox))[1:]] == [
        (change.event, change.message.seq if isinstance(change, MessageStored) else None)
        for change in told
        if isinstance(change, MessageStored | OwnerChanged)
    ]
    assert [change.message.seq for change in told if isinstance(change, MessageStored)] == list(range(2, 10))


async def offer(talk: Talk) -> int:
    """Make the bot show a menu; returns its `seq`."""
    await talk.say("hi")
    await talk.answer(await talk.taken(), answer("What would you like?", options=[TRACK, PERSON]))
    return 3


async def test_wish_with_words_announces_once(talk: Talk) -> None:
    """What the bot says before it hands over comes before the one announcement."""
    await talk.say("I am furious")
    await talk.answer(await talk.taken(), answer("I am sorry.", effects=(HandoffRequest(HandoffReason.ANGER),)))
    assert [kind for kind, _ in await talk.lines()] == ["shopper", "bot", "notice"]
