"""Lines on their way to Telegram, against a server that speaks its Bot API (QUALITY C8)."""

import asyncio
from collections.abc import Awaitable, Callable
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image
from telegram import Bot
from telegram.error import NetworkError

from handoff.channels.telegram.outbound import pace
from handoff.channels.telegram.outbound import sender as sending
from handoff.channels.telegram.outbound.calls import Calls
from handoff.channels.telegram.outbound.pace import Pace
from handoff.channels.telegram.outbound.render import Look, Part, render
from handoff.channels.telegram.outbound.sender import Sender
from handoff.conversation.changes import LogMessage, Speaker
from handoff.conversation.hub import Hub
from handoff.photos.album import Album
from handoff.store.store import Store
from handoff.words import Words
from tests.handoff.channels.telegram.lines import Lines
from tests.telegram.api import BotApi, Drop, Refuse, ServerError, TimeoutAfterAcceptance, TooMany
from tests.telegram.faults import Fault

pytestmark = pytest.mark.wire
PRODUCT = {"kind": "product", "name": "Fell boots", "price": "49.00 GBP"}


def jpeg(folder: Path, side: int = 8) -> bytes:
    """A small photo."""
    path = folder / f"{side}.jpg"
    Image.new("RGB", (side, side), "green").save(path)
    return path.read_bytes()


@pytest.mark.usefixtures("sender")
async def test_lines_look_as_they_should(lines: Lines, api: BotApi) -> None:
    """A notice in italics; an agent's words under their name, as an answer to what they answer; options as buttons."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    opened = await mia.sees("AI assistant")
    assert opened.marked("italic") == [opened.text]
    options = [{"title": "Track <it>", "choice": {}}, {"title": "Something else", "choice": {}}]
    asked = await lines.add(conversation, "What is it about?", options=options)
    buttons = (await mia.sees("What is it about?")).buttons
    assert [button.text for button in buttons] == ["Track <it>", "Something else"]
    await lines.add(conversation, "It is <b>here</b> & now", Speaker.AGENT, name="Ana", quote=asked.seq)
    answer = await mia.sees("It is <b>here</b> & now")
    assert answer.text.startswith("Ana\n")
    assert answer.marked("bold") == ["Ana"]
    assert answer.reply_to is not None
    assert answer.reply_to.text == "What is it about?"


@pytest.mark.usefixtures("sender")
async def test_long_line_comes_in_parts_in_order(lines: Lines, api: BotApi) -> None:
    """5,000 characters are two messages, the buttons below the second, and one delivery."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    text = " ".join(f"word{number}" for number in range(900))
    await lines.add(conversation, text, options=[{"title": "Yes", "choice": {}}])
    await lines.settled()
    _, first, second = mia.received
    assert f"{first.text} {second.text}" == text
    assert [len(message.buttons) for message in (first, second)] == [0, 1]
    assert (await lines.deliveries())[-1].parts == 2


@pytest.mark.usefixtures("sender")
async def test_photos_of_an_agent_arrive(lines: Lines, api: BotApi, album: Album, tmp_path: Path) -> None:
    """Several are one album with the words at its first; one is a photo. The bytes are those of the album."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    uploads = [await album.add_photo(conversation, Speaker.AGENT, jpeg(tmp_path, side)) for side in (8, 9, 10)]
    photos = [{"id": upload.id, "width": upload.width, "height": upload.height} for upload in uploads]
    await lines.add(conversation, "Like these", Speaker.AGENT, name="Ana", photos=photos[:2])
    await lines.add(conversation, "", Speaker.AGENT, name="Ana", photos=photos[2:])
    await lines.settled()
    _, first, second, third = mia.received
    assert first.album == second.album is not None
    assert [message.text for message in (first, second, third)] == ["Ana\nLike these", "", "Ana"]
    assert [m.photo for m in (first, second, third)] == [album.read(upload.id, "full") for upload in uploads]


@pytest.mark.usefixtures("sender")
async def test_photo_that_is_gone_fails_its_line(lines: Lines, api: BotApi) -> None:
    """An agent's photo is the message: without it the line has failed, and the next goes on."""
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    await lines.add(conversation, "Like this", Speaker.AGENT, name="Ana", photos=[{"id": "gone"}])
    await lines.add(conversation, "next")
    await lines.settled()
    assert mia.texts[1:] == ["next"]
    assert (await lines.states())[1] == ("failed", "refused")


