"""Asking Rasa over HTTP: tries go on within the budget and not beyond it, and nonsense is no answer."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any

import orjson
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from structlog.testing import capture_logs

from handoff import rasa_client
from handoff.conversation.agenda import MAX_BYTES
from handoff.conversation.values import AgendaChanged, Effect, HandoffRequest, LanguageHeard
from handoff.rasa_client import (
    BREAKER_OPEN_S,
    BREAKER_WINDOW_S,
    RASA_CHARACTERS,
    Answer,
    BotUnavailable,
    Breaker,
    GoesOn,
    Question,
    RasaBot,
    Reply,
    clip,
    read_answer,
)
from handoff.states.reasons import HandoffReason

SECRET = "a secret for tests"
QUESTION = Question("t1", "c1:0", "where is my order?", None, {"channel": "web"})
SPOKEN: dict[str, Any] = {
    "turn_id": "t1",
    "status": "ok",
    "replies": [{"text": "On its way."}],
    "intent": {"name": "track_order", "confidence": 0.93},
    "ranking": [],
    "entities": [],
    "form": None,
    "slots": {"order_number": "1042"},
    "actions": [],
}
BUSY = {**SPOKEN, "status": "busy", "replies": []}

Respond = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa_client, "RETRY_PAUSE_S", 0.01)


class Rasa:
    """A scripted Rasa: one response for each request, the last one repeated; keeps what it was asked."""

    def __init__(self, *responses: Respond) -> None:
        self._responses = responses
        self.asked: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []

    async def respond(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        self.secrets.append(request.headers.get("X-Counterhand-Secret"))
        return await self._responses[min(len(self.asked), len(self._responses)) - 1](request)


@contextlib.asynccontextmanager
async def asking(*responses: Respond, clock: Callable[[], float] | None = None) -> AsyncIterator[tuple[RasaBot, Rasa]]:
    """A RasaBot whose Rasa answers by script."""
    rasa = Rasa(*responses)
    app = web.Application()
    app.router.add_post("/webhooks/counterhand/turn", rasa.respond)
    async with TestServer(app) as server:
        url = str(server.make_url("")).rstrip("/")
        async with RasaBot(url, SECRET, clock) if clock else RasaBot(url, SECRET) as asked:
            yield asked, rasa


def gives(body: object, status: int = 200) -> Respond:
    """A response with a JSON body, or with these bytes as they are."""

    async def respond(_request: web.Request) -> web.StreamResponse:
        content = body if isinstance(body, bytes) else orjson.dumps(body)
        return web.Response(body=content, status=status, content_type="application/json")

    return respond


async def hang_up(request: web.Request) -> web.StreamResponse:
    """Close the connection without an answer."""
    assert request.transport is not None
    request.transport.close()
    return web.Response()


async def sleep(_request: web.Request) -> web.StreamResponse:
    """Answer long after every budget."""
    await asyncio.sleep(5)
    return web.Response()


async def test_answer_is_read() -> None:
    """Text goes out with sender, turn and secret; replies, intent and slots come back."""
    async with asking(gives(SPOKEN)) as (rasa_bot, rasa):
        answer = await rasa_bot.ask(QUESTION, 1)
    assert answer == Answer(
        replies=[Reply("On its way.", None, None)], effects=(), failed=False, intent="track_order", confidence=0.93,
    )  # fmt: skip
    said = {"sender": "c1:0", "turn_id": "t1", "metadata": {"channel": "web"}, "text": "where is my order?"}
    assert (rasa.asked, rasa.secrets) == ([said], [SECRET])


@pytest.mark.parametrize("goes_on", (None, *GoesOn))
async def test_how_a_message_came_goes_out(goes_on: GoesOn | None) -> None:
    """Rasa is told where the rest of a message can be waited for, and may ask for that."""
    async with asking(gives({**SPOKEN, "status": "unfinished", "replies": []})) as (rasa_bot, rasa):
        answer = await rasa_bot.ask(replace(QUESTION, goes_on=goes_on), 1.0)
    assert rasa.asked[0].get("goes_on") == goes_on
    assert (answer.unfinished, answer.failed, answer.replies) == (True, False, [])


async def test_choice_goes_out_as_choice() -> None:
    """A pressed button is sent as its payload, with no text beside it."""
    choice = {"intent": "track_order", "entities": {"order_number": "1042"}}
    async with asking(gives(SPOKEN)) as (rasa_bot, rasa):
        await rasa_bot.ask(Question("t1", "c1:0", None, choice, {}), 1)
    assert rasa.asked[0]["choice"] == choice
    assert "text" not in rasa.asked[0]


@pytest.mark.parametrize("said", ("/restart", "/ask_human", "／restart", '/inform{"a": 1}', " /session_start"))
async def test_slash_stays_text(said: str) -> None:
    """A text that begins with a slash is sent as the text it is."""
    async with asking(gives(SPOKEN)) as (rasa_bot, rasa):
        await rasa_bot.ask(Question("t1", "c1:0", said, None, {}), 1)
    assert rasa.asked[0]["text"] == said


@pytest.mark.parametrize(
    "first",
    (
        gives(BUSY),
        gives({}, 500),
        gives({"error": {}}, 503),
        hang_up,
        gives(b"<html>"),
    ),
    ids=("busy", "500", "503", "hung up", "no JSON"),
)
async def test_failed_try_is_repeated_as_the_same_turn(first: Respond) -> None:
    """A Rasa that is busy, restarting or confused is asked again under the same turn id, which it runs only once."""
    async with asking(first, gives(SPOKEN)) as (rasa_bot, rasa):
        answer = await rasa_bot.ask(QUESTION, 2)
    assert answer.replies[0].text == "On its way."
    assert [asked["turn_id"] for asked in rasa.asked] == ["t1", "t1"]


NONSENSE: dict[str, object] = {
    "nothing": b"",
    "no object": [1],
    "null": None,
    "nothing in it": {},
    "status": {**SPOKEN, "status": 7},
    "unknown status": {**SPOKEN, "status": "fine"},
    "replies": {**SPOKEN, "replies": "hello"},
    "a reply": {**SPOKEN, "replies": ["hello"]},
    "text": {**SPOKEN, "replies": [{"text": {"a": 1}}]},
    "options": {**SPOKEN, "replies": [{"text": "a", "options": [{"title": "b"}]}]},
    "cards": {**SPOKEN, "replies": [{"text": "a", "cards": "c"}]},
    "custom": {**SPOKEN, "replies": [{"text": "a", "custom": "handoff"}]},
    "wish": {**SPOKEN, "replies": [{"text": "a", "custom": {"handoff": True}}]},
    "reason": {**SPOKEN, "replies": [{"text": "a", "custom": {"handoff": {"reason": ["x"], "topic": None}}}]},
    "topic": {**SPOKEN, "replies": [{"text": "a", "custom": {"handoff": {"reason": "asked", "topic": ["x"]}}}]},
    "long topic": {**SPOKEN, "replies": [{"text": "a", "custom": {"handoff": {"reason": "asked", "topic": "x" * 99}}}]},
    "intent": {**SPOKEN, "intent": "greet"},
    "intent name": {**SPOKEN, "intent": {"name": ["greet"], "confidence": 0.9}},
    "confidence": {**SPOKEN, "intent": {"name": "greet", "confidence": "high"}},
}


@pytest.mark.parametrize("body", NONSENSE.values(), ids=NONSENSE.keys())
async def test_nonsense_is_no_answer(body: object) -> None:
    """An answer that is not in the agreed shape never reaches the database or the shopper."""
    async with asking(gives(body)) as (rasa_bot, _):
        with pytest.raises(BotUnavailable):
            await rasa_bot.ask(QUESTION, 0.03)


AGENDA: dict[str, Any] = {
    "wishes": [
        {
            "id": 1, "kind": "cancel", "title": "Cancel an order", "stands": "proved", "order": "1042",
            "known": {"reason": "too late"}, "said": ["stop 1042"],
            "steps": [{"slot": "reason", "title": "Why", "done": True, "value": "too late"}],
        }
    ],
    "current": 1, "last": None, "asked": {"wish": 1, "slot": "sure", "takes": "yes_no", "choices": []},
}  # fmt: skip


def _wishing(**parts: object) -> dict[str, Any]:
    """An answer whose agenda's one wish has these parts."""
    return {**SPOKEN, "slots": {"agenda": {**AGENDA, "wishes": [{**AGENDA["wishes"][0], **parts}]}}}


