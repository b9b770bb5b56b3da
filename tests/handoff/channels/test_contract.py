"""What every channel promises: doing the same leaves the same log, and everything that is said arrives."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from handoff.rasa_client import Answer, Question, Reply
from standins.telegram.api import BotApi
from testkit.agent import AgentClient
from tests.fakes import FakeBot, answer
from tests.handoff.channels.people import Person, arriving
from tests.handoff.kit import Server
from tests.handoff.photos.pictures import encode, photo

TRACK = {"title": "Track an order", "choice": {"intent": "track_order", "entities": {}}}
PERSON = {"title": "Talk to a person", "choice": {"intent": "ask_human", "entities": {}}}
CARD = {
    "kind": "order", "number": "1042", "status": "shipped", "status_text": "On its way", "placed_at": "2026-11-01",
    "items": [{"name": "Wool socks", "quantity": 2}], "total": "24.00 GBP", "tracking": None,
}  # fmt: skip


def script(question: Question) -> Answer:
    """A bot that says what it was asked, and offers a menu when asked for one."""
    if question.text == "menu":
        return answer("What is it?", options=[TRACK, PERSON])
    return answer(f"You said: {question.text or question.choice}")


@pytest.fixture
def bot() -> FakeBot:
    """The bot of the test's server."""
    return FakeBot(script)


@pytest.fixture
def server(server_on_both: Server) -> Server:
    """A server on both channels."""
    return server_on_both


@pytest.fixture(params=("web", "telegram"))
async def mia(request: pytest.FixtureRequest, server: Server, api: BotApi, ana: AgentClient) -> AsyncIterator[Person]:
    """A shopper who said hello, on each channel."""

    async def listed() -> AsyncIterator[str]:
        for row in (await ana.list("all"))["items"]:
            yield row["id"]

    async with arriving(request.param, server, api, listed) as person:
        await person.hears("AI assistant")
        await person.hears("You said: hello")
        yield person


async def log(ana: AgentClient, mia: Person) -> list[dict[str, Any]]:
    """The conversation's lines after the bot's first answer, as agents read them."""
    lines: list[dict[str, Any]] = (await ana.read(await mia.conversation()))["messages"]
    assert {line["channel"] for line in lines} == {mia.channel}
    return lines[3:]


