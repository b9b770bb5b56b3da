"""What a shopper does on Telegram, from their chat to the log and back: every kind of message, and every command."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, update

from handoff.bot import Answer, Question
from handoff.channels.telegram.callbacks import PRESSED, leave_data, option_data
from handoff.channels.telegram.inbound import downloads
from handoff.channels.telegram.outbound import pace
from handoff.conversation.links import TELEGRAM, WEB, make_link
from handoff.conversation.shopper import Shopper, begin
from handoff.conversation.states import Owner
from handoff.store.store import Store, Tx
from handoff.store.tables import Conversation, Link
from handoff.words import Words
from tests.fakes import FakeBot, answer
from tests.handoff.channels.telegram.serving import Shop, eventually, shop_settings
from tests.handoff.kit import Server
from tests.handoff.photos.pictures import encode, photo
from tests.telegram.api import BotApi, CutShort, Drop, Refuse, TimeoutAfterAcceptance, TooMany
from tests.telegram.people import User

PHOTO = encode(photo())
TRACK = {"title": "Track my order", "choice": {"intent": "track_order", "entities": {}}}
HELP = {"title": "Something else", "choice": {"intent": "help", "entities": {}}}


def script(question: Question) -> Answer:
    """A bot that offers two buttons to who greets it, and else says what it was asked."""
    asked = question.text or str(question.choice and question.choice["intent"])
    return answer("Hello!", options=[TRACK, HELP]) if asked in {"hello", "greet"} else answer(f"You said: {asked}")


@pytest.fixture
def shop(tmp_path: Path, current_url: str, api: BotApi, store: Store) -> Shop:
    """A shop on Telegram."""
    return Shop(shop_settings(tmp_path, current_url, api, "poll"), api, store, FakeBot(script))


@pytest.fixture
async def server(shop: Shop) -> AsyncIterator[Server]:
    """Its server."""
    async with shop.open() as running:
        yield running


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "CHAT_PAUSE_S", 0.05)


@pytest.fixture
def mia(api: BotApi, server: Server) -> User:  # noqa: ARG001  # she comes once the shop is open
    """A shopper."""
    return api.user("Mia", language="sv")


async def test_first_message_begins_a_conversation(shop: Shop, mia: User) -> None:
    """Who writes hears that an AI answers and gets the answer; name, language and channel are kept."""
    await mia.say("Where is my order?")
    await mia.sees("AI assistant")
    await mia.sees("You said: Where is my order?")
    row = await shop.row(mia.id)
    assert (row.channel, row.name, row.language, row.email) == ("telegram", "Mia", "sv", None)
    assert [line.channel for line in await shop.said(mia.id)] == ["telegram"]


async def test_two_accounts_are_two_people(shop: Shop, mia: User, api: BotApi) -> None:
    """A Telegram account is a person of its own, whatever it calls itself."""
    other = api.user("Mia")
    await mia.say("hello")
    await other.say("hello")
    await shop.heard(other.id, 1)
    await shop.heard(mia.id, 1)
    assert await shop.conversation(mia.id) != await shop.conversation(other.id)


@pytest.mark.parametrize(
    ("command", "choice"),
    (
        ("/start", {"intent": "greet", "entities": {}}),
        ("/help", {"intent": "help", "entities": {}}),
        ("/help@counterhand_bot", {"intent": "help", "entities": {}}),
        ("/order", {"intent": "track_order", "entities": {}}),
        ("/order #1042", {"intent": "track_order", "entities": {"order_number": "1042"}}),
    ),
)
async def test_command_is_asked_as_what_it_means(shop: Shop, mia: User, command: str, choice: object) -> None:
    """A command is a line of the log, and the bot is asked what it stands for."""
    await mia.say(command)
    await eventually(lambda: _asked(shop.bot, 1))
    assert [question.choice for question in shop.bot.asked] == [choice]
    assert await shop.texts(mia.id) == [command]


async def test_unknown_command_is_text(shop: Shop, mia: User) -> None:
    """What is no command of ours is what the shopper wrote (D2)."""
    await mia.say("/restart")
    await mia.sees("You said: /restart")
    assert shop.bot.asked[0].text == "/restart"


async def test_human_joins_the_queue(shop: Shop, mia: User) -> None:
    """/human asks for a person, as the website's button does."""
    await mia.say("/human")
    await mia.sees("A person at")
    assert (await shop.row(mia.id)).owner == Owner.QUEUE
    assert await shop.texts(mia.id) == ["Talk to a person"]


async def test_stop_ends_the_conversation(shop: Shop, mia: User) -> None:
    """/stop ends it, and says how it goes on."""
    await mia.say("hello")
    await mia.say("/stop")
    await mia.sees("You have ended this conversation")
    assert (await shop.row(mia.id)).owner == Owner.CLOSED


