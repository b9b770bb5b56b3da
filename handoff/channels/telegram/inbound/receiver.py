"""Settles updates: reads what happened, fetches files, changes the conversation, and sends direct replies."""

import asyncio
import traceback
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import structlog

from handoff.channels.record import LinkMaker
from handoff.channels.telegram.callbacks import PRESSED
from handoff.channels.telegram.inbound import settling
from handoff.channels.telegram.inbound.commands import Command, read_command
from handoff.channels.telegram.inbound.downloads import Downloads
from handoff.channels.telegram.inbound.sequence import Update
from handoff.channels.telegram.inbound.settling import external_id
from handoff.channels.telegram.inbound.updates import Blocked, Elsewhere, Pressed, Rewrote, Wrote, read_update
from handoff.channels.telegram.inbound.updates_table import settle
from handoff.channels.telegram.outbound.replies import DirectReplies
from handoff.channels.telegram.outbound.sender import TelegramSender
from handoff.conversation.incoming import Attachment, Said
from handoff.conversation.shopper import conversation_at
from handoff.errors import StoreUnavailable
from handoff.notices import Notices
from handoff.store.store import Store, Tx

PAUSES_S = (0.5, 2.0, 8.0)
"""Pauses before an update that failed is tried again. After the last it is stored as one that cannot be read."""
STORE_PAUSE_S = 1.0

log = structlog.get_logger(__name__)
R = TypeVar("R")


class Receiver:
    """`settle` is called for one chat's updates one after another, and for several chats at once."""

    def __init__(
        self,
        store: Store,
        notices: Notices,
        downloads: Downloads,
        sender: TelegramSender,
        replies: DirectReplies,
        links: tuple[Callable[[], str], LinkMaker],
        *,
        facts_waiting: bool = False,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        """`links` are the bot's own address, and the function that turns a token into a link to the website."""
        self._store, self._notices, self._downloads, self._sender, self._replies = (
            store,
            notices,
            downloads,
            sender,
            replies,
        )
        self._bot_url, self._link_to_website = links
        self._facts_waiting, self._sleep = facts_waiting, sleep

    async def settle(self, updates: Sequence[Update]) -> None:
        """Settle an update, or the parts of an album. Never raises, so that the next can come."""
        work, pauses = self._settle, iter(PAUSES_S)
        while True:
            try:
                await work(updates)
            except StoreUnavailable:
                await self._sleep(STORE_PAUSE_S)
            except Exception as error:  # noqa: BLE001  # one odd update must not hold up the chat
                _log_failure(updates, error)
                if (pause := next(pauses, None)) is not None:
                    await self._sleep(pause)
                elif work == self._settle_unread:  # it stays unsettled, and the next start tries it again
                    return
                else:
                    work = self._settle_unread
            else:
                return

    async def _settle(self, updates: Sequence[Update]) -> None:
        event, chat = read_update(updates[0].payload), updates[0].chat
        if event is None or chat is None:
            await self._do(updates, lambda _: None)
            return
        match event:
            case Elsewhere():
                await self._replies.leave(chat, self._bot_url())
            case Wrote():
                await self._take_message(updates, chat, event)
            case Rewrote():
                await self._do(updates, partial(settling.edit, notices=self._notices, chat=chat, rewrote=event))
            case Pressed():
                await self._take_press(updates, chat, event)
            case Blocked():
                await self._do(updates, partial(settling.block, chat=chat, blocked=event.blocked))

    async def _take_message(self, updates: Sequence[Update], chat: int, first: Wrote) -> None:
        command = None if first.photo or first.attachment else read_command(first.text)
        if command is not None:
            await self._take_command(updates, chat, first, command)
            return
        parts = [part for one in updates if isinstance(part := read_update(one.payload), Wrote)]
        said = await self._fetch(external_id(updates[0].id), chat, parts)
        say = partial(settling.say, notices=self._notices, facts_waiting=self._facts_waiting)
        await self._do(updates, partial(say, chat=chat, parts=parts, said=said))

    async def _take_command(self, updates: Sequence[Update], chat: int, wrote: Wrote, command: Command) -> None:
        run_command = partial(
            settling.run_command, notices=self._notices, chat=chat, update=updates[0].id, wrote=wrote, command=command
        )  # fmt: skip
        if (token := await self._do(updates, run_command)) is not None:
            # Not through the log: anyone who reads the log could follow the link.
            texts = self._notices.of(wrote.shopper.language)
            text = texts.say("website_link", url=self._link_to_website(token))
            self._replies.soon(self._replies.say(chat, text))

    async def _take_press(self, updates: Sequence[Update], chat: int, pressed: Pressed) -> None:
        press = partial(settling.press, notices=self._notices, chat=chat, pressed=pressed)
        chosen = await self._do(updates, press)
        old = chosen is None and pressed.data != PRESSED
        self._replies.soon(self._replies.answer(pressed.query_id, old=old))
        if chosen is not None and chosen.title is not None:
            self._replies.soon(self._sender.show_pressed(chat, pressed.message_id, chosen.title))
        elif pressed.data != PRESSED:
            self._replies.soon(self._sender.remove_keyboard(chat, pressed.message_id))

    async def _fetch(self, identity: str, chat: int, parts: Sequence[Wrote]) -> Said:
        """What was said; the photos and files that came with it are in the album already."""
        conversation = ""
        if any(part.photo or part.file for part in parts):
            conversation = await self._store.write(conversation_at, self._notices, str(chat), parts[0].shopper)
        fetched = await asyncio.gather(*(self._fetch_part(conversation, part) for part in parts))
        return Said(
            identity,
            "\n".join(part.text for part in parts if part.text),
            photos=tuple(photo for photo, _, _ in fetched if photo),
            attachments=tuple(attachment for _, _, attachment in fetched if attachment),
            failed_photos=tuple(code for _, code, _ in fetched if code),
        )

    async def _fetch_part(self, conversation: str, part: Wrote) -> tuple[str | None, str | None, Attachment | None]:
        if part.photo is not None:
            return *await self._downloads.photo(conversation, part.photo), None
        if part.attachment is not None and part.file is not None:
            upload = await self._downloads.file(conversation, part.file)
            return None, None, replace(part.attachment, id=upload)
        return None, None, part.attachment

    async def _settle_unread(self, updates: Sequence[Update]) -> None:
        first = updates[0]
        if first.chat is None or not first.private:
            return
        say = partial(
            settling.say_unread, notices=self._notices, chat=first.chat, update=first.id, text=_read_text(updates)
        )  # fmt: skip
        await self._do(updates, say)

    def _do(self, updates: Sequence[Update], verb: Callable[[Tx], R]) -> Awaitable[R | None]:
        return self._store.write(settle, updates, verb)


def _read_text(updates: Sequence[Update]) -> str:
    try:
        events = [read_update(one.payload) for one in updates]
    except Exception:  # noqa: BLE001  # this may be the failure that led here
        return ""
    return "\n".join(event.text for event in events if isinstance(event, Wrote) and event.text)


def _log_failure(updates: Sequence[Update], error: Exception) -> None:
    """Log an error's type and place, but not its text, which may hold the token or the shopper's words."""
    at = traceback.format_tb(error.__traceback__)
    log.error("telegram update failed", update=updates[0].id, kind=type(error).__name__, at=at)
