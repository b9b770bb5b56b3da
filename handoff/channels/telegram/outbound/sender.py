"""Sends what is stored for Telegram's chats: each chat in order, each part until it is there or refused for good.

While Telegram cannot be reached a part is tried again with growing pauses; after 24 hours its line fails as too old.
A line that is refused fails by itself, and the next one goes on.
"""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import structlog
from telegram import Bot
from telegram.error import TelegramError

from handoff.channels.delivery.deliveries import (
    Due,
    block_chat,
    fail,
    get_open_chats,
    part_done,
    put_back,
    take,
)
from handoff.channels.delivery.workers import Workers
from handoff.channels.telegram.client import Failure, Kind, classify
from handoff.channels.telegram.outbound.calls import Calls, Deletion, Media, Step
from handoff.channels.telegram.outbound.ephemeral import Ephemeral
from handoff.channels.telegram.outbound.pace import Pace
from handoff.channels.telegram.outbound.render import Look, Part, render
from handoff.conversation.events import DeliveryWaits, Event
from handoff.conversation.hub import Hub
from handoff.errors import NotFound, StoreUnavailable
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.store.store import Store, Tx

P = ParamSpec("P")
R = TypeVar("R")

LONGEST_PAUSE_S = 60.0
"""Telegram was away for an hour: a minute after it is back everything is on its way."""
STORE_PAUSE_S = 1.0
GRACE_S = 3.0
"""At a stop calls under way may end, so that what has gone out is known to have."""

log = structlog.get_logger(__name__)


class Sender:
    """Sends lines as they are stored. ``start`` goes on with what an earlier process left."""

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
        self._store, self._notices, self._sleep, self._jitter = store, notices, sleep, jitter
        self._calls = Calls(bot, album, pictures)
        self._pace = pace or Pace()
        self._ephemeral = Ephemeral(store, hub, bot, notices, self._pace)
        self._chats = Workers(self._send_all, "lines to chat")
        self._under_way: set[asyncio.Task[Failure | None]] = set()
        hub.listen_to_all(self._hear)

    async def start(self) -> None:
        """Takes up whatever waits."""
        await self._ephemeral.start()
        for chat in await self._store.read(get_open_chats):
            self._chats.wake(chat)

    async def stop(self) -> None:
        """Sends nothing more; what waits stays in the database."""
        await self._ephemeral.stop()
        await self._chats.stop()
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=GRACE_S)
        for call in self._under_way:
            call.cancel()

    async def show_pressed(self, chat_id: int, message_id: int, title: str) -> None:
        """The message's buttons become one that shows what was chosen; raises nothing if that fails."""
        await self._ephemeral.show_pressed(chat_id, message_id, title)

    async def remove_keyboard(self, chat_id: int, message_id: int) -> None:
        """The message's buttons go; raises nothing if that fails."""
        await self._ephemeral.remove_keyboard(chat_id, message_id)

    def _hear(self, change: Event) -> None:
        if isinstance(change, DeliveryWaits):
            self._chats.wake(change.chat_id)

    async def _send_all(self, chat: int) -> None:
        failures = 0
        while (due := await self._write(take, chat)) is not None:
            if due.repeated:
                log.warning("telegram send repeated", conversation=due.conversation)
            if await self._send(due):
                failures = 0
            else:
                failures += 1
                await self._sleep(min(2.0 ** (failures - 1), LONGEST_PAUSE_S) * (1 + self._jitter()) / 2)

    async def _send(self, due: Due) -> bool:
        """Takes the line's next step; returns whether to go on at once."""
        try:
            versions, last = self._next(due)
        except Exception as error:  # noqa: BLE001  # one odd line must not hold up the chat; its words stay unsaid
            return await self._take_note(due, Failure(Kind.REFUSED, type(error).__name__, "refused"))
        if not versions:
            await self._write(part_done, due, (), last=True)
        failure = None
        for version in versions:
            failure = await self._try(due, version, last=last)
            if failure is None or failure.kind is not Kind.REFUSED:
                break
        return failure is None or await self._take_note(due, failure)

    def _next(self, due: Due) -> tuple[list[Step], bool]:
        """The step with what to do instead where it is refused, and whether the line is then done."""
        steps: list[Step] = [Deletion(message_id) for message_id in due.sent] if due.op == "delete" else []
        if due.op == "send" and due.message:
            steps += render(due.message, Look(self._notices.of(due.language), due.language, due.reply_to))
        if due.part >= len(steps):
            return [], True
        step, last = steps[due.part], due.part + 1 == len(steps)
        if isinstance(step, Part) and step.illustrates:
            return [step, replace(step, photos=(), illustrates=False)], last
        return [step], last

    async def _try(self, due: Due, step: Step, *, last: bool) -> Failure | None:
        try:
            media = await self._calls.load(step)
        except (NotFound, OSError) as error:
            return Failure(Kind.REFUSED, type(error).__name__, "refused")
        async with self._pace.turn(due.chat, len(media) or 1):
            call = asyncio.create_task(self._make(due, step, media, last=last))
            self._under_way.add(call)
            call.add_done_callback(self._under_way.discard)
            return await asyncio.shield(call)

    async def _make(self, due: Due, step: Step, media: list[Media], *, last: bool) -> Failure | None:
        try:
            message_ids = await self._calls.make(due.chat, step, media)
        except TelegramError as error:
            return classify(error)
        except Exception as error:  # noqa: BLE001  # an answer that is none of the Bot API's; its text may have words in it
            return Failure(Kind.RETRY, type(error).__name__, uncertain=True)
        await self._write(part_done, due, message_ids, last=last)
        if due.message and last:
            self._ephemeral.sent(due.chat, message_ids[-1:], due.message, due.language)
        return None

    async def _take_note(self, due: Due, failure: Failure) -> bool:
        """Writes down what a failure means; returns whether to go on at once."""
        match failure.kind:
            case Kind.BLOCKED:
                conversation = await self._write(block_chat, due.chat)
                log.warning("telegram chat blocked", conversation=conversation)
            case Kind.REFUSED:
                await self._write(fail, due, failure.reason)
                log.warning("telegram send refused", conversation=due.conversation, error=failure.error)
            case Kind.WAIT:
                self._pace.rest(due.chat, failure.wait_s)
                await self._write(put_back, due)
            case Kind.RETRY:
                log.warning("telegram send failed", conversation=due.conversation, error=failure.error)
                if not failure.uncertain:
                    await self._write(put_back, due)
                return False
        return True

    async def _write(self, verb: Callable[Concatenate[Tx, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Until it is written: what has gone out would otherwise go out again."""
        while True:
            try:
                return await self._store.write(verb, *args, **kwargs)
            except StoreUnavailable:
                log.exception("store unavailable")
                await self._sleep(STORE_PAUSE_S)