async def test_website_link_is_for_the_shopper_alone(shop: Shop, mia: User, server: Server) -> None:
    """/website sends a link that opens this conversation on the page, once; its token is nowhere in the log."""
    await mia.say("hello")
    await mia.say("/website")
    text = (await mia.sees("https://fernhill.example/help#counterhand=")).text
    token = text.partition("#counterhand=")[2].split()[0]
    followed = await server.http.post("/api/shopper/sessions", json={"link": token})
    assert followed.json()["conversation"] == await shop.conversation(mia.id)
    assert (await server.http.post("/api/shopper/sessions", json={"link": token})).status_code == 401
    assert not any(token in line.text for line in await shop.log(mia.id))


async def test_link_comes_although_telegram_wants_a_pause(shop: Shop, mia: User, api: BotApi) -> None:  # noqa: ARG001  # it is open
    """What is said beside the log is said again after a 429."""
    await mia.say("hello")
    await mia.sees("Hello!")
    api.fault(TooMany(1), "sendMessage", chat=mia)
    await mia.say("/website")
    await mia.sees("#counterhand=")


async def test_deep_link_brings_the_conversation_along(shop: Shop, mia: User, store: Store, words: Words) -> None:
    """Behind the website's link the same conversation goes on; who had the link is nowhere in the log."""
    web = await store.write(begin, words, Shopper("web"))
    token = await store.write(make_link, web, TELEGRAM)
    await mia.start(token)
    await mia.sees("continues on Telegram")
    await mia.say("And my order?")
    await mia.sees("You said: And my order?")
    assert await shop.conversation(mia.id) == web
    assert not any(token in line.text for line in await shop.log(mia.id))


@pytest.mark.parametrize("why", ("used", "expired", "web", "unknown"))
async def test_bad_link_opens_nothing(shop: Shop, mia: User, store: Store, words: Words, api: BotApi, why: str) -> None:
    """A link that was used, has expired, leads elsewhere or never was: it says so, and a conversation of one's own."""
    web = await store.write(begin, words, Shopper("web"))
    token = await store.write(make_link, web, WEB if why == "web" else TELEGRAM)
    if why == "used":
        ben = api.user("Ben")
        await ben.start(token)
        await ben.sees("continues on Telegram")
    if why == "expired":
        await store.write(_expire)
    await mia.start("no-such-link" if why == "unknown" else token)
    await mia.sees("That link no longer works")
    assert await shop.conversation(mia.id) not in {web, None}


async def test_linked_conversation_stays_in_its_chat(
    shop: Shop, mia: User, store: Store, words: Words, api: BotApi
) -> None:
    """A second account with a good link of a conversation that is in a chat already does not get it."""
    web = await store.write(begin, words, Shopper("web"))
    await mia.start(await store.write(make_link, web, TELEGRAM))
    await mia.sees("continues on Telegram")
    ben = api.user("Ben")
    await ben.start(await store.write(make_link, web, TELEGRAM))
    await ben.sees("already connected to another Telegram account")
    assert await shop.conversation(mia.id) == web
    assert await shop.conversation(ben.id) not in {web, None}


async def test_button_is_chosen_and_shown(shop: Shop, mia: User) -> None:
    """A pressed button is answered at once without a word, is a line of the log, and stays visible as chosen."""
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    pressed = await mia.press(menu, "Track my order")
    assert (await pressed.answer()).text == ""
    await mia.sees("You said: track_order")
    await mia.eventually(lambda: [button.text for button in menu.buttons] == ["✓ Track my order"])
    assert (await shop.texts(mia.id))[-1] == "Track my order"
    again = await mia.press_data(menu, PRESSED)
    assert (await again.answer()).text == ""
    assert len(await shop.said(mia.id)) == 2


async def test_stale_button_says_so(shop: Shop, mia: User) -> None:
    """A button of an earlier stretch says that the menu is old, does nothing, and goes (F10)."""
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    await mia.say("/human")
    await mia.sees("A person at")
    pressed = await mia.press(menu, "Track my order")
    assert "from earlier" in (await pressed.answer()).text
    await mia.eventually(lambda: not menu.buttons)
    assert await shop.texts(mia.id) == ["hello", "Talk to a person"]


async def test_data_of_another_chat_does_nothing(shop: Shop, mia: User, api: BotApi) -> None:
    """A client that sends another conversation's data, or garbage, gets nothing but an answer."""
    ben = api.user("Ben")
    await ben.say("/human")
    await ben.sees("A person at")
    foreign = str(await shop.conversation(ben.id))
    await mia.say("hello")
    menu = await mia.sees("Hello!")
    for data in (option_data(foreign, 1, 0), leave_data(foreign), "o.x", "💥"):
        assert "from earlier" in (await (await mia.press_data(menu, data)).answer()).text
    assert await shop.texts(mia.id) == ["hello"]
    assert (await shop.row(ben.id)).owner == Owner.QUEUE


