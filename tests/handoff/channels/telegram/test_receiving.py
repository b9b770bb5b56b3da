"""What a shopper writes on Telegram, from chat to log and back; and the chats that are not served."""

from sqlalchemy import Connection, func, select

from handoff.store.tables.conversations import Conversation
from standins.telegram.api import BotApi
from standins.telegram.people import User
from tests.handoff.channels.telegram.serving import Shop, eventually
from tests.handoff.kit import Server


async def test_first_message_begins_a_conversation(shop: Shop, mia: User) -> None:
    """A shopper who writes hears that an AI answers and gets the answer; name, language and channel are kept."""
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


async def test_burst_is_one_question(shop: Shop, mia: User) -> None:
    """What comes while the bot thinks is asked together, as on the website."""
    shop.bot.gate.clear()
    await mia.say("my order")
    await shop.asked(1)
    await mia.say("it is 1042")
    await mia.say("where is it")
    await shop.heard(mia.id, 3)
    shop.bot.gate.set()
    assert [question.text for question in await shop.asked(2)] == ["my order", "it is 1042\nwhere is it"]


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
    """A reply carries the line it answers; words of a message that is not a line are quoted in the text."""
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
    """A Telegram channel is left in the same way."""
    channel = api.channel("News")
    await channel.post("a secret of the channel")
    await channel.eventually(lambda: not channel.chat.member)
    assert len(channel.received) == 1
    assert all(row.payload is None for row in await shop.settled())


async def test_block_is_known_and_taken_back(shop: Shop, mia: User) -> None:
    """A shopper who blocks the bot is shown to agents as not reachable, until they come back."""
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


def _count_conversations(conn: Connection) -> int:
    return conn.execute(select(func.count()).select_from(Conversation)).scalar_one()


async def test_another_bot_counts_anew(shop: Shop, mia: User) -> None:
    """With another bot on the same data, messages with numbers that were used before are still new ones."""
    await mia.say("hello")
    await mia.sees("Hello!")
    mia.chat.messages.clear()
    mia.chat._last_id = 0
    await mia.say("hello")
    await mia.eventually(lambda: len(mia.received) >= 1)
    assert await shop.texts(mia.id) == ["hello", "hello"]
