"""What is shown but not stored: typing, the place in the queue, buttons that were pressed or no longer work.

A call is made only while no stored line has to be sent, and given up after a few tries.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select
from telegram import Bot
from telegram.constants import ChatAction, ParseMode
from telegram.error import TelegramError

from handoff.channels.delivery.failures import Kind
from handoff.channels.delivery.workers import Workers
from handoff.channels.telegram.callbacks import PRESSED
from handoff.channels.telegram.client import classify
from handoff.channels.telegram.outbound.calls import keyboard
from handoff.channels.telegram.outbound.pace import Pace
from handoff.channels.telegram.outbound.render import TITLE_UNITS, Button, leave_button, render_notice
from handoff.channels.telegram.outbound.spans import clip
from handoff.conversation.events import Event, MessageStored, OwnerChanged, QueuePosition, Typing
from handoff.conversation.hub import Hub
from handoff.conversation.queue import QUEUED
from handoff.conversation.values import Channel, LogMessage, Speaker
from handoff.errors import StoreUnavailable
from handoff.notices import Notices
from handoff.states.owners import Owner
from handoff.store.store import Store
from handoff.store.tables.conversations import Conversation, Message
from handoff.store.tables.delivery import ChannelMessage, ConversationAddress

BOT_TYPES_AFTER_S = 0.5
"""Most answers of the bot come sooner: a sign that comes with them only flickers."""
TYPING_PAUSE_S = 4.0
"""Telegram shows typing for five seconds."""
EDIT_PAUSE_S = 3.0
"""The shortest time between two edits of an announcement, for a queue that moves fast."""
TRIES, TRY_PAUSE_S = 5, 1.0


@dataclass(frozen=True, slots=True)
class Announcement:
    """The chat's message that says who will answer and when, and its text as it stands there."""

    conversation: str
    chat: int
    message_id: int
    text: str
    language: str | None


def get_waiting(conn: Connection) -> tuple[set[str], list[Announcement]]:
    """Who waits in the queue, and what was announced to them on Telegram."""
    waiting = select(Conversation.id).where(Conversation.owner == Owner.QUEUE)
    announced = (
        select(
            Message.conversation_id,
            ChannelMessage.address,
            ChannelMessage.message_id,
            Message.text,
            Conversation.language,
        )
        .join(Conversation, (Conversation.id == Message.conversation_id) & (Conversation.epoch == Message.epoch))
        .join(ConversationAddress, ConversationAddress.conversation_id == Conversation.id)
        .join(
            ChannelMessage,
            (ChannelMessage.conversation_id == Message.conversation_id)
            & (ChannelMessage.seq == Message.seq)
            & (ChannelMessage.channel == ConversationAddress.channel)
            & (ChannelMessage.address == ConversationAddress.address),
        )
        .where(
            Conversation.owner == Owner.QUEUE,
            Message.notice == QUEUED,
            ConversationAddress.channel == Channel.TELEGRAM,
        )
    )
    announcements = [
        Announcement(
            conversation=row.conversation_id,
            chat=int(row.address),
            message_id=int(row.message_id),
            text=row.text,
            language=row.language,
        )
        for row in conn.execute(announced)
    ]
    return set(conn.execute(waiting).scalars()), announcements


def get_chat(conn: Connection, conversation: str) -> int | None:
    """The chat where the conversation goes on now; None where that is not on Telegram."""
    query = (
        select(ConversationAddress.address)
        .join(Conversation, Conversation.id == ConversationAddress.conversation_id)
        .where(
            Conversation.id == conversation,
            Conversation.channel == Channel.TELEGRAM,
            ConversationAddress.channel == Channel.TELEGRAM,
            ConversationAddress.unreachable.is_(None),
        )
    )
    address = conn.execute(query).scalar()
    return None if address is None else int(address)


