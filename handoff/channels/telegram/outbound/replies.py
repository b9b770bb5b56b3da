"""What the bot says outside the conversations: never stored, because nobody is to read it again."""

import asyncio
import time
from collections.abc import Callable, Coroutine
from typing import Any

import structlog
from telegram import Bot
from telegram.error import TelegramError

from handoff.channels.delivery.failures import Kind
from handoff.channels.telegram.client import classify
from handoff.channels.telegram.outbound.pace import Pace
from handoff.notices import Notices

TRIES = 3
RETRY_S, MAX_WAIT_S = 2.0, 30.0
LEFT_FOR_S = 60.0
"""Telegram sends several updates when the bot is added to a group: one line is enough."""

log = structlog.get_logger(__name__)


class DirectReplies:
    """Answers to presses, links to the website, and the line in groups. What fails is logged and left."""

    def __init__(self, bot: Bot, pace: Pace, notices: Notices, clock: Callable[[], float] = time.monotonic) -> None:
        self._bot, self._pace, self._notices, self._clock = bot, pace, notices, clock
        self._left: dict[int, float] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def soon(self, call: Coroutine[Any, Any, None]) -> None:
        """Make the call in a task of its own: nobody waits for it."""
        task = asyncio.create_task(call)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        """End what is not done yet."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def answer(self, query_id: str, *, old: bool) -> None:
        """End the button's waiting; `old` says that it no longer works."""
        text = self._notices.of(None).say("menu_old") if old else None
        await self._try(lambda: self._bot.answer_callback_query(query_id, text=text))

    async def say(self, chat: int, text: str) -> None:
        """Send a line to the chat, at the pace that Telegram allows."""
        for _ in range(TRIES):
            async with self._pace.turn(chat):
                wait_s = await self._try(lambda: self._bot.send_message(chat, text))
            if not wait_s:
                return
            self._pace.rest(chat, min(wait_s, MAX_WAIT_S))

    async def leave(self, chat: int, bot_url: str) -> None:
        """Say that the bot answers in private chats only, and leave the group."""
        now = self._clock()
        self._left = {one: at for one, at in self._left.items() if now - at < LEFT_FOR_S}
        if chat in self._left:
            return
        self._left[chat] = now
        await self.say(chat, self._notices.of(None).say("private_only", url=bot_url))
        await self._try(lambda: self._bot.leave_chat(chat))

    async def _try(self, call: Callable[[], Coroutine[Any, Any, object]]) -> float:
        """Make the call; returns after how many seconds to try again, or 0 where it succeeded or never will."""
        try:
            await call()
        except TelegramError as error:  # its text may have the token
            failure = classify(error)
            log.warning("telegram call failed", error=failure.error)
            if failure.kind in {Kind.WAIT, Kind.RETRY}:
                return failure.wait_s or RETRY_S
        return 0.0
