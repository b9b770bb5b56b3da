"""Talks are played through the real handoff and its channel, with a Rasa that answers by script behind the relay."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from pydantic import SecretStr

from bench.running import free_ports
from handoff.services import Parts
from shop.clock import utc_today
from talks.judging import Heard, Judge, Kind
from talks.orders import Words
from talks.playing import Conversation, asked, read
from talks.reading import Patterns
from talks.relay import Relay
from talks.running import Run, Scripts
from talks.script import Call, Dialogue, Doer, Expected, ExpectedPacket, Fact, IfAsked, Turn, Wording
from testkit.agent import AgentClient
from testkit.socket import Refused
from tests.handoff.kit import Server, make_settings, running_server
from tests.shop.fakes import FakeShop

WORDS = Words({"number": "1042"}, utc_today())
WISH: dict[str, Any] = {
    "id": "1",
    "kind": "cancel",
    "title": "Cancel an order",
    "stands": "offered",
    "order": None,
    "known": {},
    "steps": [],
}
PERSON = {"title": "Talk to a person", "choice": {"intent": "ask_human", "entities": {}}}
REPLIES: dict[str, list[dict[str, Any]]] = {
    "hello": [{"text": "Hello.", "options": [PERSON]}],
    "cancel 1042": [{"text": "I can do that."}, {"text": "Which e-mail address?"}],
    "a@example.com": [{"text": "Shall I cancel it?"}],
    "person": [{"text": "", "custom": {"handoff": {"reason": "asked", "topic": "orders"}}}],
}


async def _answer(request: web.Request) -> web.Response:
    """Rasa's answer by what was said: see `REPLIES`."""
    body = await request.json()
    said = body.get("text") or "person"
    answer = {
        "turn_id": body["turn_id"],
        "status": "failed" if said == "break" else "ok",
        "replies": REPLIES.get(said, [{"text": f"You said: {said}"}]),
        "intent": {"name": "inform", "confidence": 1.0},
        "ranking": [],
        "entities": [],
        "slots": {"agenda": {"wishes": [WISH] if "cancel" in said else []}, "said": said},
        "actions": [],
    }
    return web.json_response(answer)