def said(lines: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Who said what."""
    return [(line["from"]["kind"], line["text"]) for line in lines]


async def test_words(mia: Person, ana: AgentClient) -> None:
    """Text arrives in both directions as it was written, whatever it looks like."""
    for text in ("<b>1 & 2</b> *x* _y_", "/restart", "two\nlines"):
        await mia.say(text)
        await mia.hears(f"You said: {text}")
    assert said(await log(ana, mia))[-2:] == [("shopper", "two\nlines"), ("bot", "You said: two\nlines")]


async def test_buttons(mia: Person, ana: AgentClient) -> None:
    """A pressed button is stored as its words and asked as its choice; an old one says so and does nothing."""
    await mia.say("menu")
    await mia.hears("What is it?")
    await mia.press("Track an order")
    await mia.hears("track_order")
    await mia.say("menu")
    await mia.hears("What is it?")
    await ana.post(f"{await mia.conversation()}/claim")
    await mia.hears("has joined")
    lines = said(await log(ana, mia))
    assert ("shopper", "Track an order") in lines
    assert "earlier" in await mia.press_stale("Track an order")
    assert said(await log(ana, mia)) == lines


async def test_photos(mia: Person, ana: AgentClient, bot: FakeBot) -> None:
    """Several photos with words are one message; the bot is told how many; the agent sees them before typing."""
    await mia.send_photos(3, "it came like this")
    await mia.hears("You said: it came like this")
    assert bot.asked[-1].metadata["photos"] == 3
    await mia.send_photos(1)
    await mia.hears("send_photo")
    await mia.ask_person()
    await mia.hears("You are next")
    detail = await ana.read(await mia.conversation())
    with_photos = [line for line in detail["messages"] if line.get("photos")]
    assert [(line["text"], len(line["photos"])) for line in with_photos] == [("it came like this", 3), ("", 1)]
    assert len(detail["packet"]["photos"]) == 4
    picture = await ana.http.get(detail["packet"]["photos"][0]["thumb"])
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/jpeg")


async def test_a_person(mia: Person, ana: AgentClient) -> None:
    """The shopper sees their place, the way out, who joins, what the agent writes, shows and deletes, and the end."""
    conversation = await mia.conversation()
    await mia.ask_person()
    await mia.hears("You are next")
    await mia.leave_queue()
    await mia.hears("left the queue")
    await mia.ask_person()
    await mia.hears("You are next")
    async with ana.connected():
        await ana.post(f"{conversation}/claim")
        await mia.hears("Ana has joined")
        await ana.socket.send({"type": "typing", "conversation": conversation})
        await mia.sees_typing()
        await ana.say(conversation, "Which <size>?", 10**6)
        await mia.hears("Which <size>?")
        photos = [await add_photo(ana, conversation) for _ in range(2)]
        sent = await ana.say(conversation, "", 10**6, photos=photos)
        await mia.sees_photos(2)
        slip = (await ana.say(conversation, "a slip", 10**6)).json()["seq"]
        await mia.hears("a slip")
        assert (await ana.http.delete(f"/api/agent/conversations/{conversation}/messages/{slip}")).status_code == 200
        await mia.sees_gone("a slip")
    assert sent.status_code == 201
    await ana.post(f"{conversation}/resolve", outcome="exchanged")
    await mia.hears("has closed this conversation")
    await mia.say("and one more thing")
    await mia.hears("You said: and one more thing")
    await mia.end()
    await mia.hears("ended this conversation")
    assert (await ana.read(conversation))["conversation"]["owner"] == "closed"


async def test_answering_one_line(mia: Person, ana: AgentClient) -> None:
    """An agent's answer to one of the shopper's lines quotes it."""
    conversation = await mia.conversation()
    await ana.post(f"{conversation}/claim")
    await mia.hears("has joined")
    asked = next(line for line in (await ana.read(conversation))["messages"] if line["from"]["kind"] == "shopper")
    await ana.say(conversation, "Hello to you", 10**6, quote=asked["seq"])
    await mia.hears("Hello to you")
    quote = (await log(ana, mia))[-1]["quote"]
    assert (quote["seq"], quote["from"]["kind"], quote["text"]) == (asked["seq"], "shopper", "hello")
    refused = await ana.say(conversation, "what?", 10**6, quote=999)
    assert refused.status_code == 400


async def test_bot_that_is_away(mia: Person, bot: FakeBot) -> None:
    """A shopper who gets no answer hears so and can press a button for a person."""
    bot.down = True
    await mia.say("where is it?")
    await mia.hears("something went wrong")
    await mia.press("Talk to a person")
    await mia.hears("You are next")


async def test_bot_that_is_slow(mia: Person, bot: FakeBot) -> None:
    """The channel shows that the bot works on an answer."""
    bot.gate.clear()
    await mia.say("hm")
    await mia.sees_typing()
    bot.gate.set()
    await mia.hears("You said: hm")


async def test_cards(mia: Person, bot: FakeBot) -> None:
    """An order's card is shown on every channel."""
    bot.script = lambda _: Answer([Reply("Here it is", None, [CARD])], (), failed=False, intent=None, confidence=None)
    await mia.say("order 1042")
    await mia.hears("Here it is")
    await mia.sees_card("1042", "On its way", "Wool socks")


async def add_photo(ana: AgentClient, conversation: str) -> str:
    """Upload an agent's photo for the next message; returns its id."""
    answered = await ana.add_photo(conversation, encode(photo()))
    assert answered.status_code == 201
    return str(answered.json()["photo"])
