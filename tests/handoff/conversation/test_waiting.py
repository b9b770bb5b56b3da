"""What a waiting shopper hears: their place when they ask, facts where switched on, and no bot after the claim."""

import pytest

from handoff.conversation.events import TurnBegun
from handoff.conversation.incoming import Said
from handoff.conversation.shopper import Shopper, begin, receive
from handoff.conversation.thread import Actor
from handoff.conversation.values import AgendaChanged, HandoffRequest
from handoff.rasa_client import Answer
from handoff.states.reasons import HandoffReason
from handoff.store.tables.conversations import QueueEntry, Turn
from tests.fakes import answer
from tests.handoff.talk import Talk, client_id
from tests.shop.fakes import Clock

NEXT = "You are next. A person answers here as soon as someone is free, and sees all that you write until then."
MENU = [{"title": "Returns", "choice": {"intent": "return_policy", "entities": {}}}]


@pytest.fixture
async def queued(talk: Talk) -> Talk:
    """A conversation in the queue, just announced."""
    await talk.ask_person()
    return talk


async def test_asking_about_the_wait_is_answered(queued: Talk, clock: Clock) -> None:
    """A question about the wait, or another wish for a person, gets place and time, however fresh the announcement."""
    await queued.say("how long?")
    assert (await queued.lines())[-1] == ("notice", NEXT)
    clock.pass_(seconds=3)
    await queued.say("I want to talk to a human")
    assert (await queued.lines())[-1] == ("notice", NEXT)


async def test_the_same_is_not_said_again_at_once(queued: Talk, clock: Clock) -> None:
    """Three questions in a burst get one answer; a breath later the next one gets its own."""
    for said in ("hello?", "hello??", "anyone?"):
        await queued.say(said)
    assert [kind for kind, _ in await queued.lines()] == [
        "shopper",
        "notice",
        "shopper",
        "notice",
        "shopper",
        "shopper",
    ]
    clock.pass_(seconds=3)
    await queued.say("hello???")
    assert (await queued.lines())[-1] == ("notice", NEXT)


async def test_a_new_place_is_told_at_once(queued: Talk, clock: Clock, ana: Actor) -> None:
    """Who asks twice in a row hears it when the place has changed between."""
    later = Talk(queued.store, queued.notices, await queued.store.write(begin, queued.notices, Shopper("web")))
    clock.pass_(seconds=1)
    await later.ask_person()
    await later.say("how long?")
    assert "You are number 2" in (await later.lines())[-1][1]
    await queued.claim(ana)
    await later.say("and now, how long?")
    assert (await later.lines())[-1] == ("notice", NEXT)


async def test_who_goes_away_stays_in_the_queue(queued: Talk) -> None:
    """Who says goodbye is told that the answer comes all the same; the words on the button lead out."""
    await queued.say("ok bye")
    assert "choose “Stay with the bot”" in (await queued.lines())[-1][1]
    assert (await queued.row()).owner == "queue"
    await queued.say("stay with the bot")
    assert (await queued.lines())[-1] == ("notice", "You have left the queue. The AI assistant answers again.")
    assert (await queued.row()).owner == "bot"


@pytest.mark.parametrize(
    ("said", "told"),
    (
        ("ring me on 07700 900123 after six", "Kept for the person who answers here: you would like a call on 07700 "),
        ("can somebody ring me tomorrow at 3", "On which number? The person who answers here sees that you would like"),
        ("just get me a person", "A person at "),
    ),
)
async def test_a_call_wanted_in_the_words_that_lead_here_is_kept(talk: Talk, said: str, told: str) -> None:
    """Whoever asks for a call when no person is there yet hears what was kept of it, right after the announcement."""
    await talk.say(said)
    await talk.answer(await talk.taken(), answer(effects=(HandoffRequest(HandoffReason.ASKED),)))
    assert (await talk.lines())[-1][1].startswith(told)


def _waiting_for(*kinds: str) -> AgendaChanged:
    wishes = [
        {"id": number, "kind": kind, "title": kind.title(), "stands": "with_person"}
        for number, kind in enumerate(kinds, start=1)
    ]
    return AgendaChanged({"wishes": wishes, "current": None, "asked": None})


async def _queue_for(talk: Talk, reason: HandoffReason, *kinds: str) -> Talk:
    await talk.say("hi")
    effects = (_waiting_for(*kinds), HandoffRequest(reason))
    await talk.answer(await talk.taken(), answer("A person has to.", effects=effects))
    return talk


@pytest.mark.parametrize("said", ("never mind", "it's solved", "I'll keep it"))
async def test_what_is_taken_back_is_waited_for_no_more(talk: Talk, said: str) -> None:
    """Who needs nobody any more leaves the queue with a line, and what they wanted is dropped."""
    queued = await _queue_for(talk, HandoffReason.ALWAYS, "return")
    await queued.say(said)
    row = await queued.row()
    assert (row.owner, row.agenda["wishes"][0]["stands"]) == ("bot", "dropped")
    assert (await queued.lines())[-1] == (
        "notice",
        "You have left the queue, and no person will act on this. If you want one after all, just say so.",
    )
    assert (await queued.rows(QueueEntry))[0].left_at is not None