@pytest.fixture
async def relay() -> AsyncIterator[tuple[Relay, str]]:
    """The relay before the scripted Rasa, and its address."""
    port, rasa_port = free_ports(2)
    app = web.Application()
    app.router.add_post("/webhooks/counterhand/turn", _answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", rasa_port).start()
    async with Relay.listening(port, f"http://127.0.0.1:{rasa_port}") as listening:
        yield listening, f"http://127.0.0.1:{port}"
    await runner.cleanup()


@pytest.fixture
async def server(relay: tuple[Relay, str], tmp_path: Path) -> AsyncIterator[Server]:
    """Handoff, which takes the relay for Rasa."""
    settings = make_settings(
        tmp_path, f"sqlite:///{tmp_path / 'counterhand.db'}", rasa_urls=(relay[1],), rasa_secret=SecretStr("r" * 32)
    )
    async with running_server(settings, Parts(shop=FakeShop())) as running:
        yield running


@pytest.fixture
async def agent(server: Server) -> AsyncIterator[AgentClient]:
    """The first supervisor."""
    async with AgentClient.signed_in(server, server.settings.admin_email or "") as signed_in:
        yield signed_in


@pytest.fixture
async def talk(server: Server, agent: AgentClient, relay: tuple[Relay, str]) -> AsyncIterator[Conversation]:
    """A new conversation."""
    async with Conversation.begun(server, agent, relay[0]) as begun:
        yield begun


def _says(*texts: str, expected: Expected | None = None) -> Turn:
    return Turn(Doer.SAYS, texts, expected or Expected())


async def test_lines_buttons_and_slots_are_heard(talk: Conversation) -> None:
    """All lines of an answer are heard, with its buttons, and the slots that no shopper sees."""
    assert (await talk.play(_says("hello"), WORDS)).text.endswith("Hello.\n[Talk to a person]")
    heard = await talk.play(_says("cancel {number}"), WORDS)
    assert heard.lines == ("I can do that.", "Which e-mail address?")
    assert heard.slots["agenda"]["wishes"] == [WISH]
    assert (heard.owner, heard.reason) == ("bot", "")


async def test_questions_are_answered_once(talk: Conversation) -> None:
    """What the bot asks is answered as the talk says, once, and judged with the turn it came of."""
    answers = [IfAsked("e-mail", "a@example.com"), IfAsked("size", "M")]
    heard = await talk.answer(await talk.play(_says("cancel 1042"), WORDS), answers, WORDS)
    assert heard.lines == ("I can do that.", "Which e-mail address?", "Shall I cancel it?")
    assert answers == [IfAsked("size", "M")]


async def test_a_burst_is_heard_to_its_end(talk: Conversation) -> None:
    """Messages sent at once are all answered before the next turn."""
    heard = await talk.play(_says("one", "two"), WORDS)
    assert "one" in heard.text
    assert "two" in heard.text


async def test_a_person_takes_over_and_hands_back(talk: Conversation) -> None:
    """A press calls a person for a reason; while people answer the bot says nothing; then it answers again."""
    await talk.play(_says("hello"), WORDS)
    called = await talk.play(Turn(Doer.PRESSES, ("Talk to a person",)), WORDS)
    assert (called.owner, called.reason, talk.with_bot) == ("queue", "asked", False)
    packet = await talk.packet()
    assert packet
    assert packet["shopper_lines"] == ["hello", "Talk to a person"]
    assert (await talk.play(Turn(Doer.AGENT_SAYS, ("I am Sam.",)), WORDS)).text == "I am Sam."
    assert (await talk.play(_says("thanks"), WORDS)).lines == ()
    await talk.play(Turn(Doer.AGENT_RETURNS, ("it is settled",)), WORDS)
    assert (await talk.play(_says("what now"), WORDS)).lines == ("You said: what now",)


async def test_photos_are_sent_with_words(talk: Conversation) -> None:
    """Photos reach the conversation with what is said of them."""
    assert (await talk.play(Turn(Doer.SENDS_PHOTOS, ("look",), photos=1), WORDS)).lines == ("You said: look",)


async def test_a_button_that_is_not_there_is_a_fault(talk: Conversation) -> None:
    """A press of what was never offered breaks the talk by name."""
    with pytest.raises(Refused, match="Track an order"):
        await talk.play(Turn(Doer.PRESSES, ("Track an order",)), WORDS)


async def test_a_bot_that_fails_is_a_fault(talk: Conversation) -> None:
    """An answer that could not be made breaks the talk, whatever the shopper is told instead."""
    with pytest.raises(Refused, match="the bot failed"):
        await talk.play(_says("break"), WORDS)


async def test_a_run_judges_all_it_plays(server: Server, agent: AgentClient, relay: tuple[Relay, str]) -> None:
    """A run plays dialogues, facts and calls, and finds a lost wish, a missing packet, a false saying, a deaf bot."""
    lost = Expected(agenda={"return": ()}, never=("i can do that",))
    scripts = Scripts(
        dialogues=[
            Dialogue("cancel", "kept", (_says("cancel 1042", expected=Expected(agenda={"cancel": ("offered",)})),)),
            Dialogue("cancel", "lost", (_says("cancel 1042", expected=lost),), packet=ExpectedPacket(("cancel",))),
            Dialogue("cancel", "broken", (Turn(Doer.PRESSES, ("Nothing",)),)),
        ],
        cells=[],
        facts=[Fact("skye", "yes", ("skye",), "you said", (), (Wording(("hello", "skye")), Wording(("jersey",))))],
        calls=[Call("plain", (), "person", wants=True), Call("mentions", (), "person", wants=False)],
        patterns=Patterns({}, []),
    )
    sample = _NoOrders()
    told: list[tuple[int, int]] = []
    run = Run(server, agent, relay[0], sample, Judge())  # type: ignore[arg-type]  # none of these talks is about an order
    results = await run.all(scripts, "", lambda done, of: told.append((done, of)))
    found = {f"{one.of}: {one.name}: {one.said[-1]}": {fault.kind for _, fault in one.faults} for one in results.played}
    assert found == {
        "dialogues: kept: cancel 1042": set(),
        "dialogues: lost: cancel 1042": {Kind.AGENDA, Kind.FALSE, Kind.PACKET},
        "dialogues: broken: [Nothing]": {Kind.BROKEN},
        "facts: yes: skye": set(),
        "facts: yes: jersey": {Kind.LACKS},
        "wants: person: person": set(),
        "mentions: person: person": {Kind.HANDOFF},
    }
    assert sorted(told) == [(done, 7) for done in range(1, 8)]
    assert [one.name for one in (await run.all(scripts, "kept", lambda *_: None)).played] == ["kept"]


class _NoOrders:
    """Orders for talks that are about none."""

    def words(self, _: Dialogue) -> Words:
        return WORDS


def test_only_questions_are_answered() -> None:
    """A word in a statement is no question; the first answer whose question is there is taken."""
    answers = [IfAsked("photo", "none"), IfAsked("size|{number}", "M")]
    assert asked(Heard(lines=("We keep a photo. It is true to size.",)), answers, WORDS) is None
    assert asked(Heard(lines=("Which size?", "Send me a photo.")), answers, WORDS) == answers[0]
    assert asked(Heard(lines=("Is it 1042?",)), answers, WORDS) == answers[1]
    assert asked(Heard(lines=("Which size?", "All right.", "Fine.")), answers, WORDS) is None


def test_a_frame_is_read_as_a_shopper_does() -> None:
    """Lines, buttons and cards are read; a shopper's own message and what is no message are not."""
    line = {"type": "message", "from": {"kind": "bot"}, "text": "It left.", "options": [{"title": "Yes"}]}
    cards = [
        {"kind": "order", "number": "1042", "status": "shipped"},
        {"kind": "product", "name": "Enamel Mug"},
    ]
    assert read({**line, "cards": cards}) == [
        "It left.",
        "[Yes]",
        "<order 1042 shipped>",
        "<product Enamel Mug>",
    ]
    assert read({**line, "from": {"kind": "shopper"}}) == read({"type": "owner", "owner": "bot"}) == []
