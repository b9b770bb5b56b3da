"""Photos and other things that come with messages, on each database."""

from typing import Any

import pytest
from sqlalchemy import event, insert

from handoff.conversation.agent import saying
from handoff.conversation.events import MessageChanged, TurnBegun
from handoff.conversation.incoming import Attachment, Said
from handoff.conversation.shopper import receive
from handoff.conversation.thread import Actor
from handoff.conversation.values import LogMessage
from handoff.errors import BadRequest, Conflict, NotFound, PhotoGone
from handoff.store.store import Tx
from handoff.store.tables.conversations import Turn
from handoff.store.tables.photos import Upload
from tests.fakes import answer
from tests.handoff.talk import Talk, client_id


async def upload(talk: Talk, name: str, *, by: str = "shopper", kind: str = "photo") -> str:
    """An upload that waits to be sent."""

    def add(tx: Tx) -> None:
        row = {"id": name, "conversation_id": talk.id, "kind": kind, "by": by, "width": 40, "height": 30, "size": 9}
        tx.conn.execute(insert(Upload), {**row, "created_at": tx.now})

    await talk.store.write(add)
    return name


async def seqs(talk: Talk) -> dict[str, int | None]:
    """Which line each upload came with."""
    return {row.id: row.seq for row in await talk.rows(Upload)}


def photos(message: LogMessage) -> list[Any]:
    """The ids of a line's photos, or the reasons why they failed."""
    return [photo.get("id") or photo["failed"] for photo in message.photos or ()]


async def test_photos_come_with_their_message(talk: Talk) -> None:
    """Photos belong to their message's line, in the order given; the bot is told how many, and the row what came."""
    await upload(talk, "one"), await upload(talk, "two")
    message = await talk.said(Said(client_id(), "it is broken", ("two", "one")))
    assert photos(message) == photos((await talk.log())[-1]) == ["two", "one"]
    assert await seqs(talk) == {"one": 2, "two": 2}
    (begun,) = [change for change in talk.told if isinstance(change, TurnBegun)]
    assert (begun.question.text, begun.question.metadata["photos"]) == ("it is broken", 2)
    row = await talk.row()
    assert (row.preview_text, row.preview_attached) == ("it is broken", "photos")


async def test_photo_without_words_is_asked_as_such(talk: Talk) -> None:
    """The bot gets a photo without words as a choice of its own, never as an empty text."""
    await talk.said(Said(client_id(), photos=(await upload(talk, "one"),)))
    (begun,) = [change for change in talk.told if isinstance(change, TurnBegun)]
    assert begun.question.text is None
    assert begun.question.choice == {"intent": "send_photo", "entities": {}}
    assert (await talk.row()).preview_attached == "photo"


async def test_photos_of_joined_messages_are_counted(talk: Talk) -> None:
    """Messages that wait while a turn runs are asked together, with the number of all their photos."""
    await talk.say("first")
    running = await talk.taken()
    await talk.said(Said(client_id(), "and this", (await upload(talk, "one"),)))
    await talk.said(Said(client_id(), "and that", (await upload(talk, "two"),)))
    await talk.answer(running, answer("well"))
    turn = await talk.taken()
    assert (turn.question.text, turn.question.metadata["photos"]) == ("and this\nand that", 2)


async def test_retry_with_photos_is_the_same_message(talk: Talk) -> None:
    """The same id with the same photos is one message; with others it is refused."""
    await upload(talk, "one"), await upload(talk, "two")
    said = Said(client_id(), "look", ("one",))
    assert await talk.said(said) == await talk.said(said)
    with pytest.raises(Conflict):
        await talk.said(Said(said.external_id, "look", ("two",)))
    assert await seqs(talk) == {"one": 2, "two": None}


@pytest.mark.parametrize("wrong", ("unknown", "theirs", "file", "sent"))
async def test_photos_that_are_not_to_be_had(talk: Talk, wrong: str) -> None:
    """A photo that is unknown, the other side's, no photo or sent before is refused, and nothing is stored."""
    await upload(talk, "theirs", by="agent"), await upload(talk, "file", kind="file"), await upload(talk, "sent")
    await talk.said(Said(client_id(), "", ("sent",)))
    lines = len(await talk.log())
    with pytest.raises(PhotoGone):
        await talk.said(Said(client_id(), "look", (wrong,)))
    assert len(await talk.log()) == lines


async def test_too_many_photos(talk: Talk) -> None:
    """A message takes at most ten photos, each once."""
    names = tuple(f"p{number}" for number in range(11))
    for wrong in (names, ("one", "one")):
        with pytest.raises(BadRequest):
            await talk.said(Said(client_id(), "look", wrong))


async def test_failed_photo_leaves_a_message(talk: Talk) -> None:
    """A photo that failed leaves a line that says so; the shopper is told what to do, and the bot is not asked."""
    message = await talk.said(Said(client_id(), failed_photos=("photo_unreadable",)))
    assert photos(message) == ["photo_unreadable"]
    assert (await talk.log())[-1].notice == "photo_failed"
    assert await talk.rows(Turn) == []


@pytest.mark.parametrize(
    ("kind", "notice"),
    (("voice", "got_voice"), ("sticker", "got_sticker"), ("contact", "got_other"), ("file", "file_failed")),
)
async def test_what_nobody_can_read_is_answered_kindly(talk: Talk, kind: str, notice: str) -> None:
    """An attachment that the bot cannot read is kept for people, and the shopper hears what to do instead."""
    message = await talk.said(Said(client_id(), attachments=(Attachment(kind, seconds=3),)))
    assert message.attachments == [{"kind": kind, "seconds": 3}]
    assert ((await talk.log())[-1].notice, (await talk.row()).preview_attached) == (notice, kind)
    assert await talk.rows(Turn) == []


async def test_to_a_person_things_need_no_answer(talk: Talk, ana: Actor) -> None:
    """With a person, an attachment gets no notice: the person sees it."""
    await talk.claim(ana)
    await talk.said(Said(client_id(), attachments=(Attachment("voice"),)))
    assert (await talk.log())[-1].kind == "shopper"


async def test_agents_send_photos_and_take_them_back(talk: Talk, ana: Actor, ben: Actor) -> None:
    """A deleted line loses words and photos for everybody, once, by its author only."""
    await talk.claim(ana)
    message = await talk.reply(ana, "like this", photos=(await upload(talk, "one", by="agent"),))
    assert (photos(message), await seqs(talk)) == (["one"], {"one": message.seq})
    for who, seq in ((ben, message.seq), (ana, 1)):
        with pytest.raises(NotFound):
            await talk.store.write(saying.delete, talk.id, who, seq)
    await talk.store.write(saying.delete, talk.id, ana, message.seq)
    with pytest.raises(NotFound):
        await talk.store.write(saying.delete, talk.id, ana, message.seq)
    changed = talk.told[-1]
    assert isinstance(changed, MessageChanged)
    assert (changed.shopper_sees, changed.message.text, changed.message.photos) == (True, "", None)
    assert changed.message.deleted_at is not None
    assert (await seqs(talk), (await talk.row()).preview_text) == ({}, "")


async def test_message_without_photos_asks_nothing_about_them(talk: Talk) -> None:
    """A message without photos makes no SQL statement about them."""
    statements: list[str] = []

    def say(tx: Tx) -> None:
        event.listen(tx.conn, "before_cursor_execute", lambda *given: statements.append(given[2]))
        receive(tx, talk.notices, talk.id, "web", Said(client_id(), "hello"))

    await talk.store.write(say)
    assert statements
    assert not [statement for statement in statements if "upload" in statement]