def _effects(body: dict[str, Any]) -> tuple[Effect, ...]:
    answer = read_answer(body)
    assert answer is not None
    assert answer.replies
    assert not answer.failed
    return answer.effects


def test_agenda_is_read_as_it_came() -> None:
    """What the shopper wants comes with the slots, with all that the bot notes beside what handoff reads."""
    assert _effects({**SPOKEN, "slots": {"agenda": AGENDA}}) == (AgendaChanged(AGENDA),)
    assert _effects({**SPOKEN, "slots": {"agenda": {**AGENDA, "wishes": []}}}) == (AgendaChanged(None),)
    assert _effects({**SPOKEN, "slots": {"order_number": "1042"}}) == ()


def test_language_is_read() -> None:
    """What the shopper writes in comes with the slots; what is no language's code is left out."""
    assert _effects({**SPOKEN, "slots": {"language": "de"}}) == (LanguageHeard("de"),)
    assert _effects({**SPOKEN, "slots": {"language": "de", "agenda": AGENDA}}) == (
        AgendaChanged(AGENDA),
        LanguageHeard("de"),
    )
    for nonsense in ("", "DE", "german words", 7, None, ["de"]):
        assert _effects({**SPOKEN, "slots": {"language": nonsense}}) == ()


NO_AGENDA: dict[str, object] = {
    "no slots": {**SPOKEN, "slots": None},
    "slots": {**SPOKEN, "slots": [1]},
    "a word": {**SPOKEN, "slots": {"agenda": "secret"}},
    "a list": {**SPOKEN, "slots": {"agenda": [AGENDA]}},
    "no wishes": {**SPOKEN, "slots": {"agenda": {"asked": None}}},
    "many wishes": {**SPOKEN, "slots": {"agenda": {**AGENDA, "wishes": AGENDA["wishes"] * 31}}},
    "asked": {**SPOKEN, "slots": {"agenda": {**AGENDA, "asked": {"slot": "secret"}}}},
    "a number": _wishing(id="secret"),
    "no title": _wishing(title=""),
    "a long title": _wishing(title="secret" * 40),
    "where it stands": _wishing(stands="secret"),
    "an order": _wishing(order=1042),
    "what is known": _wishing(known="secret"),
    "a step": _wishing(steps=[{"slot": "why", "title": "Why", "done": "secret"}]),
    "too large a number": _wishing(known={"secret": 2**70}),
}


