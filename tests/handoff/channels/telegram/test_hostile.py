"""Odd updates, on each database: each is settled, and leaves a line only where something was said."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Connection, select

from handoff.channels.telegram.inbound.downloads import Downloads
from handoff.channels.telegram.inbound.inbox import Inbox
from handoff.channels.telegram.inbound.lanes import Lanes
from handoff.channels.telegram.inbound.receiver import Receiver
from handoff.channels.telegram.outbound.replies import DirectReplies
from handoff.channels.telegram.outbound.sender import TelegramSender
from handoff.conversation.addresses import find_conversation
from handoff.conversation.log import get_messages
from handoff.conversation.values import LogMessage, Speaker
from handoff.notices import Notices
from handoff.store.store import Store
from handoff.store.tables.telegram import TelegramUpdate
from tests.conftest import database_url as database_url  # noqa: PLC0414  # here it is each database after all
from tests.handoff.channels.telegram.canned import CHAT, MIA, PRIVATE, edited, file, message, pressed, written
from tests.handoff.channels.telegram.serving import eventually

NUL = "a\x00b\ud800c"
MARKS = "e" + "\u0301" * 4_095


SAID = (
    written(NUL),
    written(MARKS),
    written("x", **{"from": {**MIA, "first_name": NUL, "last_name": MARKS, "username": NUL}}),
    written("x", **{"from": {**MIA, "language_code": "x" * 100}}),
    written("x", **{"from": {**MIA, "language_code": NUL}}),
    written("x", **{"from": {"id": CHAT, "is_bot": False}}),
    written("x", **{"from": None}),
    written(document=file(file_name=NUL * 100, mime_type=NUL), caption=NUL),
    written(document=file(size=2**40, file_name="x")),
    written(voice=file(duration=2**40)),
    written(contact={"phone_number": NUL, "first_name": MARKS}),
    written(venue={"location": {"latitude": 1.0, "longitude": 2.0}, "title": NUL, "address": NUL}),
    written(sticker=file(emoji=NUL, width=1, height=1, is_animated=False, is_video=False, type="regular")),
    written(reply_to_message=message(NUL, message_id=3), quote={"text": NUL, "position": 0}, text="x"),
    written("x", message_id=2**40),
    written("x", message_id=2**63),
    written("x", message_id=-5),
    written("x", message_id=True),
    written("x", message_id=None),
    written("x", message_id="7"),
    written(caption={"a": 1}, voice=file(duration=1)),
    written(caption=7, voice=file(duration=1)),
    written("x", entities=[{"type": "bold", "offset": -1, "length": 10**9}]),
    written("x", entities=7),
    written(photo=[]),
    written(photo=[{"file_id": NUL, "file_unique_id": "u", "width": -1, "height": 2**70}]),
    written(media_group_id=NUL, caption="x", video=file(duration=1, width=1, height=1)),
    written(paid_media={"star_count": 5, "paid_media": []}),
)
"""Messages that a correct Telegram never sends, and some that a bad client may make it send."""


class Nothing:
    """Downloads nothing, sends nothing."""

    async def photo(self, *_: object) -> tuple[None, str]:
        """No photo."""
        return None, "photo_refused"

    async def file(self, *_: object) -> None:
        """No file."""

    async def show_pressed(self, *_: object) -> None:
        """No button."""

    async def remove_keyboard(self, *_: object) -> None:
        """No button."""

    async def answer(self, *_: object, **__: object) -> None:
        """No answer."""

    async def say(self, *_: object) -> None:
        """No word."""

    async def leave(self, *_: object) -> None:
        """No word."""

    def soon(self, call: Any) -> None:  # noqa: ANN401  # whatever is called
        """Do nothing."""
        call.close()


async def no_time(_seconds: float) -> None:
    """Sleep for no time."""


async def settle(store: Store, notices: Notices, payloads: Sequence[dict[str, Any]]) -> None:
    """Take the updates in, until all of them are settled."""
    nothing = Nothing()
    receiver = Receiver(
        store, notices, cast(Downloads, nothing), cast(TelegramSender, nothing), cast(DirectReplies, nothing),
        (str, str), sleep=no_time,
    )  # fmt: skip
    inbox = Inbox(store, Lanes(receiver.settle), shuffled=False)
    await inbox.start()
    await inbox.take([{**payload, "update_id": number} for number, payload in enumerate(payloads, start=1)])

    async def settled() -> bool:
        return not await store.read(count_open)

    await eventually(settled)
    await inbox.stop()


def count_open(conn: Connection) -> int:
    """How many updates are not settled."""
    return len(conn.execute(select(TelegramUpdate.id).where(TelegramUpdate.payload.is_not(None))).all())


async def said(store: Store, chat: int) -> list[LogMessage]:
    """What the shopper's log holds."""
    conversation = await store.read(find_conversation, "telegram", str(chat))
    return [line for line in await store.read(get_messages, conversation or "") if line.kind is Speaker.SHOPPER]


async def test_what_is_said_leaves_a_line(store: Store, notices: Notices) -> None:
    """However odd a message is, agents see that there was one, and the one after it is read as usual."""
    payloads = []
    for chat, payload in enumerate(SAID, start=CHAT):
        private = {"id": chat, "type": "private"}
        payloads += [
            {"message": {**payload["message"], "chat": private}}, written("and now?", message_id=8, chat=private)
        ]  # fmt: skip
    await settle(store, notices, payloads)
    for chat, payload in enumerate(SAID, start=CHAT):
        lines = await said(store, chat)
        assert len(lines) == 2, payload
        assert lines[0].text or lines[0].attachments or lines[0].photos, payload
        assert lines[1].text == "and now?", payload


async def test_edits_and_presses_change_nothing_where_they_are_odd(store: Store, notices: Notices) -> None:
    """Odd edits and presses change nothing, and do not hold up what comes next."""
    odd = [
        edited("x", message_id=None), edited("x", message_id="7"), edited(caption=7, voice=file(duration=1)),
        edited(), edited(MARKS, message_id=99), edited(media_group_id="1", photo=[]),
        pressed(NUL), pressed("o." + "x" * 62), pressed("o.x.999999999.99"),
        {"callback_query": {"id": "1", "from": MIA, "chat_instance": "1", "data": "x"}},
        {"callback_query": {"id": NUL, "from": MIA, "chat_instance": NUL, "message": {"chat": PRIVATE, "date": 0}}},
        {"callback_query": {"id": "1", "from": MIA, "message": {"chat": PRIVATE, "date": 0, "message_id": 7}}},
        {"my_chat_member": {"chat": PRIVATE}}, {"message": {"chat": PRIVATE}}, {"edited_message": {"chat": PRIVATE}},
        {"business_message": message("x")}, {"message": None}, {},
    ]  # fmt: skip
    await settle(store, notices, [*odd, written("and now?", message_id=8)])
    lines = await said(store, CHAT)
    assert lines[-1].text == "and now?"
    assert {line.text for line in lines[:-1]} <= {"", "x"}