class Ephemeral:
    """Shows what is not stored. By `sent` the sender tells it which message an announcement became."""

    def __init__(
        self,
        store: Store,
        hub: Hub,
        bot: Bot,
        notices: Notices,
        pace: Pace,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._store, self._bot, self._notices, self._pace, self._sleep = store, bot, notices, pace, sleep
        self._waiting: set[str] = set()
        self._places: dict[str, QueuePosition] = {}
        self._shown: dict[str, Announcement] = {}
        self._announcements = Workers(self._renew, "announcement in")
        self._bot_types: dict[str, asyncio.TimerHandle] = {}
        self._agent_types: set[str] = set()
        """Conversations where an agent's typing was shown in the last seconds."""
        self._tasks: set[asyncio.Task[Any]] = set()
        hub.listen_to_all(self._hear)

    async def start(self) -> None:
        """Learn from the database who waits."""
        self._waiting, announcements = await self._store.read(get_waiting)
        self._shown = {one.conversation: one for one in announcements}

    async def stop(self) -> None:
        """Show nothing more."""
        for timer in self._bot_types.values():
            timer.cancel()
        for task in self._tasks:
            task.cancel()
        await self._announcements.stop()

    def sent(self, chat: int, message_id: int, message: LogMessage, language: str | None) -> None:
        """Note that the line is in the chat; an announcement of a handoff is kept up to date from now on."""
        if message.notice == QUEUED:
            shown = Announcement(message.conversation, chat, message_id, message.text, language)
            self._shown[message.conversation] = shown
            self._announcements.wake(message.conversation)

    async def show_pressed(self, chat: int, message_id: int, title: str) -> None:
        """Replace the message's buttons by one that shows the title and does nothing."""
        pressed = Button(clip(f"✓ {title}", TITLE_UNITS), PRESSED)
        await self._set_buttons(chat, message_id, (pressed,))

    async def remove_keyboard(self, chat: int, message_id: int) -> None:
        """Remove the message's buttons."""
        await self._set_buttons(chat, message_id, ())

    def _hear(self, change: Event) -> None:
        match change:
            case QueuePosition():
                self._places[change.conversation] = change
                self._wake(change.conversation)
            case OwnerChanged():
                self._note_owner(change)
            case MessageStored() if change.message.kind is not Speaker.SHOPPER:
                if timer := self._bot_types.pop(change.conversation, None):
                    timer.cancel()
                self._agent_types.discard(change.conversation)
            case Typing(kind=Speaker.BOT):
                self._await_bot(change.conversation)
            case Typing(kind=Speaker.AGENT) if change.conversation not in self._agent_types:
                self._agent_types.add(change.conversation)
                asyncio.get_running_loop().call_later(TYPING_PAUSE_S, self._agent_types.discard, change.conversation)
                self._begin(self._show_typing(change.conversation))

    def _note_owner(self, change: OwnerChanged) -> None:
        if change.owner is Owner.QUEUE:
            self._waiting.add(change.conversation)
        elif change.before is Owner.QUEUE:
            self._waiting.discard(change.conversation)
            self._places.pop(change.conversation, None)
            self._wake(change.conversation)

    def _wake(self, conversation: str) -> None:
        if conversation in self._shown:
            self._announcements.wake(conversation)

    def _await_bot(self, conversation: str) -> None:
        if earlier := self._bot_types.pop(conversation, None):
            earlier.cancel()
        loop = asyncio.get_running_loop()
        self._bot_types[conversation] = loop.call_later(BOT_TYPES_AFTER_S, self._bot_is_slow, conversation)

    def _bot_is_slow(self, conversation: str) -> None:
        del self._bot_types[conversation]
        self._begin(self._show_typing(conversation))

    async def _show_typing(self, conversation: str) -> None:
        try:
            chat = await self._store.read(get_chat, conversation)
        except StoreUnavailable:
            return
        if chat is not None:
            await self._try(chat, lambda: self._bot.send_chat_action(chat, ChatAction.TYPING), tries=1)

    async def _renew(self, conversation: str) -> None:
        """Bring the announcement up to date."""
        if (shown := self._shown.get(conversation)) is None:
            return
        if conversation not in self._waiting:
            del self._shown[conversation]
            await self._set_buttons(shown.chat, shown.message_id, ())
        elif place := self._places.get(conversation):
            text = self._notices.of(shown.language).queued(place.position, place.wait_s)
            if text != shown.text:
                self._shown[conversation] = replace(shown, text=text)
                await self._say_place(shown, text)
                await self._sleep(EDIT_PAUSE_S)

    async def _say_place(self, shown: Announcement, text: str) -> None:
        buttons = keyboard((leave_button(shown.conversation, self._notices.of(shown.language)),))
        await self._try(
            shown.chat,
            lambda: self._bot.edit_message_text(
                render_notice(text), shown.chat, shown.message_id, parse_mode=ParseMode.HTML, reply_markup=buttons
            ),
        )

    async def _set_buttons(self, chat: int, message_id: int, buttons: tuple[Button, ...]) -> None:
        await self._try(
            chat, lambda: self._bot.edit_message_reply_markup(chat, message_id, reply_markup=keyboard(buttons))
        )

    async def _try(self, chat: int, call: Callable[[], Awaitable[object]], tries: int = TRIES) -> None:
        for left in range(tries, 0, -1):
            async with self._pace.spare(chat) as free:
                if free and await self._is_settled(chat, call):
                    return
            if left > 1:
                await self._sleep(TRY_PAUSE_S)

    async def _is_settled(self, chat: int, call: Callable[[], Awaitable[object]]) -> bool:
        """Make the call; returns whether it need not be made again."""
        try:
            await call()
        except TelegramError as error:
            failure = classify(error)
            if failure.kind is Kind.WAIT:
                self._pace.rest(chat, failure.wait_s)
            return failure.kind in {Kind.BLOCKED, Kind.REFUSED}
        except (LookupError, TypeError, ValueError):  # an answer that is not the Bot API's
            return True
        return True

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