@pytest.mark.parametrize("body", NO_AGENDA.values(), ids=NO_AGENDA.keys())
def test_agenda_that_is_none_never_costs_the_answer(body: dict[str, Any]) -> None:
    """Nonsense in place of an agenda is left out and logged without its content; what the bot says is shown."""
    with capture_logs() as logged:
        assert _effects(body) == ()
    assert "secret" not in str(logged)
    assert len(logged) == ("agenda" in (body["slots"] or ()))


@pytest.mark.parametrize(("more", "read"), ((0, 1), (1, 0)))
def test_agenda_has_a_size(more: int, read: int) -> None:
    """An agenda of 16 kB is kept, one of a byte more is not."""
    body = _wishing(known={"words": ""})
    room = MAX_BYTES - len(orjson.dumps(body["slots"]["agenda"]))
    assert len(_effects(_wishing(known={"words": "x" * (room + more)}))) == read


def test_agenda_is_no_answer() -> None:
    """A turn that only notes what the shopper wants has said nothing: it failed."""
    answer = read_answer({**SPOKEN, "replies": [], "slots": {"agenda": AGENDA}})
    assert answer is not None
    assert answer.failed
    assert answer.effects == (AgendaChanged(AGENDA),)


def test_nul_in_a_reply_is_removed() -> None:
    """PostgreSQL stores no NUL; one in a reply must not stop the conversation."""
    answer = read_answer({**SPOKEN, "replies": [{"text": "On \x00its way."}]})
    assert answer is not None
    assert answer.replies[0].text == "On its way."