async def test_stay_with_the_bot_leaves_the_queue(shop: Shop, mia: User) -> None:
    """The announcement's button leads back to the bot."""
    await mia.say("/human")
    announced = await mia.sees(lambda message: message.buttons)
    await mia.press(announced, "Stay with the bot")
    await mia.sees("You have left the queue")
    await mia.eventually(lambda: not announced.buttons)
    assert (await shop.row(mia.id)).owner == Owner.BOT


async def test_edit_is_shown_and_not_answered(shop: Shop, mia: User) -> None:
    """An edited message says what it says now, and before; the bot is not asked again. Unknown ones are ignored."""
    said = await mia.say("Where is order 1024?")
    await mia.sees("You said")
    await mia.edit(said, "Where is order 1042?")

    async def changed() -> bool:
        return await shop.texts(mia.id) == ["Where is order 1042?"]

    await eventually(changed)
    (line,) = await shop.said(mia.id)
    assert line.text_before == "Where is order 1024?"
    said.message_id = 999
    await mia.edit(said, "nobody knows me")
    await mia.say("and now?")
    await shop.heard(mia.id, 2)
    assert [question.text for question in shop.bot.asked] == ["Where is order 1024?", "and now?"]


async def test_answer_to_a_message_is_a_quote(shop: Shop, mia: User) -> None:
    """A reply names the line it is to; words of a message that is no line are quoted in the text."""
    await mia.say("hello")
    shown = await mia.sees("Hello!")
    await mia.say("what do you mean?", reply_to=shown)
    elsewhere = mia._message("", {"text": "this", "quote": {"text": "two boots", "position": 0}}, None)
    await mia._tell("message", elsewhere.json())
    said = await shop.heard(mia.id, 3)
    quote = said[1].quote
    assert quote is not None
    assert quote.text == "Hello!"
    assert said[2].text == "“two boots”\nthis"


async def test_album_is_one_message(shop: Shop, mia: User) -> None:
    """Several photos with one caption are one line, in their order, and the bot is asked once."""
    await mia.send_album([PHOTO, PHOTO, PHOTO], "They came apart")
    (line,) = await shop.heard(mia.id, 1)
    await mia.sees("You said: They came apart")
    assert line.text == "They came apart"
    assert [one["width"] for one in line.photos or ()] == [400, 400, 400]
    assert len(shop.bot.asked) == 1


async def test_caption_of_any_part_can_be_edited(shop: Shop, mia: User) -> None:
    """Every part of an album is the same line."""
    parts = await mia.send_album([PHOTO, PHOTO], "They came apart")
    await shop.heard(mia.id, 1)
    await mia.edit(parts[1], "Both came apart")

    async def changed() -> bool:
        return await shop.texts(mia.id) == ["Both came apart"]

    await eventually(changed)


@pytest.mark.parametrize(
    ("fault", "method"),
    (
        (Refuse("Bad Request: wrong file_id"), "getFile"),
        (Refuse("Not Found", 404), "download"),
        (Drop(), "download"),
        (CutShort(), "download"),
        (TimeoutAfterAcceptance(), "download"),
    ),
)
async def test_photo_that_cannot_be_fetched_leaves_its_message(
    shop: Shop, mia: User, api: BotApi, monkeypatch: pytest.MonkeyPatch, fault: Refuse | Drop | CutShort, method: str
) -> None:
    """Whatever goes wrong with a download, the message is stored with its words and says that a photo is missing."""
    monkeypatch.setattr(downloads, "DEADLINE_S", 0.3)
    api.fault(fault, method, times=2)
    await mia.send_photo(PHOTO, "broken buckle")
    (line,) = await shop.heard(mia.id, 1)
    await mia.sees("did not reach us")
    assert line.text == "broken buckle"
    assert line.photos == [{"failed": "photo_refused"}]


async def test_download_is_tried_twice(shop: Shop, mia: User, api: BotApi) -> None:
    """One failure on the way costs nothing."""
    api.fault(Drop(), "download")
    await mia.send_photo(PHOTO)
    (line,) = await shop.heard(mia.id, 1)
    assert [one["width"] for one in line.photos or ()] == [400]


async def test_photo_that_is_none_leaves_its_message(shop: Shop, mia: User) -> None:
    """What is too large, or no picture, is told with its reason; the other photos of the album are kept."""
    await mia.send_album([PHOTO, b"no picture"], "two")
    await mia.send_document(PHOTO, "large.jpg", "image/jpeg", size=9_000_000)
    album, large = await shop.heard(mia.id, 2)
    assert [set(one) for one in album.photos or ()] == [{"id", "width", "height"}, {"failed"}]
    assert (album.photos or ())[1] == {"failed": "photo_unreadable"}
    assert large.photos == [{"failed": "photo_too_large"}]