@pytest.mark.usefixtures("sender")
@pytest.mark.parametrize(
    ("picture", "shown"),
    (
        ("/pictures/boots.jpg", True),
        ("https://cdn.example/boots.jpg", True),
        ("/pictures/none.jpg", False),
        ("https://cdn.example/none.jpg", False),
    ),
)
async def test_cards_words_come_even_without_its_picture(
    lines: Lines, api: BotApi, pictures: Path, picture: str, *, shown: bool
) -> None:
    """A picture of ours and one of the web are shown; where there is none, the card is a text with its buttons."""
    boots = jpeg(pictures)
    (pictures / "boots.jpg").write_bytes(boots)
    api.web["https://cdn.example/boots.jpg"] = boots
    mia = api.user("Mia", met=True)
    conversation = await lines.begin(mia.id)
    options = [{"title": "Yes", "choice": {}}]
    await lines.add(conversation, "", cards=[{**PRODUCT, "picture": picture}], options=options)
    card = await mia.sees("Fell boots")
    assert "£49.00" in card.text
    assert (card.photo == boots) is shown
    assert len(card.buttons) == 1
    await lines.settled()
    assert (await lines.states())[-1] == ("delivered", None)


async def test_every_line_arrives_in_order_whatever_happens(
    lines: Lines, api: BotApi, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    """C8: 40 chats, 429s, 5xx, dropped connections, time-outs after acceptance; 0 lost, in order, repeats counted."""
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 1.0)
    monkeypatch.setattr(sender, "_jitter", lambda: 0.0)
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
    """C8: while two chats hang and two have to wait, the others get their lines at their own pace."""
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
    """A chat that is told to wait two seconds is not asked again before, and nothing counts as repeated."""
    mia = api.user("Mia", met=True)
    api.fault(TooMany(2))
    await lines.begin(mia.id)
    await mia.sees("AI assistant")
    refused, taken = api.calls_of("sendMessage")
    assert taken.at - refused.at >= 2
    await lines.settled()
    assert [(row.attempts, row.repeats) for row in await lines.deliveries()] == [(2, 0)]


@pytest.fixture
def successor(
    store: Store, hub: Hub, words: Words, album: Album, pictures: Path, sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> Callable[[float], Awaitable[Sender]]:
    """Ends the sender, with so many seconds of grace, and begins another in its place, as after a restart."""

    async def succeed(grace_s: float) -> Sender:
        monkeypatch.setattr(sending, "GRACE_S", grace_s)
        await sender.stop()
        after = Sender(store, hub, sender._calls._bot, words, album, pictures)
        await after.start()
        return after

    return succeed


async def test_line_may_come_twice_after_a_crash_and_is_counted(
    lines: Lines, api: BotApi, successor: Callable[[float], Awaitable[Sender]]
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
    lines: Lines, api: BotApi, successor: Callable[[float], Awaitable[Sender]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At an orderly stop what is under way is settled first: nothing comes twice after a restart."""
    make = Calls.make

    async def make_slowly(*given: Any) -> tuple[int, ...]:  # noqa: ANN401
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


@pytest.mark.usefixtures("sender")
async def test_chat_that_blocks_the_bot_ends_its_outbox(lines: Lines, api: BotApi) -> None:
    """What waits fails as blocked; a shopper who comes back can be reached, and an agent's retry arrives."""
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


@pytest.mark.usefixtures("sender")
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


@pytest.mark.usefixtures("sender")
async def test_chat_that_is_not_there_is_named(lines: Lines, api: BotApi) -> None:
    """A chat that Telegram does not know is the reason that agents see."""
    await lines.begin(api.user("Nobody").id)
    await lines.settled()
    assert await lines.states() == [("failed", "chat_not_found")]


@pytest.mark.usefixtures("sender")
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


@pytest.mark.usefixtures("sender")
async def test_answer_that_is_none_is_tried_again(lines: Lines, api: BotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy that answers nonsense is not Telegram: the line is sent again, and counted."""
    make, nonsense = Calls.make, iter([True])

    async def make_oddly(*given: Any) -> tuple[int, ...]:  # noqa: ANN401
        if next(nonsense, False):
            raise KeyError("result")
        return await make(*given)

    monkeypatch.setattr(Calls, "make", make_oddly)
    mia = api.user("Mia", met=True)
    await lines.begin(mia.id)
    await lines.settled()
    assert [(row.state, row.repeats) for row in await lines.deliveries()] == [("delivered", 1)]


async def test_pauses_grow_while_telegram_is_away(
    store: Store, hub: Hub, words: Words, album: Album, pictures: Path, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a second, then twice as long each time, up to a minute; the line stays, uncounted, and goes out at last."""
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
    patient = Sender(
        store, hub, bot, words, album, pictures, pace=Pace(lambda: now[0], rest), sleep=pause, jitter=lambda: 0
    )
    await lines.begin(5_000_000_001)
    await patient.start()
    await lines.settled()
    await patient.stop()
    assert pauses == [0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30]
    assert [(row.state, row.repeats) for row in await lines.deliveries()] == [("delivered", 0)]