async def test_slow_is_unavailable_within_the_budget() -> None:
    """A Rasa that sleeps counts as unavailable after the budget and no later."""
    async with asking(sleep) as (rasa_bot, _):
        async with asyncio.timeout(1):
            with pytest.raises(BotUnavailable):
                await rasa_bot.ask(QUESTION, 0.1)


async def test_absent_is_unavailable_within_the_budget() -> None:
    """Where nobody listens, Rasa counts as unavailable after the budget and no later."""
    async with RasaBot("http://127.0.0.1:9", SECRET) as rasa_bot, asyncio.timeout(1):
        with pytest.raises(BotUnavailable):
            await rasa_bot.ask(QUESTION, 0.1)


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def hands() -> Hands:
    """A clock at no time in particular."""
    return Hands()


async def test_three_failures_spare_the_rest_the_wait(monkeypatch: pytest.MonkeyPatch, hands: Hands) -> None:
    """After three failures only one question in five seconds is tried, until one gets through."""
    monkeypatch.setattr(rasa_client, "RETRY_PAUSE_S", 60.0)  # one try a question
    async with asking(*[gives({}, 500)] * 3, gives(SPOKEN), clock=hands) as (rasa_bot, rasa):
        for _ in range(4):
            with pytest.raises(BotUnavailable):
                await rasa_bot.ask(QUESTION, 5)
        assert len(rasa.asked) == 3
        hands.now += BREAKER_OPEN_S
        await rasa_bot.ask(QUESTION, 5)
        await rasa_bot.ask(QUESTION, 5)
        assert len(rasa.asked) == 5


def test_breaker_lets_one_through_every_five_seconds(hands: Hands) -> None:
    """While open it tries the bot with one question at a time, and closes at the first answer."""
    breaker = Breaker(hands)
    for _ in range(3):
        assert breaker.allows()
        breaker.failed()
    assert not breaker.allows()
    hands.now += BREAKER_OPEN_S
    assert [breaker.allows(), breaker.allows()] == [True, False]
    breaker.failed()
    hands.now += BREAKER_OPEN_S - 0.1
    assert not breaker.allows()
    hands.now += 0.1
    assert breaker.allows()
    breaker.succeeded()
    assert [breaker.allows(), breaker.allows()] == [True, True]


def test_breaker_forgets_old_failures(hands: Hands) -> None:
    """Three failures spread over more than a minute do not open it, nor does a success between them."""
    breaker = Breaker(hands)
    for _ in range(6):
        breaker.failed()
        hands.now += BREAKER_WINDOW_S / 2 + 1
    assert breaker.allows()
    for _ in range(4):
        breaker.failed()
        breaker.succeeded()
    assert breaker.allows()


def test_long_text_is_clipped_in_the_middle() -> None:
    """A text too long for Rasa keeps its beginning and end, where the wish stands."""
    assert clip("a" * RASA_CHARACTERS) == "a" * RASA_CHARACTERS
    clipped = clip("begin" + "x" * 2_000 + "end")
    assert len(clipped) <= RASA_CHARACTERS
    assert clipped.startswith("begin")
    assert clipped.endswith("end")


def test_failed_turn_says_nothing_of_its_own() -> None:
    """The replies of a failed turn are not shown; handoff apologises instead."""
    answer = read_answer({**SPOKEN, "status": "failed"})
    assert answer is not None
    assert (answer.failed, list(answer.replies)) == (True, [])


def test_a_reply_tells_its_own_failure() -> None:
    """Of several replies only the one that tells of a failure counts as failed."""
    replies = [{"text": "It is free."}, {"text": "Try again.", "custom": {"failure": "shop"}}]
    answer = read_answer({**SPOKEN, "replies": replies})
    assert answer is not None
    assert (answer.failed, [reply.failed for reply in answer.replies]) == (True, [False, True])


def test_silence_counts_as_failure() -> None:
    """A turn without a word, a card or a handoff counts as failed: the shopper would get nothing."""
    silent = read_answer({**SPOKEN, "replies": [{"text": ""}]})
    handed = read_answer({**SPOKEN, "replies": [{"custom": {"handoff": {"reason": "asked", "topic": "orders"}}}]})
    assert silent is not None
    assert silent.failed
    assert handed is not None
    assert (handed.failed, handed.effects) == (False, (HandoffRequest(HandoffReason.ASKED, "orders", 0.93),))
