"""Telegram's channel, put together: the bot is reached in the background, and the product never waits for it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Literal, Self

import structlog
from sanic import Blueprint
from telegram import BotCommandScopeAllPrivateChats
from telegram.error import BadRequest, Conflict, InvalidToken, RetryAfter

from handoff.channels.record import LinkMaker
from handoff.channels.telegram.account import Account
from handoff.channels.telegram.client import classify, make_bot
from handoff.channels.telegram.inbound.commands import menu
from handoff.channels.telegram.inbound.downloads import Downloads
from handoff.channels.telegram.inbound.inbox import Inbox
from handoff.channels.telegram.inbound.lanes import Lanes
from handoff.channels.telegram.inbound.polling import poll, stop_webhook
from handoff.channels.telegram.inbound.receiver import Receiver
from handoff.channels.telegram.inbound.webhook import address_of, secret_of, set_webhook, webhook_routes
from handoff.channels.telegram.outbound.pace import Pace
from handoff.channels.telegram.outbound.replies import DirectReplies
from handoff.channels.telegram.outbound.sender import TelegramSender
from handoff.lifetimes import running
from handoff.services import Services

FIRST_PAUSE_S, MAX_PAUSE_S = 1.0, 15.0
"""Short, because shoppers wait: Telegram keeps their messages until we reach it again."""
WATCH_PAUSE_S = 30.0
REFUSED_PAUSE_S = 60.0
"""A wrong token stays wrong until the merchant corrects it."""

CONFLICT_PAUSE_S = 30.0

Status = Literal["ok", "connecting", "refused"]
log = structlog.get_logger(__name__)


class TelegramChannel:
    """The channel while the server runs. `async with` it; `status` says whether Telegram is reached."""

    def __init__(
        self, services: Services, account: Account, link_to_website: LinkMaker, *, facts_waiting: bool
    ) -> None:
        self.status: Status = "connecting"
        store, notices, album = services.store, services.notices, services.album
        self._notices, self._account = notices, account
        self._username: str | None = None
        self._bot = make_bot(account.token.get_secret_value(), account.api)
        pace = Pace()
        self._sender = TelegramSender(store, services.hub, self._bot, notices, album, services.pictures, pace=pace)
        self._replies = DirectReplies(self._bot, pace, notices)
        receiver = Receiver(
            store, notices, Downloads(self._bot, album), self._sender, self._replies, (self._link, link_to_website),
            facts_waiting=facts_waiting,
        )  # fmt: skip
        self._inbox = Inbox(store, Lanes(receiver.settle), shuffled=account.public_url is not None)
        self._secret = secret_of(account.secret_key.get_secret_value())
        self._stack = AsyncExitStack()

    def routes(self) -> Blueprint:
        """Where Telegram posts updates, if it was told to."""
        return webhook_routes(self._inbox, self._secret)

    def link(self, token: str) -> str | None:
        """The deep link that hands the token to the bot; None until Telegram has told the bot's name."""
        return f"{self._link()}?start={token}" if self._username else None

    async def __aenter__(self) -> Self:
        """Take up what an earlier process left; everything else runs in tasks of its own."""
        self._stack.push_async_callback(self._bot.shutdown)
        self._stack.push_async_callback(self._replies.stop)
        self._stack.push_async_callback(self._sender.stop)
        await self._sender.start()
        self._stack.push_async_callback(self._inbox.stop)
        await self._inbox.start()
        for work in (self._serve, self._inbox.keep_small):
            await self._stack.enter_async_context(running(work))
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._stack.aclose()

    def _link(self) -> str:
        return f"{self._account.links}/{self._username or ''}"

    async def _serve(self) -> None:
        """Run until cancelled; whatever fails at Telegram is tried again."""
        await self._retry_forever(self._introduce)
        if (url := self._account.public_url) is not None:
            await self._retry_forever(lambda: self._set_webhook(url))
            await self._retry_forever(lambda: self._watch_webhook(url))
            return
        await self._retry_forever(lambda: stop_webhook(self._bot))
        await self._retry_forever(lambda: poll(self._bot, self._inbox.take, self._heard))

    async def _introduce(self) -> None:
        """Learn the bot's name and set its menu; a refused menu stops nothing."""
        await self._bot.initialize()
        self._username = self._bot.username
        try:
            everywhere = BotCommandScopeAllPrivateChats()
            await self._bot.set_my_commands(menu(self._notices.of(None)), everywhere)
            for language in self._notices.menu_languages:
                await self._bot.set_my_commands(menu(self._notices.of(language)), everywhere, language)
        except BadRequest as error:
            log.warning("telegram refuses the menu", error=type(error).__name__)

    async def _set_webhook(self, url: str) -> None:
        await set_webhook(self._bot, url, self._secret)
        self._heard()

    async def _watch_webhook(self, url: str) -> None:
        """Set the webhook again if another program has taken it: no update would ever tell us."""
        while True:
            info = await self._bot.get_webhook_info()
            self._heard()
            if info.url != address_of(url):
                log.error("telegram: another program has taken this bot's webhook; end it, or give it its own bot")
                await self._set_webhook(url)
            await asyncio.sleep(WATCH_PAUSE_S)

    def _heard(self) -> None:
        if self.status != "ok":
            log.info("telegram connected", mode="webhook" if self._account.public_url else "poll")
        self.status = "ok"

    async def _retry_forever(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do the work until it succeeds, with growing pauses."""
        failures = 0
        while True:
            try:
                await work()
            except Exception as error:  # noqa: BLE001  # whatever it is, the bot must not stay away for good
                failures = 1 if self.status == "ok" else failures + 1
                await asyncio.sleep(self._note(error, failures))
            else:
                return

    def _note(self, error: Exception, failures: int) -> float:
        """Log the kind of the error, not its text, which has the token; returns how long to wait."""
        if isinstance(error, InvalidToken):
            self.status = "refused"
            log.error("telegram refuses the bot's token: see TELEGRAM_BOT_TOKEN, and @BotFather for a new one")
            return REFUSED_PAUSE_S
        self.status = "connecting"
        if isinstance(error, Conflict):
            log.error("telegram: another program asks for this bot's updates; end it, or give it a bot of its own")
            return CONFLICT_PAUSE_S
        log.warning("telegram tried again", error=type(error).__name__, failures=failures)
        if isinstance(error, RetryAfter):
            return classify(error).wait_s
        return min(FIRST_PAUSE_S * 2.0 ** (failures - 1), MAX_PAUSE_S)
