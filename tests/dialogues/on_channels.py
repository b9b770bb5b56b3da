"""A shopper on a channel of handoff, who does and reports the same as the one who talks to Rasa directly.

An answer is complete once the channel has shown each of its lines in the log.
"""

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from shop.statuses import known_statuses
from standins.telegram.api import BotApi
from standins.telegram.chats import Message
from standins.telegram.people import User
from testkit.agent import AgentClient
from testkit.shopper import Shopper
from tests.dialogues.conftest import said_by
from tests.dialogues.saying import Photos, Press, Said
from tests.handoff.channels.people import Person, TelegramPerson, WebPerson
from tests.handoff.kit import Server

T = TypeVar("T")

ANSWERS_WITHIN_S = 30.0  # many dialogues are played at once
LOOKS_EVERY_S = 0.1
_PRICE = re.compile(r"£\d+\.\d\d(?:\n|$)")
_STATUSES = {text: state.value for state, text in known_statuses().items()}


class OnChannel(ABC):
    """A shopper with a conversation of their own, and the agent who can read it."""

    def __init__(self, person: Person, agent: AgentClient) -> None:
        self._person, self._agent = person, agent
        self._deeds = 0

    async def say(self, said: Said) -> str:
        """Say or do something and return what is heard, as one text; see `heard` in conftest.py."""
        before = len(self._shown())
        await self._do(said)
        self._deeds += 1
        await _until(self._is_answered)
        lines = [line for shown in self._shown()[before:] for line in self._told(shown)]
        if (await self._detail())["conversation"]["owner"] == "queue":
            packet = (await self._detail())["packet"]
            lines.append(f"(a person: {packet['reason']}, {packet['topic']})")
        return "\n".join(lines)

    async def _do(self, said: Said) -> None:
        match said:
            case Press(title):
                await self._person.press(title)
            case Photos(count, words):
                await self._person.send_photos(count, words)
            case _:
                await self._person.say(said)

    async def _is_answered(self) -> bool:
        """Whether the log has an answer to what was done last, and all of its lines have come."""
        log = (await self._detail())["messages"]
        own = [place for place, line in enumerate(log) if line["from"]["kind"] == "shopper"]
        answers = log[own[-1] + 1 :] if len(own) == self._deeds else []
        return bool(answers) and all(map(self._has_come, answers))

    async def _detail(self) -> dict[str, Any]:
        return await self._agent.read(await self._person.conversation())

    @abstractmethod
    def _shown(self) -> list[Any]:
        """What the channel has shown so far."""

    @abstractmethod
    def _told(self, shown: Any) -> list[str]:  # noqa: ANN401  # one of `_shown`
        """Write what was shown as `heard` does; nothing for handoff's own notices."""

    @abstractmethod
    def _has_come(self, line: dict[str, Any]) -> bool:
        """Whether a line of the log has been shown."""


class OnTheWeb(OnChannel):
    """A shopper on the website."""

    def __init__(self, shopper: Shopper, agent: AgentClient) -> None:
        super().__init__(WebPerson(shopper), agent)
        self._shopper = shopper

    async def _is_answered(self) -> bool:
        await self._shopper.socket.drain(LOOKS_EVERY_S)
        return await super()._is_answered()

    def _shown(self) -> list[dict[str, Any]]:
        return [frame for frame in self._shopper.socket.frames if frame["type"] == "message"]

    def _told(self, shown: dict[str, Any]) -> list[str]:
        return said_by(shown) if shown["from"]["kind"] == "bot" else []

    def _has_come(self, line: dict[str, Any]) -> bool:
        return any(frame["seq"] == line["seq"] for frame in self._shown())


class OnTelegram(OnChannel):
    """A shopper on Telegram."""

    def __init__(self, user: User, agent: AgentClient) -> None:
        async def conversations() -> AsyncIterator[str]:
            async def rows() -> list[dict[str, Any]]:
                return list((await agent.list("all", q=str(user.about["first_name"])))["items"])

            yield (await _until(rows))[0]["id"]

        super().__init__(TelegramPerson(user, conversations), agent)
        self._user = user

    def _shown(self) -> list[Message]:
        return [message for message in self._user.messages if message.by_bot]

    def _told(self, shown: Message) -> list[str]:
        if shown.marked("italic") == [shown.text]:  # a notice
            return []
        title, _, rest = shown.text.partition("\n")
        # A product's name links to its page, but Telegram makes no links to localhost: the price tells a product.
        is_card = shown.marked("bold") or _PRICE.match(rest)
        text = _card(title, rest) if is_card else shown.text
        return [text, *(f"[{button.text}]" for button in shown.buttons)]

    def _has_come(self, line: dict[str, Any]) -> bool:
        return line.get("delivery") == {"state": "delivered"}


async def _until(look: Callable[[], Awaitable[T]]) -> T:
    """Look again and again until something is found, and return it."""
    async with asyncio.timeout(ANSWERS_WITHIN_S):
        while True:
            if found := await look():
                return found
            await asyncio.sleep(LOOKS_EVERY_S)


def _card(title: str, rest: str) -> str:
    """Read a card's caption: the order's number and status lead, or the product's name and price."""
    order, _, status = title.removeprefix("Order ").partition(" · ")
    return f"<order {order} {_STATUSES[status]}>" if status and rest else f"<product {title}>"


@asynccontextmanager
async def on_channel(
    channel: str, name: str, server: Server, api: BotApi, agent: AgentClient
) -> AsyncIterator[OnChannel]:
    """A shopper of that name, which nobody else has, on this channel."""
    if channel == "telegram":
        yield OnTelegram(api.user(name), agent)
        return
    async with Shopper.arriving(server, name=name) as shopper:
        yield OnTheWeb(shopper, agent)
