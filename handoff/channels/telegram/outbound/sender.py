"""Sends lines to Telegram's chats: the calls that each line needs, at the pace that Telegram allows."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

from telegram import Bot
from telegram.error import TelegramError

from handoff.channels.delivery.deliveries import Due
from handoff.channels.delivery.failures import Failure, Kind
from handoff.channels.delivery.sender import Call, Sender
from handoff.channels.telegram.client import classify
from handoff.channels.telegram.outbound.calls import Calls, Deletion, Media, Step
from handoff.channels.telegram.outbound.ephemeral import Ephemeral
from handoff.channels.telegram.outbound.pace import Pace
from handoff.channels.telegram.outbound.render import Look, Part, render
from handoff.conversation.hub import Hub
from handoff.conversation.values import Channel
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.states.deliveries import DeliveryOp
from handoff.store.store import Store


class Chats:
    """Telegram's chats as an `Outlet`; an address is a chat's number."""

    channel = Channel.TELEGRAM

    def __init__(self, calls: Calls, pace: Pace, notices: Notices, ephemeral: Ephemeral) -> None:
        self._calls, self._pace, self._notices, self._ephemeral = calls, pace, notices, ephemeral

    def steps(self, due: Due) -> list[list[Step]]:
        """The parts of a line, or the deletion of each message that it became."""
        if due.op is DeliveryOp.DELETE:
            return [[Deletion(int(message_id))] for message_id in due.sent]
        if due.message is None:
            return []
        look = Look(self._notices.of(due.language), due.language, int(due.reply_to) if due.reply_to else None)
        return [_versions(part) for part in render(due.message, look)]

    async def load(self, due: Due, step: Step) -> Call:
        """The step with its photos."""
        media = await self._calls.load(step)
        return Call(lambda: self._make(due, step, media), len(media) or 1)

    def turn(self, address: str, messages: int) -> AbstractAsyncContextManager[None]:
        """Wait for the chat's turn."""
        return self._pace.turn(int(address), messages)

    def rest(self, address: str, seconds: float) -> None:
        """Pause the chat as Telegram has asked."""
        self._pace.rest(int(address), seconds)

    def classify(self, error: Exception) -> Failure:
        """What the error means. One that is not the client's comes of an answer that is not the Bot API's."""
        if isinstance(error, TelegramError):
            return classify(error)
        return Failure(Kind.RETRY, type(error).__name__, uncertain=True)

    def delivered(self, due: Due, message_ids: Sequence[str]) -> None:
        """Keep an announcement up to date from now on."""
        if due.message and message_ids:
            self._ephemeral.sent(int(due.address), int(message_ids[-1]), due.message, due.language)

    async def _make(self, due: Due, step: Step, media: list[Media]) -> tuple[str, ...]:
        return tuple(map(str, await self._calls.make(int(due.address), step, media)))


class TelegramSender:
    """Sends lines as they are stored, and shows what is not stored."""

    def __init__(
        self,
        store: Store,
        hub: Hub,
        bot: Bot,
        notices: Notices,
        album: Album,
        pictures: Path,
        *,
        pace: Pace | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        pace = pace or Pace()
        self._ephemeral = Ephemeral(store, hub, bot, notices, pace)
        chats = Chats(Calls(bot, album, pictures), pace, notices, self._ephemeral)
        self._sender = Sender(store, hub, chats, sleep=sleep, jitter=jitter)

    async def start(self) -> None:
        """Take up whatever waits."""
        await self._ephemeral.start()
        await self._sender.start()

    async def stop(self) -> None:
        """Send nothing more; what waits stays in the database."""
        await self._ephemeral.stop()
        await self._sender.stop()

    async def show_pressed(self, chat: int, message_id: int, title: str) -> None:
        """Replace the message's buttons by one that shows what was chosen; raises nothing if that fails."""
        await self._ephemeral.show_pressed(chat, message_id, title)

    async def remove_keyboard(self, chat: int, message_id: int) -> None:
        """Remove the message's buttons; raises nothing if that fails."""
        await self._ephemeral.remove_keyboard(chat, message_id)


def _versions(part: Part) -> list[Step]:
    """The part, then the same without its picture where that only adds to the words."""
    return [part, replace(part, photos=(), illustrates=False)] if part.illustrates else [part]
