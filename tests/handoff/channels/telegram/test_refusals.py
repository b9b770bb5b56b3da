"""Lines that cannot arrive: each fails with its reason and holds up no other, and can be sent again."""

import pytest

from handoff.channels.telegram.outbound import sender as sending
from handoff.channels.telegram.outbound.render import Look, Part, render
from handoff.conversation.values import LogMessage, Speaker
from standins.telegram.api import BotApi, Refuse
from tests.handoff.channels.telegram.lines import Lines

pytestmark = [pytest.mark.wire, pytest.mark.usefixtures("sender")]


async def test_chat_that_blocks_the_bot_ends_its_outbox(lines: Lines, api: BotApi) -> None:
    """Lines that wait fail as blocked; a shopper who comes back can be reached, and an agent's retry arrives."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    await mia.sees("AI assistant")
    await mia.block()
    lost = [await lines.add(conversation, f"line {number}", Speaker.AGENT, name="Ana") for number in range(3)]
    await lines.settled()
    assert (await lines.states())[1:] == [("failed", "blocked")] * 3
    assert await lines.unreachable(conversation) == "blocked"
    await mia.unblock()
    await lines.retry(lost[1])
    await mia.sees("line 1")
    assert len(mia.texts) == 2


async def test_refused_line_fails_alone(lines: Lines, api: BotApi) -> None:
    """A line that Telegram refuses fails with its reason, the next ones go on, and a retry comes behind them."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    await mia.sees("AI assistant")
    api.fault(Refuse("Bad Request: something is wrong"), chat=mia)
    refused = await lines.add(conversation, "refused")
    await lines.add(conversation, "taken")
    await lines.settled()
    assert ("failed", "refused") in await lines.states()
    await lines.retry(refused)
    await lines.settled()
    assert mia.texts[1:] == ["taken", "refused"]


async def test_chat_that_is_not_there_is_named(lines: Lines, api: BotApi) -> None:
    """Agents see as the reason that Telegram does not know the chat."""
    await lines.begin(api.user("Nobody").id)
    await lines.settled()
    assert await lines.states() == [("failed", "chat_not_found")]


async def test_odd_line_fails_alone(lines: Lines, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that cannot be made into messages fails, and the next one goes on."""

    def render_some(message: LogMessage, look: Look) -> list[Part]:
        if message.text == "odd":
            raise KeyError("title")
        return render(message, look)

    monkeypatch.setattr(sending, "render", render_some)
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    await lines.add(conversation, "odd")
    await lines.add(conversation, "even")
    await mia.sees("even")
    await lines.settled()
    assert [state for state, _ in await lines.states()] == ["delivered", "failed", "delivered"]


async def test_photo_that_is_gone_fails_its_line(lines: Lines, api: BotApi) -> None:
    """A line fails if its photo is gone, because an agent's photo is the message; the next line goes on."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    await lines.add(conversation, "Like this", Speaker.AGENT, name="Ana", photos=[{"id": "gone"}])
    await lines.add(conversation, "next")
    await lines.settled()
    assert mia.texts[1:] == ["next"]
    assert (await lines.states())[1] == ("failed", "refused")
