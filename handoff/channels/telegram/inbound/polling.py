"""Asks Telegram for updates, and for the next ones only when these are stored, because that acknowledges them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from telegram import Bot

from handoff.channels.telegram.inbound.updates import ALLOWED

LONG_POLL_S = 25
ANSWER_S = 10.0
"""Time beyond the long poll for the answer to arrive."""
MAX_AT_ONCE = 100

Take = Callable[[Sequence[Mapping[str, Any]]], Awaitable[None]]


async def poll(bot: Bot, take: Take, heard: Callable[[], None]) -> None:
    """Hand every batch to `take`, which stores it. `heard` is called whenever Telegram has answered.

    Raises TelegramError, and what `take` raises. After an error, call it again: Telegram repeats what was not
    acknowledged.
    """
    offset: int | None = None
    wait_s = 0  # the first answer comes at once and tells that Telegram is there
    while True:
        updates = await _ask(bot, offset, wait_s)
        heard()
        wait_s = LONG_POLL_S
        if updates:
            await take(updates)
        # Once an offset has been answered, Telegram drops what is below it, and no offset is needed any more. If kept,
        # it would hide new updates when Telegram begins a new sequence of ids, after a week without any.
        offset = max(update["update_id"] for update in updates) + 1 if updates else None


async def stop_webhook(bot: Bot) -> None:
    """Remove the webhook: Telegram answers no poll while it has one. Raises TelegramError."""
    await bot.delete_webhook(drop_pending_updates=False)


async def _ask(bot: Bot, offset: int | None, wait_s: int) -> Sequence[Mapping[str, Any]]:
    wanted = {"offset": offset, "timeout": wait_s, "limit": MAX_AT_ONCE, "allowed_updates": list(ALLOWED)}
    # Bot.get_updates() reads all of them at once: one that the library cannot read would block all others.
    updates: Sequence[Mapping[str, Any]] = await bot._post("getUpdates", wanted, read_timeout=wait_s + ANSWER_S)  # noqa: SLF001  # see above
    return updates
