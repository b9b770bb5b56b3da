"""Lines to a Telegram that is busy, slow or away, and from a process that dies: none is lost."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError

from handoff.channels.delivery import sender as sending
from handoff.channels.telegram.outbound import pace
from handoff.channels.telegram.outbound.calls import Calls
from handoff.channels.telegram.outbound.pace import Pace
from handoff.channels.telegram.outbound.sender import TelegramSender
from handoff.conversation.hub import Hub
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.store.store import Store
from standins.telegram.api import BotApi, Drop, ServerError, TimeoutAfterAcceptance, TooMany
from standins.telegram.faults import Fault
from tests.handoff.channels.telegram.lines import Lines

pytestmark = pytest.mark.wire


async def test_every_line_arrives_in_order_whatever_happens(
    lines: Lines, api: BotApi, sender: TelegramSender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Through 429s, 5xx, dropped connections and lost answers 40 chats get every line in order; repeats are counted."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 1.0)
    monkeypatch.setattr(sender._sender, "_jitter", lambda: 0.0)
    api.enforce_floods = True
    people = [api.user(f"Shopper {number}", met=True) for number in range(40)]
    conversations = [await lines.begin(person.id) for person in people]
    for number in range(4):
        await asyncio.gather(*(lines.add(conversation, f"line {number}") for conversation in conversations))
    odds: dict[Fault, float] = {TooMany(1): 0.05, ServerError(): 0.03, ServerError(500): 0.02, Drop(): 0.02}
    api.weather(8, {**odds, TimeoutAfterAcceptance(0): 0.05})
    await lines.settled(30)
    for person in people:
        assert [text for text, _ in groupby(person.texts[1:])][-4:] == [f"line {number}" for number in range(4)]
    deliveries = await lines.deliveries()
    assert {(row.state, row.parts) for row in deliveries} == {("delivered", 1)}
    twice = sum(len(person.texts) for person in people) - len(deliveries)
    assert 0 < twice <= sum(row.repeats for row in deliveries)
    assert api.busiest(1) <= 25
    assert max(api.busiest(0.9, person.id) for person in people) == 1
    assert not api.floods


@pytest.mark.usefixtures("sender")
async def test_slow_chats_delay_no_other(lines: Lines, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """While two chats hang and two have to wait, the others get their lines at their own pace."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 1.0)
    well, ill = ([api.user(f"Shopper {number}", met=True) for number in range(count)] for count in (8, 4))
    for number, person in enumerate(ill):
        api.fault(TimeoutAfterAcceptance(4) if number % 2 else TooMany(4), chat=person, times=None)
    for conversation in [await lines.begin(person.id) for person in (*ill, *well)]:
        for number in range(3):
            await lines.add(conversation, f"line {number}")
    await asyncio.gather(*(person.sees("line 2", 10) for person in well))
    for person in well:
        at = [send.at for send in api.sends if send.chat_id == person.id]
        assert max(later - earlier for earlier, later in pairwise(at)) < 2
    assert all("line 2" not in person.texts for person in ill)


@pytest.mark.usefixtures("sender")
async def test_retry_after_is_obeyed(lines: Lines, api: BotApi) -> None:
    """A chat that has to wait two seconds gets nothing before, and nothing counts as repeated."""
    mia = api.user("Mia", met=True)
    api.fault(TooMany(2))
    await lines.begin(mia.id)
    await mia.sees("AI assistant")
    refused, taken = api.calls_of("sendMessage")
    assert taken.at - refused.at >= 2
    await lines.settled()
    assert [(row.attempts, row.repeats) for row in await lines.deliveries()] == [(2, 0)]


@pytest.mark.usefixtures("sender")
async def test_answer_that_is_none_is_tried_again(lines: Lines, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line that a proxy answered with nonsense is sent again and counted, since it may have gone out."""
    make, nonsense = Calls.make, iter([True])

    async def make_oddly(*given: Any) -> tuple[int, ...]:  # noqa: ANN401  # what the real one takes
        if next(nonsense, False):
            raise KeyError("result")
        return await make(*given)

    monkeypatch.setattr(Calls, "make", make_oddly)
    mia = api.user("Mia", met=True)
    await lines.begin(mia.id)
    await lines.settled()
    assert [(row.state, row.repeats) for row in await lines.deliveries()] == [("delivered", 1)]


async def test_pauses_grow_while_telegram_is_away(
    store: Store,
    hub: Hub,
    notices: Notices,
    album: Album,
    pictures: Path,
    lines: Lines,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """While Telegram is away, pauses double from half a second to a minute; the line goes out in the end, uncounted."""
    now, pauses = [0.0], list[float]()

    async def away(*_: object) -> tuple[int, ...]:
        if len(pauses) < 10:
            raise NetworkError("httpx.ConnectError") from httpx.ConnectError("")
        return (1,)

    async def rest(seconds: float) -> None:
        now[0] += seconds
        await asyncio.sleep(0)

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        await rest(seconds)

    monkeypatch.setattr(Calls, "make", away)
    bot = Bot("1:nobody")
    patient = TelegramSender(
        store, hub, bot, notices, album, pictures, pace=Pace(lambda: now[0], rest), sleep=pause, jitter=lambda: 0
    )
    await lines.begin(5_000_000_001)
    await patient.start()
    await lines.settled()
    await patient.stop()
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30]
    assert [(row.state, row.repeats) for row in await lines.deliveries()] == [("delivered", 0)]


@pytest.fixture
def successor(
    store: Store,
    hub: Hub,
    notices: Notices,
    album: Album,
    pictures: Path,
    sender: TelegramSender,
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[float], Awaitable[TelegramSender]]:
    """A function that ends the sender, with so many seconds of grace, and begins another one, as after a restart."""

    async def succeed(grace_s: float) -> TelegramSender:
        monkeypatch.setattr(sending, "GRACE_S", grace_s)
        await sender.stop()
        after = TelegramSender(store, hub, sender._ephemeral._bot, notices, album, pictures)
        await after.start()
        return after

    return succeed


async def test_line_may_come_twice_after_a_crash_and_is_counted(
    lines: Lines, api: BotApi, successor: Callable[[float], Awaitable[TelegramSender]]
) -> None:
    """A process that dies between Telegram's acceptance and its own commit sends that line once more, and no other."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    await mia.sees("AI assistant")
    api.fault(TimeoutAfterAcceptance(None))
    await lines.add(conversation, "once or twice")
    await lines.add(conversation, "once")
    await mia.sees("once or twice")
    after = await successor(0)
    await lines.settled()
    await after.stop()
    assert mia.texts[1:] == ["once or twice", "once or twice", "once"]
    assert [row.repeats for row in await lines.deliveries()] == [0, 1, 0]


async def test_stop_lets_a_call_end(
    lines: Lines, api: BotApi, successor: Callable[[float], Awaitable[TelegramSender]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """An orderly stop settles first what is under way, so that nothing comes twice after a restart."""
    make = Calls.make

    async def make_slowly(*given: Any) -> tuple[int, ...]:  # noqa: ANN401  # what the real one takes
        made = await make(*given)
        await asyncio.sleep(0.2)
        return made

    monkeypatch.setattr(Calls, "make", make_slowly)
    mia = api.user("Mia", met=True)
    await lines.begin(mia.id)
    await mia.sees("AI assistant")
    after = await successor(3)
    await lines.settled()
    await after.stop()
    assert len(mia.texts) == 1
    assert [(row.state, row.repeats) for row in await lines.deliveries()] == [("delivered", 0)]
