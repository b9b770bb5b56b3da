"""From the website to Telegram and back: always the same conversation, never a merge, on each database."""

from datetime import timedelta

import pytest

from handoff.channels.delivery.deliveries import block
from handoff.conversation.addresses import find_address, find_conversation
from handoff.conversation.agent.saying import retry
from handoff.conversation.incoming import Edited, Said
from handoff.conversation.links import LINK_FOR, follow_link, follow_link_to, make_link
from handoff.conversation.shopper import Shopper, conversation_at
from handoff.conversation.thread import Actor
from handoff.desk.board import get_rows_of
from handoff.errors import NotFound, Unauthorized
from handoff.store.tables.conversations import Turn
from handoff.store.tables.delivery import Delivery, Link
from tests.handoff.talk import Talk, client_id
from tests.shop.fakes import Clock

WEB, TELEGRAM = "web", "telegram"
CHAT, OTHER_CHAT = "5000000001", "7"
MIA = Shopper("telegram", "Mia on Telegram")


async def chat(talk: Talk, address: str) -> Talk:
    """Begin the chat's own conversation."""
    conversation = await talk.store.write(conversation_at, talk.notices, address, MIA)
    return Talk(talk.store, talk.notices, conversation, channel="telegram")


async def follow(talk: Talk, token: str, address: str = CHAT) -> Talk:
    """Press START in the chat, behind the link."""
    conversation = await talk.store.write(follow_link_to, talk.notices, token, address, MIA)
    return Talk(talk.store, talk.notices, conversation, channel="telegram")


async def address_of(talk: Talk) -> str | None:
    """The address of the chat where the conversation is reached."""
    return await talk.store.read(find_address, talk.id, TELEGRAM)


async def notices(talk: Talk) -> list[str | None]:
    """The names of the notices in the log, without the first."""
    return [message.notice for message in (await talk.log())[1:] if message.kind == "notice"]


async def test_link_takes_the_conversation_to_telegram(talk: Talk) -> None:
    """The same conversation goes on in the chat, says so in both places, and what follows is sent there."""
    await talk.say("hello")
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    row = await talk.row()
    assert (linked.id, row.channel, row.name) == (talk.id, "telegram", "Mia")
    assert await address_of(talk) == CHAT
    assert await notices(talk) == ["linked"]
    assert [(row.channel, row.address, row.seq, row.state) for row in await talk.rows(Delivery)] == [
        (TELEGRAM, CHAT, 3, "waiting")
    ]


async def test_each_line_knows_its_channel(talk: Talk) -> None:
    """Each line of the one timeline knows its channel; answers go where the shopper wrote last."""
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    await linked.say("from the phone")
    await talk.say("from the desk")
    assert [(line.channel, line.text) for line in await talk.log()][2:] == [
        ("telegram", "from the phone"), ("web", "from the desk"),
    ]  # fmt: skip
    assert (await talk.row()).channel == "web"
    await talk.end()
    assert [row.seq for row in await talk.rows(Delivery)] == [2]  # the last notice stays on the web


async def test_message_that_comes_again_moves_nobody(talk: Talk) -> None:
    """A line that a browser sends again for want of an ack does not bring the shopper back from Telegram."""
    await talk.say("hello", "00000000-0000-4000-8000-00000000aaaa")
    await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    again = await talk.say("hello", "00000000-0000-4000-8000-00000000aaaa")
    assert (again.seq, (await talk.row()).channel) == (2, "telegram")


async def test_link_works_once_and_for_fifteen_minutes(talk: Talk, clock: Clock) -> None:
    """A used or an old link changes nothing: the chat gets a conversation of its own that says so."""
    used, old = [await talk.store.write(make_link, talk.id, TELEGRAM) for _ in range(2)]
    await follow(talk, used)
    clock.now += LINK_FOR + timedelta(seconds=1)
    for token in (used, old, "nonsense"):
        own = await follow(talk, token, OTHER_CHAT)
        assert own.id != talk.id
        assert (await notices(own))[-1] == "link_expired"
    assert await address_of(talk) == CHAT


async def test_link_of_another_direction_is_none(talk: Talk) -> None:
    """A link to the website does not work on Telegram, nor the other way round."""
    with pytest.raises(Unauthorized):
        await talk.store.write(follow_link, talk.notices, await talk.store.write(make_link, talk.id, TELEGRAM), WEB)
    assert (await follow(talk, await talk.store.write(make_link, talk.id, WEB))).id != talk.id


async def test_second_account_is_refused(talk: Talk) -> None:
    """A conversation that is in one chat cannot be moved to another account's."""
    await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    other = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM), OTHER_CHAT)
    assert other.id != talk.id
    assert await notices(other) == ["link_taken"]
    assert await address_of(talk) == CHAT


async def test_conversations_are_never_merged(talk: Talk, ana: Actor) -> None:
    """The chat's former conversation is closed, with its log untouched and its agent told; only the chat moves."""
    own = await chat(talk, CHAT)
    await own.say("an older matter")
    await own.claim(ana)
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    assert linked.id == talk.id
    assert await talk.store.read(find_conversation, TELEGRAM, CHAT) == talk.id
    assert [line.text for line in await own.log() if line.kind == "shopper"] == ["an older matter"]
    assert (await notices(own))[-1] == "moved"
    assert (await own.row()).owner == "closed"
    assert await address_of(own) is None
    told = [row.conversation_id for row in await talk.rows(Delivery)]
    assert told[-1] == talk.id  # the chat does not hear that it left