async def test_slow_download_holds_up_nobody_else(
    shop: Shop, mia: User, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While one chat's photo does not come, others are heard; behind it the chat's own order stays."""
    monkeypatch.setattr(downloads, "DEADLINE_S", 1.0)
    api.fault(TimeoutAfterAcceptance(), "download", times=2)
    ben = api.user("Ben")
    await mia.send_photo(PHOTO, "first")
    await mia.say("second")
    await ben.say("quick")
    await shop.heard(ben.id, 1)
    assert not await shop.said(mia.id)
    await shop.heard(mia.id, 2)
    assert await shop.texts(mia.id) == ["first", "second"]


async def test_voice_and_files_can_be_downloaded_by_agents(shop: Shop, mia: User) -> None:
    """A voice message and a file are kept for agents as they were sent; a large one is named only."""
    await mia.voice(b"OggS" * 100, seconds=4)
    await mia.send_document(b"%PDF-", "bill.pdf", "application/pdf")
    await mia.send_document(b"%PDF-", "atlas.pdf", "application/pdf", size=30_000_000)
    voice, bill, atlas = [(line.attachments or [{}])[0] for line in await shop.heard(mia.id, 3)]
    assert (voice["kind"], voice["seconds"], voice["size"]) == ("voice", 4, 400)
    assert (bill["kind"], bill["name"]) == ("file", "bill.pdf")
    assert voice["id"]
    assert bill["id"]
    assert atlas == {"kind": "file", "name": "atlas.pdf", "size": 30_000_000}


async def test_stickers_places_and_people_are_answered_kindly(shop: Shop, mia: User) -> None:
    """What the bot cannot read gets a kind word, and agents see what it was."""
    await mia.sticker("👍")
    await mia.location(54.5, -3.1)
    await mia.contact("Ben", "+15550100")
    said = await shop.heard(mia.id, 3)
    await mia.sees("what can I do for you?")
    assert [line.attachments for line in said] == [
        [{"kind": "sticker", "emoji": "👍"}],
        [{"kind": "location", "latitude": 54.5, "longitude": -3.1}],
        [{"kind": "contact", "name": "Ben +15550100"}],
    ]
    assert shop.bot.asked == []


async def test_group_gets_one_line_and_is_left(shop: Shop, mia: User, api: BotApi) -> None:
    """In a group the bot says once that it is for private chats, and goes; nothing of the group is stored."""
    group = api.group("Friends")
    await group.add_bot(mia)
    await group.sees("private chats only")
    await group.eventually(lambda: not group.chat.member)
    await mia.say("hello")
    await shop.heard(mia.id, 1)
    assert len(group.received) == 1
    assert "https://t.me/counterhand_bot" in group.texts[0]
    assert await shop.conversation(group.id) is None
    assert await shop.store.read(_count_conversations) == 1


async def test_channel_is_left(shop: Shop, api: BotApi, server: Server) -> None:  # noqa: ARG001  # it is open
    """In a channel the same."""
    channel = api.channel("News")
    await channel.post("a secret of the channel")
    await channel.eventually(lambda: not channel.chat.member)
    assert len(channel.received) == 1
    assert all(row.payload is None for row in await shop.settled())


async def test_block_is_known_and_taken_back(shop: Shop, mia: User) -> None:
    """Who blocks the bot cannot be reached, and agents see it, until they come back."""
    await mia.say("hello")
    await mia.sees("Hello!")
    await mia.block()

    async def blocked() -> bool:
        return bool((await shop.row(mia.id)).unreachable == "blocked")

    await eventually(blocked)
    await mia.unblock()

    async def back() -> bool:
        return (await shop.row(mia.id)).unreachable is None

    await eventually(back)


async def test_burst_is_one_question(shop: Shop, mia: User) -> None:
    """What comes while the bot thinks is asked together, as on the website."""
    shop.bot.gate.clear()
    await mia.say("my order")
    await eventually(lambda: _asked(shop.bot, 1))
    await mia.say("it is 1042")
    await mia.say("where is it")
    await shop.heard(mia.id, 3)
    shop.bot.gate.set()
    await eventually(lambda: _asked(shop.bot, 2))
    assert [question.text for question in shop.bot.asked] == ["my order", "it is 1042\nwhere is it"]


async def _asked(bot: FakeBot, count: int) -> bool:
    await asyncio.sleep(0)
    return len(bot.asked) >= count


def _expire(tx: Tx) -> None:
    tx.conn.execute(update(Link).values(expires_at=tx.now))


def _count_conversations(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(Conversation)).scalar_one()
