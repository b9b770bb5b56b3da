"""What agents see of a line's way to Telegram, and what they can do about it, through the whole server."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from standins.telegram.api import BotApi, Refuse, TimeoutAfterAcceptance
from standins.telegram.people import User
from testkit.agent import CONVERSATIONS, AgentClient
from testkit.socket import Frame
from tests.handoff.kit import Server


@pytest.fixture
def server(server_on_both: Server) -> Server:
    """A server on both channels."""
    return server_on_both


@pytest.fixture
async def mia(api: BotApi) -> User:
    """A shopper on Telegram who has an answer of the bot."""
    person = api.user("Mia")
    await person.say("hello")
    await person.sees("You said: hello")
    return person


@pytest.fixture
async def conversation(ana: AgentClient, mia: User) -> AsyncIterator[str]:
    """Mia's conversation, which Ana has claimed and is watching."""
    assert mia
    (row,) = (await ana.list("all"))["items"]
    async with ana.connected():
        (await ana.post(f"{row['id']}/claim")).raise_for_status()
        await mia.sees("Ana has joined")
        yield row["id"]


async def say(ana: AgentClient, conversation: str, text: str) -> int:
    """Write as Ana; returns the line's `seq`."""
    return int((await ana.say(conversation, text, 10**6)).raise_for_status().json()["seq"])


async def told(ana: AgentClient, seq: int, **delivery: Any) -> Frame:  # noqa: ANN401  # state and reason
    """Wait until Ana's socket tells this delivery of the line."""
    return await ana.socket.wait_for(
        lambda frame: frame["type"] == "changed" and frame["seq"] == seq and frame.get("delivery") == delivery
    )


async def test_agent_sees_a_line_delivered(ana: AgentClient, mia: User, conversation: str) -> None:
    """An agent sees a line as sent when it is written, and as delivered once Telegram has it."""
    seq = await say(ana, conversation, "Hello Mia")
    await ana.socket.wait_for(lambda frame: frame.get("seq") == seq and frame["delivery"] == {"state": "sent"})
    await told(ana, seq, state="delivered")
    assert (await mia.sees("Hello Mia")).marked("bold") == ["Ana"]


async def test_agent_sends_a_failed_line_again(ana: AgentClient, api: BotApi, mia: User, conversation: str) -> None:
    """An agent sees why a line failed; after a retry it arrives."""
    api.fault(Refuse("Bad Request: something is wrong"), method="sendMessage", chat=mia)
    seq = await say(ana, conversation, "Hello Mia")
    await told(ana, seq, state="failed", reason="refused")
    (await ana.post(f"{conversation}/messages/{seq}/retry")).raise_for_status()
    await told(ana, seq, state="delivered")
    await mia.sees("Hello Mia")


async def test_agent_is_told_of_a_blocked_chat(ana: AgentClient, mia: User, conversation: str) -> None:
    """In a blocked chat a line fails, and the row says that the shopper cannot be reached until they write again."""
    await mia.block()
    await ana.socket.wait_for(lambda frame: frame["type"] == "conversation" and frame["unreachable"] == "blocked")
    seq = await say(ana, conversation, "Are you there?")
    await told(ana, seq, state="failed", reason="blocked")
    await mia.start()
    await ana.socket.wait_for(lambda frame: frame["type"] == "conversation" and frame["unreachable"] is None)


async def test_taken_back_line_goes_in_the_chat(ana: AgentClient, mia: User, conversation: str) -> None:
    """A line that an agent deletes is deleted on Telegram."""
    seq = await say(ana, conversation, "Wrong window")
    message = await mia.sees("Wrong window")
    await told(ana, seq, state="delivered")
    (await ana.http.delete(f"{CONVERSATIONS}/{conversation}/messages/{seq}")).raise_for_status()
    await mia.eventually(lambda: message.deleted)


async def test_typing_agent_is_seen(ana: AgentClient, mia: User, conversation: str) -> None:
    """While Ana writes, the chat shows it."""
    await ana.socket.send({"type": "typing", "conversation": conversation})
    await mia.eventually(lambda: mia.typing)


async def test_line_without_an_answer_is_sent_once_more(
    ana: AgentClient, api: BotApi, mia: User, conversation: str
) -> None:
    """A line that Telegram took without our hearing so comes twice at most, and later lines come after it."""
    api.fault(TimeoutAfterAcceptance(0), method="sendMessage", chat=mia)
    await say(ana, conversation, "first")
    seq = await say(ana, conversation, "second")
    await told(ana, seq, state="delivered")
    assert [text.removeprefix("Ana\n") for text in mia.texts][-3:] == ["first", "first", "second"]


async def test_nothing_is_logged_of_what_is_said(
    ana: AgentClient, api: BotApi, mia: User, conversation: str, capfd: pytest.CaptureFixture[str]
) -> None:
    """Through a refusal, a repeat and a block the log has neither words nor the token."""
    for fault in (Refuse("Bad Request: something is wrong"), TimeoutAfterAcceptance(0)):
        api.fault(fault, method="sendMessage", chat=mia)
        await say(ana, conversation, "a secret word")
    await mia.sees("a secret word")
    await mia.block()
    seq = await say(ana, conversation, "a secret word")
    await told(ana, seq, state="failed", reason="blocked")
    captured = capfd.readouterr()
    logged = captured.out + captured.err
    assert "send refused" in logged
    assert "secret word" not in logged
    assert api.token not in logged