async def test_who_waits_is_told_the_place_in_the_chat(talk: Talk) -> None:
    """A shopper who waits gets an announcement in the chat too, with the way out of the queue."""
    await talk.ask_person()
    await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    assert await notices(talk) == ["queued", "linked", "queued"]
    assert "You are next" in (await talk.log())[-1].text
    assert (await talk.row()).owner == "queue"


async def test_way_back_to_the_website(talk: Talk) -> None:
    """A chat's conversation opens on the website by a link that works once, and the chat is told."""
    own = await chat(talk, CHAT)
    await own.say("hello")
    token = await talk.store.write(make_link, own.id, WEB)
    assert await talk.store.write(follow_link, talk.notices, token, WEB) == own.id
    assert (await notices(own))[-1] == "linked_web"
    rows = [row for row in await talk.rows(Delivery) if row.conversation_id == own.id]
    assert rows[-1].seq == len(await own.log())
    with pytest.raises(Unauthorized):
        await talk.store.write(follow_link, talk.notices, token, WEB)


async def test_ending_on_telegram_lets_go_of_the_websites_conversation(talk: Talk) -> None:
    """After /stop the chat has left the website's conversation: its next words begin a conversation of their own."""
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    await linked.end()
    row = await talk.row()
    assert (row.owner, row.channel) == ("closed", "web")
    assert await address_of(talk) is None
    assert (await notices(talk))[-1] == "unlinked"
    assert [row.seq for row in await talk.rows(Delivery)] == [2, 3]  # the chat hears it
    assert (await chat(talk, CHAT)).id != talk.id


async def test_ending_on_telegram_keeps_the_chats_own_conversation(talk: Talk) -> None:
    """A conversation that began on Telegram and was ended is opened again by writing there."""
    own = await chat(talk, CHAT)
    await own.end()
    assert (await notices(own))[-1] == "ended"
    assert (await chat(talk, CHAT)).id == own.id


async def test_failed_line_is_not_sent_to_a_chat_that_let_go(talk: Talk) -> None:
    """A failed line is not sent to a chat that has left: nobody expects it, and somebody else may read there."""
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    await talk.store.write(block, TELEGRAM, CHAT)
    await linked.end()
    with pytest.raises(NotFound, match="no longer belongs"):
        await talk.store.write(retry, talk.id, 2)


async def test_agents_see_whether_the_shopper_is_reached_where_they_are(talk: Talk, clock: Clock) -> None:
    """A shopper who blocked the bot is marked only while lines go to that chat, not while they write on the website."""
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    await talk.store.write(block, TELEGRAM, CHAT)
    for one, marked in ((linked, "blocked"), (talk, None), (linked, "blocked")):
        await one.say("hello")
        (row,) = await talk.store.read(get_rows_of, {talk.id}, clock.now)
        assert row["unreachable"] == marked


async def test_links_that_have_expired_are_forgotten(talk: Talk, clock: Clock) -> None:
    """Expired links are deleted, even those of shoppers who never ask for another."""
    other = await chat(talk, OTHER_CHAT)
    await talk.store.write(make_link, other.id, WEB)
    clock.now += LINK_FOR
    await talk.store.write(make_link, talk.id, TELEGRAM)
    assert [row.conversation_id for row in await talk.rows(Link)] == [talk.id]


async def test_token_is_not_kept(talk: Talk) -> None:
    """The database has only the hash of a link's token."""
    token = await talk.store.write(make_link, talk.id, TELEGRAM)
    (row,) = await talk.rows(Link)
    assert token not in str(row)
    assert len(token) <= 64


async def test_edit_is_shown_and_never_asked_again(talk: Talk) -> None:
    """An edited line keeps its first text and makes no turn; the first text sent again is still a retry."""
    own = await chat(talk, CHAT)
    said = Said(client_id(), "order 1024")
    message = await own.said(said)
    for text in ("order 1042", "order 1043", "order 1043"):
        await own.does(Edited(message.seq, text))
    await own.does(Edited(1, "not the shopper's"))
    line = (await own.log())[1]
    assert (line.text, line.text_before, line.edited_at is not None) == ("order 1043", "order 1024", True)
    assert len(await own.rows(Turn)) == 1
    assert (await own.said(said)).seq == message.seq


async def test_quote_is_shown_with_the_line(talk: Talk) -> None:
    """A line that answers another carries that one's present text."""
    first = await talk.say("the blue one or the green one?")
    second = await talk.said(Said(client_id(), "this", quote=first.seq))
    assert second.quote == (await talk.log())[-1].quote
    assert second.quote is not None
    assert (second.quote.seq, second.quote.kind, second.quote.text) == (2, "shopper", "the blue one or the green one?")
    gone = await talk.said(Said(client_id(), "that", quote=99))
    assert gone.quote is None
