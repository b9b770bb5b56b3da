"""The whole server behind Telegram, in either mode, and ways to look at what it stored."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr
from sqlalchemy import Connection, Row, select

from handoff.conversation.addresses import find_conversation
from handoff.conversation.log import get_messages
from handoff.conversation.values import LogMessage, Speaker
from handoff.rasa_client import Answer, Question
from handoff.services import Parts
from handoff.settings import Settings
from handoff.store.store import Store
from handoff.store.tables.conversations import Conversation
from handoff.store.tables.delivery import ConversationAddress
from handoff.store.tables.telegram import TelegramUpdate
from standins.telegram.api import TOKEN, BotApi
from tests.fakes import FakeBot, answer
from tests.handoff.kit import WITHIN_S, Server, make_settings, running_server
from tests.shop.fakes import FakeShop

T = TypeVar("T")
MODES = ("poll", "webhook")
TRACK = {"title": "Track my order", "choice": {"intent": "track_order", "entities": {}}}
HELP = {"title": "Something else", "choice": {"intent": "help", "entities": {}}}


def script(question: Question) -> Answer:
    """A bot that answers a greeting with two buttons, and everything else with what it was asked."""
    asked = question.text or str(question.choice and question.choice["intent"])
    return answer("Hello!", options=[TRACK, HELP]) if asked in {"hello", "greet"} else answer(f"You said: {asked}")


def free_port() -> int:
    """A free port, needed beforehand: Telegram is told a webhook's address before the server listens."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


@dataclass
class Shop:
    """A server that is started and stopped on one database, and Telegram."""

    settings: Settings
    api: BotApi
    store: Store
    bot: FakeBot

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[Server]:
        """Run the server until the block ends; Telegram is connected."""
        async with running_server(self.settings, Parts(self.bot, FakeShop()), self.settings.port) as server:
            await eventually(lambda: is_connected(server))
            yield server

    async def conversation(self, chat: int) -> str | None:
        """The id of the chat's conversation."""
        return await self.store.read(find_conversation, "telegram", str(chat))

    async def log(self, chat: int) -> list[LogMessage]:
        """Every line of the chat's conversation."""
        conversation = await self.conversation(chat)
        return await self.store.read(get_messages, conversation) if conversation else []

    async def said(self, chat: int) -> list[LogMessage]:
        """The shopper's lines in the chat."""
        return [line for line in await self.log(chat) if line.kind is Speaker.SHOPPER]

    async def texts(self, chat: int) -> list[str]:
        """The texts of the shopper's lines."""
        return [line.text for line in await self.said(chat)]

    async def heard(self, chat: int, count: int) -> list[LogMessage]:
        """The shopper's lines, once there are `count` of them."""

        async def enough() -> list[LogMessage] | None:
            said = await self.said(chat)
            return said if len(said) >= count else None

        return await eventually(enough)

    async def asked(self, count: int) -> list[Question]:
        """The questions to the bot, once there are `count` of them."""

        async def enough() -> bool:
            return len(self.bot.asked) >= count

        await eventually(enough)
        return self.bot.asked

    async def row(self, chat: int) -> Row[Any]:
        """The conversation's columns."""
        return await self.store.read(_row, chat)

    async def updates(self) -> list[Row[Any]]:
        """The rows of the updates."""
        return await self.store.read(_updates)

    async def settled(self) -> list[Row[Any]]:
        """The rows of the updates, once all are settled."""

        async def all_of_them() -> list[Row[Any]] | None:
            rows = await self.updates()
            return rows if rows and all(row.payload is None for row in rows) else None

        return await eventually(all_of_them)


def shop_settings(tmp_path: Path, url: str, api: BotApi, mode: str) -> Settings:
    """Settings of a server that is on Telegram."""
    port = free_port()
    return make_settings(
        tmp_path, url, port=port, telegram_bot_token=SecretStr(TOKEN), telegram_api=api.url, telegram_mode=mode,
        public_url=f"http://127.0.0.1:{port}", shop_url="https://fernhill.example/help",
    )  # fmt: skip


async def is_connected(server: Server) -> bool:
    """Whether Telegram is reached."""
    return bool((await server.http.get("/readyz")).json()["telegram"] == "ok")


async def eventually(look: Callable[[], Awaitable[T | None]], within_s: float = 2 * WITHIN_S) -> T:
    """Look again and again until `look` finds something, and return it."""
    async with asyncio.timeout(within_s):
        while not (found := await look()):  # noqa: ASYNC110  # a database tells nobody that it has changed
            await asyncio.sleep(0.02)
        return found


def _row(conn: Connection, chat: int) -> Row[Any]:
    address = ConversationAddress.__table__
    query = select(Conversation.__table__, address.c.unreachable).join(address)
    return conn.execute(query.where(address.c.address == str(chat))).one()


def _updates(conn: Connection) -> list[Row[Any]]:
    return list(conn.execute(select(TelegramUpdate.__table__).order_by(TelegramUpdate.id)))