async def test_back_to_the_bot_keeps_the_wish(talk: Talk) -> None:
    """Who would rather have the bot than wait takes nothing back: it has the wish to do again."""
    queued = await _queue_for(talk, HandoffReason.ALWAYS, "return")
    await queued.say("ok back to the bot then")
    row = await queued.row()
    assert (row.owner, row.agenda["wishes"][0]["stands"]) == ("bot", "asked")
    assert (await queued.lines())[-1] == ("notice", "You have left the queue. The AI assistant answers again.")


@pytest.mark.parametrize(
    ("reason", "kinds"), ((HandoffReason.SAFETY, ("damaged",)), (HandoffReason.ALWAYS, ("return", "invoice")))
)
async def test_in_doubt_nothing_is_taken_back(talk: Talk, reason: HandoffReason, kinds: tuple[str, ...]) -> None:
    """Of an urgent matter a person is to know, and of several wishes it is not plain which is meant."""
    queued = await _queue_for(talk, reason, *kinds)
    await queued.say("never mind")
    row = await queued.row()
    assert (row.owner, {wish["stands"] for wish in row.agenda["wishes"]}) == ("queue", {"with_person"})
    assert (await queued.lines())[-1][1].startswith("You stay in the queue")


async def test_facts_are_told(queued: Talk) -> None:
    """Where it is switched on the bot answers under a sender of its own; owner, place and packet stay as they were."""
    before = await queued.row()
    turn = await _asks(queued, "how much is delivery?")
    assert turn.question.metadata["waiting"] is True
    assert turn.question.sender == f"{queued.id}:waiting:{turn.question.turn}"
    assert await queued.answer(turn, answer("It is £3.95.", options=MENU))
    line = (await queued.log())[-1]
    assert (line.kind, line.text, line.options) == ("bot", "It is £3.95.", None)
    after = await queued.row()
    kept = ("owner", "epoch", "waiting_since", "reason", "bot_session", "bot_session_turns", "failures")
    assert [getattr(after, name) for name in kept] == [getattr(before, name) for name in kept]
    assert len(await queued.rows(QueueEntry)) == 1


@pytest.mark.parametrize(
    "given",
    (
        answer(failed=True),
        answer("Something broke.", failed=True),
        answer("A person has to.", effects=(HandoffRequest(HandoffReason.ALWAYS),)),
    ),
)
async def test_more_than_a_fact_is_not_told(queued: Talk, clock: Clock, given: Answer) -> None:
    """Without a fact nothing of the bot's is said and nothing done: the shopper hears their place, if not lately."""
    turn = await _asks(queued, "cancel my order")
    assert not await queued.answer(turn, given)
    assert (await queued.lines())[-1] == ("shopper", "cancel my order")
    clock.pass_(seconds=61)
    turn = await _asks(queued, "please cancel my order")
    await queued.answer(turn, given)
    assert (await queued.lines())[-1] == ("notice", NEXT)
    assert (await queued.row()).failures == 0


async def test_a_bot_away_is_not_apologised_for(queued: Talk, clock: Clock) -> None:
    """Who waits for a person is not told that the bot is broken, and the turn is over."""
    clock.pass_(seconds=61)
    turn = await _asks(queued, "how much is delivery?")
    assert not await queued.apologise(turn)
    assert (await queued.lines())[-1] == ("notice", NEXT)
    assert [row.state for row in await queued.rows(Turn)] == ["failed"]


async def test_words_about_the_wait_are_not_for_the_bot(queued: Talk) -> None:
    """The bot is not asked how long it takes."""
    await _say(queued, "how long?")
    assert await queued.rows(Turn) == []


async def test_the_claim_ends_it(queued: Talk, ana: Actor) -> None:
    """After the claim no answer is shown, nor is what waits ever asked; the answer is kept for audit."""
    turn = await _asks(queued, "how much is delivery?")
    await _say(queued, "and to Ireland?")
    await queued.claim(ana)
    assert not await queued.answer(turn, answer("It is £3.95."))
    assert await queued.take() is None
    assert [kind for kind, _ in await queued.lines()][-1] == "notice"
    assert sorted(row.state for row in await queued.rows(Turn)) == ["dropped", "stale"]
    assert ("bot", "stale_bot_reply", "agent", "agent", 2) in await queued.audit()


async def test_leaving_ends_it(queued: Talk) -> None:
    """Who went back to the bot does not hear what was asked in the queue."""
    turn = await _asks(queued, "how much is delivery?")
    await queued.leave()
    assert not await queued.answer(turn, answer("It is £3.95."))


async def _say(talk: Talk, text: str) -> None:
    await talk.store.write(receive, talk.notices, talk.id, "web", Said(client_id(), text), facts_waiting=True)


async def _asks(talk: Talk, text: str) -> TurnBegun:
    await _say(talk, text)
    return await talk.taken()


async def test_a_call_back_is_read_back_and_put_into_the_packet(queued: Talk, clock: Clock) -> None:
    """The time told first is kept until the number comes; the agent finds both."""
    await queued.say("could you call me, not before ten")
    assert (await queued.lines())[-1][1].startswith("On which number")
    clock.pass_(seconds=3)
    await queued.say("07700 900123")
    assert "a call on 07700 900123, not before ten." in (await queued.lines())[-1][1]
    assert (await queued.rows(QueueEntry))[0].slots == {"callback": "07700 900123, not before ten"}


async def test_the_shops_number_is_told_to_who_waits(queued: Talk) -> None:
    """Without facts there is none to tell; nobody is left without an answer."""
    await queued.say("have you got a phone number?")
    assert (await queued.lines())[-1] == ("notice", "I know of no phone number. A person answers you here.")
