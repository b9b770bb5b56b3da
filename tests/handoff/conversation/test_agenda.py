"""What a shopper wants outlives the bot's sessions, and moves with the conversation, on each database."""

from typing import Any

import pytest
from sqlalchemy import event

from handoff.conversation import turns
from handoff.conversation.events import TurnBegun
from handoff.conversation.thread import Actor
from handoff.conversation.values import AgendaChanged, HandoffRequest
from handoff.rasa_client import Answer
from handoff.states.reasons import HandoffReason
from handoff.store.store import Tx
from tests.fakes import answer
from tests.handoff.talk import Talk

PERSON = HandoffRequest(HandoffReason.UNSURE)


def agenda(*stands: str, asked: bool = True) -> dict[str, Any]:
    """An agenda with a wish for each place where one may stand; the first is being asked about."""
    wishes = [
        {"id": number, "kind": "cancel", "title": "Cancel an order", "stands": one, "order": "1042", "known": {},
         "said": ["stop it"], "steps": [{"slot": "why", "title": "Why", "done": False, "value": None}]}
        for number, one in enumerate(stands, start=1)
    ]  # fmt: skip
    question = {"wish": 1, "slot": "why", "takes": "text"} if asked else None
    return {"wishes": wishes, "current": 1 if asked else None, "last": None, "asked": question}


def wishing(*stands: str, person: bool = False) -> Answer:
    """The bot's answer with that agenda, perhaps with the wish for a person."""
    return answer("All right.", effects=(AgendaChanged(agenda(*stands)), *([PERSON] if person else [])))


async def told(talk: Talk) -> dict[str, Any] | None:
    """Say something to the bot; what it is told of the agenda."""
    await talk.say("hello")
    given: dict[str, Any] | None = (await talk.taken()).question.metadata.get("agenda")
    return given


async def test_agenda_is_stored_with_its_answer(talk: Talk) -> None:
    """The answer's transaction keeps the agenda; a later one replaces it, and none at all leaves it."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("asked"))
    assert (await talk.row()).agenda == agenda("asked")
    await talk.say("why?")
    await talk.answer(await talk.taken(), answer("Because."))
    assert (await talk.row()).agenda == agenda("asked")
    await talk.say("1042, mia@example.com")
    await talk.answer(await talk.taken(), wishing("proved"))
    assert (await talk.row()).agenda == agenda("proved")
    await talk.say("never mind")
    await talk.answer(await talk.taken(), answer("Fine.", effects=(AgendaChanged(None),)))
    assert (await talk.row()).agenda is None


async def test_late_agenda_is_dropped(talk: Talk, ana: Actor) -> None:
    """What a late answer notes changes nothing: the conversation has moved on."""
    await talk.say("stop 1042")
    turn = await talk.taken()
    await talk.claim(ana)
    assert not await talk.answer(turn, wishing("asked"))
    assert (await talk.row()).agenda is None


async def test_agenda_that_stays_costs_no_statement(talk: Talk) -> None:
    """An answer whose agenda is the one that is kept runs the same statements as an answer without one."""

    async def cost(given: Answer) -> int:
        await talk.say("stop 1042")
        turn = await talk.taken()
        return await talk.store.write(_count_statements, talk, turn, given)

    plain, first = await cost(answer("All right.")), await cost(wishing("asked"))
    assert (await cost(wishing("asked")), first) == (plain, plain + 1)


def _count_statements(tx: Tx, talk: Talk, turn: TurnBegun, given: Answer) -> int:
    ran: list[object] = []

    def note(*_: object) -> None:
        ran.append(None)

    event.listen(tx.conn, "before_cursor_execute", note)
    turns.answer_turn(tx, talk.notices, turn, given)
    event.remove(tx.conn, "before_cursor_execute", note)
    return len(ran)


async def test_only_a_session_that_begins_is_told(talk: Talk) -> None:
    """The bot is told the agenda until it has answered once in a session: from then on it keeps its own."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("asked"))
    assert await told(talk) is None
    await talk.answer(await talk.taken(), answer("Yes?"))
    await talk.ask_person()
    await talk.leave()
    assert await told(talk) == agenda("asked")
    turn = await talk.taken()
    await talk.apologise(turn)
    await talk.store.write(turns.give_up, turn)
    assert await told(talk) == agenda("asked"), "the turn before was never answered"
    await talk.answer(await talk.taken(), answer("Yes?"))
    assert await told(talk) is None


async def test_leaving_the_queue_gives_it_back(talk: Talk) -> None:
    """Nobody took what waited for a person: the bot has it to do again, and its question still stands."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("with_person", "told", "ready", person=True))
    await talk.leave()
    assert await told(talk) == agenda("asked", "told", "asked")


@pytest.mark.parametrize(("settled", "stands"), (("Cancelled and refunded", "done"), (None, "asked")))
async def test_return_says_what_became_of_it(talk: Talk, ana: Actor, settled: str | None, stands: str) -> None:
    """Something settled: what was with the agent is done. Nothing: it is to do. The bot's old question is void."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("with_person", "proved", "refused", person=True))
    await talk.claim(ana)
    await talk.give_back(ana, settled)
    refused = "done" if settled else "refused"
    assert await told(talk) == agenda(stands, "proved", refused, asked=False)
    assert (await talk.taken()).question.metadata.get("settled") == settled


@pytest.mark.parametrize("how", ("button", "takeover"))
async def test_a_person_who_comes_without_the_bot_gets_the_wish(talk: Talk, ana: Actor, how: str) -> None:
    """What the bot was about is with the person, and what was offered; what it had not come to is not."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("proved", "asked", "offered", "told"))
    await (talk.ask_person() if how == "button" else talk.claim(ana))
    assert (await talk.row()).agenda == agenda("with_person", "asked", "with_person", "told")


async def test_resolved_is_over(talk: Talk, ana: Actor) -> None:
    """What was with the agent is done; what the bot had not come to is still there for who comes back."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("with_person", "proved", person=True))
    await talk.claim(ana)
    await talk.resolve(ana, "Cancelled")
    assert (await talk.row()).agenda == agenda("done", "proved", asked=False)
    assert await told(talk) == agenda("done", "proved", asked=False)


async def test_ended_is_over(talk: Talk) -> None:
    """A shopper who ends the conversation wants nothing more of what was open; what was told stays."""
    await talk.say("stop 1042")
    await talk.answer(await talk.taken(), wishing("asked", "told"))
    await talk.end()
    assert (await talk.row()).agenda == agenda("dropped", "told", asked=False)
    assert await told(talk) == agenda("dropped", "told", asked=False)
