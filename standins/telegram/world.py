"""All that Telegram knows: the bot, chats, files, updates, and what the bot has done."""

import time
from dataclasses import dataclass, field

import aiohttp

from standins.telegram.chats import Chat, Message
from standins.telegram.errors import Json
from standins.telegram.faults import Faults
from standins.telegram.files import Files
from standins.telegram.limits import PER_CHAT_S, PER_SECOND
from standins.telegram.updates import Updates
from standins.telegram.webhook import Delivery

USERNAME = "counterhand_bot"
TOKEN = "1000000042:AAHcounterhand-tests-are-not-secret"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a user sees after a press: a toast, or with `alert` a box; `text` may be empty."""

    text: str
    alert: bool


@dataclass
class Query:
    """A pressed button, and the bot's answer to it."""

    query_id: str
    message: Message
    made_at: float
    answer: Answer | None = None


@dataclass
class Call:
    """A call of the bot. `at` is monotonic; `status` 0 means that no answer was given."""

    at: float
    method: str
    given: Json = field(repr=False)
    status: int = 200


@dataclass(frozen=True, slots=True)
class Send:
    """Messages that were accepted with one call; `at` is monotonic."""

    at: float
    method: str
    chat_id: int
    message_ids: tuple[int, ...]


class World:
    """One bot and all that is around it."""

    def __init__(self, token: str, first_id: int) -> None:
        self.token = token
        self.bot: Json = {
            "id": int(token.partition(":")[0]),
            "is_bot": True,
            "first_name": "Fernhill",
            "username": USERNAME,
        }
        self.chats: dict[int, Chat] = {}
        self.files = Files()
        self.updates = Updates(first_id)
        self.faults = Faults()
        self.delivery: Delivery | None = None
        self.queries: dict[str, Query] = {}
        self.menus: dict[str, list[Json]] = {}  # commands by language; "" for all others
        self.web: dict[str, bytes] = {}
        self.calls: list[Call] = []
        self.sends: list[Send] = []
        self.floods: list[str] = []
        self.violations: list[str] = []
        self.shift_s = 0.0
        self._last_send: dict[int, float] = {}
        self.http: aiohttp.ClientSession  # for webhooks; there while the server runs

    def now(self) -> int:
        """Telegram's time, in seconds since 1970."""
        return int(time.time() + self.shift_s)

    def flooding(self, chat_id: int) -> str | None:
        """The limit that a send now would exceed, or None: one a second in a chat, 30 a second in all."""
        now = time.monotonic()
        last = self._last_send.get(chat_id)
        if last is not None and now - last < PER_CHAT_S:
            return f"chat {chat_id}: {now - last:.2f} s after the one before"
        recent = sum(len(send.message_ids) for send in self._since(now - 1))
        return f"{recent + 1} messages in a second" if recent >= PER_SECOND else None

    def sent(self, method: str, messages: list[Message]) -> None:
        """Note what was accepted, and show it."""
        chat = messages[0].chat
        if flood := self.flooding(chat.id):
            self.floods.append(flood)
        at = self._last_send[chat.id] = time.monotonic()
        self.sends.append(Send(at, method, chat.id, tuple(message.message_id for message in messages)))
        chat.touch()

    def busiest(self, seconds: float = 1, chat_id: int | None = None) -> int:
        """The most messages sent within any span of so many seconds; in one chat, where an album is one, or in all."""
        sends = [send for send in self.sends if chat_id in {None, send.chat_id}]
        most = inside = first = 0
        for send in sends:
            inside += self._weight(send, chat_id)
            while send.at - sends[first].at >= seconds:
                inside -= self._weight(sends[first], chat_id)
                first += 1
            most = max(most, inside)
        return most

    @staticmethod
    def _weight(send: Send, chat_id: int | None) -> int:
        return len(send.message_ids) if chat_id is None else 1

    def _since(self, at: float) -> list[Send]:
        recent = []
        for send in reversed(self.sends):
            if send.at < at:
                break
            recent.append(send)
        return recent
