"""From the website to Telegram and back: the same case, never a merge, on each database."""

from datetime import timedelta

import pytest

from handoff.channels.delivery.deliveries import block_chat
from handoff.conversation.agent.saying import retry
from handoff.conversation.chats import conversation_of_chat, find_conversation
from handoff.conversation.incoming import Edited, Said
from handoff.conversation.links import LINK_FOR, TELEGRAM, WEB, follow_to_telegram, follow_to_web, make_link
from handoff.conversation.shopper import Shopper
from handoff.conversation.thread import Actor
from handoff.errors import NotFound, Unauthorized
from handoff.store.tables.conversations import Conversation, Turn
from handoff.store.tables.delivery import Delivery, Link
from tests.handoff.talk import Talk, client_id
from tests.shop.fakes import Clock

CHAT, OTHER_CHAT = 5_000_000_001, 7
MIA = Shopper("telegram", "Mia on Telegram")


async def chat(talk: Talk, chat_id: int) -> Talk:
    """The chat's own conversation."""
    conversation = await talk.store.write(conversation_of_chat, talk.notices, chat_id, MIA)
    return Talk(talk.store, talk.notices, conversation, channel="telegram")


async def follow(talk: Talk, token: str, chat_id: int = CHAT) -> Talk:
    """START is pressed in the chat."""
    conversation = await talk.store.write(follow_to_telegram, talk.notices, token, chat_id, MIA)
    return Talk(talk.store, talk.notices, conversation, channel="telegram")


async def notices(talk: Talk) -> list[str | None]:
    """The names of the notices, without the first."""
    return [message.notice for message in (await talk.log())[1:] if message.kind == "notice"]


async def test_link_takes_the_conversation_to_telegram(talk: Talk) -> None:
    """The same conversation goes on in the chat, says so in both places, and what follows is sent there."""
    await talk.say("hello")
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    row = await talk.row()
    assert (linked.id, row.chat_id, row.channel, row.name) == (talk.id, CHAT, "telegram", "Mia")
    assert await notices(talk) == ["linked"]
    assert [(row.chat_id, row.seq, row.state) for row in await talk.rows(Delivery)] == [(CHAT, 3, "waiting")]


async def test_each_line_knows_its_channel(talk: Talk) -> None:
    """One timeline; answers go where the shopper wrote last."""
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
    """A browser that never heard the ack sends its line again long after its shopper has gone on on Telegram."""
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
    assert (await talk.row()).chat_id == CHAT


async def test_link_of_another_direction_is_none(talk: Talk) -> None:
    """What leads to the website does not lead to Telegram, nor the other way round."""
    with pytest.raises(Unauthorized):
        await talk.store.write(follow_to_web, talk.notices, await talk.store.write(make_link, talk.id, TELEGRAM))
    assert (await follow(talk, await talk.store.write(make_link, talk.id, WEB))).id != talk.id


async def test_second_account_is_refused(talk: Talk) -> None:
    """A conversation that is one chat's stays there."""
    await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    other = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM), OTHER_CHAT)
    assert other.id != talk.id
    assert await notices(other) == ["link_taken"]
    assert (await talk.row()).chat_id == CHAT


async def test_conversations_are_never_merged(talk: Talk, ana: Actor) -> None:
    """What the chat had before is closed, with its log untouched and its agent told; only the chat moves."""
    own = await chat(talk, CHAT)
    await own.say("an older matter")
    await own.claim(ana)
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    assert linked.id == talk.id
    assert await talk.store.read(find_conversation, CHAT) == talk.id
    assert [line.text for line in await own.log() if line.kind == "shopper"] == ["an older matter"]
    assert (await notices(own))[-1] == "moved"
    rows = {row.id: row for row in await talk.rows(Conversation)}
    assert (rows[own.id].owner, rows[own.id].chat_id) == ("closed", None)
    told = [row.conversation_id for row in await talk.rows(Delivery)]
    assert told[-1] == talk.id  # the chat does not hear that it left


async def test_who_waits_is_told_the_place_in_the_chat(talk: Talk) -> None:
    """The announcement was said on the website; the chat gets one of its own, with the way out of the queue."""
    await talk.ask_person()
    await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    assert await notices(talk) == ["queued", "linked", "queued"]
    assert "You are next" in (await talk.log())[-1].text
    assert (await talk.row()).owner == "queue"


async def test_way_back_to_the_website(talk: Talk) -> None:
    """A chat's conversation opens on the website by a link that works once; the chat hears it."""
    own = await chat(talk, CHAT)
    await own.say("hello")
    token = await talk.store.write(make_link, own.id, WEB)
    assert await talk.store.write(follow_to_web, talk.notices, token) == own.id
    assert (await notices(own))[-1] == "linked_web"
    rows = [row for row in await talk.rows(Delivery) if row.conversation_id == own.id]
    assert rows[-1].seq == len(await own.log())
    with pytest.raises(Unauthorized):
        await talk.store.write(follow_to_web, talk.notices, token)


async def test_ending_on_telegram_lets_go_of_the_websites_conversation(talk: Talk) -> None:
    """Who followed somebody else's link and ends it is read along no more: the chat's next words are a case apart."""
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    await linked.end()
    row = await talk.row()
    assert (row.owner, row.chat_id, row.channel) == ("closed", None, "web")
    assert (await notices(talk))[-1] == "unlinked"
    assert [row.seq for row in await talk.rows(Delivery)] == [2, 3]  # the chat hears it
    assert (await chat(talk, CHAT)).id != talk.id


async def test_ending_on_telegram_keeps_the_chats_own_conversation(talk: Talk) -> None:
    """What began on Telegram is opened again by writing there."""
    own = await chat(talk, CHAT)
    await own.end()
    assert (await notices(own))[-1] == "ended"
    assert (await chat(talk, CHAT)).id == own.id


async def test_failed_line_is_not_sent_to_a_chat_that_let_go(talk: Talk) -> None:
    """Nobody there expects it any more, and who reads there may be somebody else's friend."""
    linked = await follow(talk, await talk.store.write(make_link, talk.id, TELEGRAM))
    await talk.store.write(block_chat, CHAT)
    await linked.end()
    with pytest.raises(NotFound, match="no longer belongs"):
        await talk.store.write(retry, talk.id, 2)


async def test_links_that_have_expired_are_forgotten(talk: Talk, clock: Clock) -> None:
    """Also those of shoppers who never ask for another."""
    other = await chat(talk, OTHER_CHAT)
    await talk.store.write(make_link, other.id, WEB)
    clock.now += LINK_FOR
    await talk.store.write(make_link, talk.id, TELEGRAM)
    assert [row.conversation_id for row in await talk.rows(Link)] == [talk.id]


async def test_token_is_not_kept(talk: Talk) -> None:
    """Only its hash is in the database."""
    token = await talk.store.write(make_link, talk.id, TELEGRAM)
    (row,) = await talk.rows(Link)
    assert token not in str(row)
    assert len(token) <= 64


async def test_edit_is_shown_and_never_asked_again(talk: Talk) -> None:
    """The line changes, keeps what it said first, and makes no turn; the first text again is still a retry."""
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
    """A line that answers another carries what that says now."""
    first = await talk.say("the blue one or the green one?")
    second = await talk.said(Said(client_id(), "this", quote=first.seq))
    assert second.quote == (await talk.log())[-1].quote
    assert second.quote is not None
    assert (second.quote.seq, second.quote.kind, second.quote.text) == (2, "shopper", "the blue one or the green one?")
    gone = await talk.said(Said(client_id(), "that", quote=99))
    assert gone.quote is None
