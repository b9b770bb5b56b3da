"""Stand-ins: an agent that does what a test says, and the channel served with it."""

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from types import SimpleNamespace
from typing import Any

import aiohttp
from rasa.core.channels.channel import UserMessage
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Sanic

from bot.channel.channel import SECRET_HEADER, CounterhandInput
from bot.server.turns import current_turn

SECRET = "a-secret-for-tests-only"
DOMAIN = Domain.from_dict(
    {
        "intents": ["greet", "ask_human", "track_order"],
        "entities": ["order_number", "language"],
        "slots": {
            name: {"type": "text", "mappings": [{"type": "from_entity", "entity": name}]}
            for name in ("order_number", "language")
        },
    }
)
Say = Callable[..., Coroutine[Any, Any, "tuple[int, Any]"]]


def parsed(text: str, intent: str = "greet", *entities: "dict[str, str]") -> "dict[str, Any]":
    """What Rasa's pipeline says of a text that it is certain of."""
    understood = {"name": intent, "confidence": 0.9}
    ranking = [understood]
    return {"text": text, "intent": understood, "intent_ranking": ranking, "entities": [*entities], "certainty": "act"}


async def parse_message(text: str) -> "dict[str, Any]":
    """Understand every text as a greeting."""
    return parsed(text)


def remember(message: UserMessage, *actions: str) -> None:
    """Do what the tracker store does at the end of a message."""
    data: Any = message.parse_data
    before = current_turn().tracker.events if current_turn().tracker else ()
    said = UserUttered(message.text, data["intent"], data["entities"], data)
    current_turn().tracker = DialogueStateTracker.from_events(
        message.sender_id, [*before, said, *map(ActionExecuted, actions)], DOMAIN.slots, domain=DOMAIN
    )


class Agent:
    """Answers "hello" to everything and remembers what it was asked; `wait` holds every turn up."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []
        self.asked = asyncio.Event()
        self.wait = asyncio.Event()
        self.wait.set()

    async def handle(self, message: UserMessage) -> None:
        self.messages.append(message)
        self.asked.set()
        await self.wait.wait()
        await message.output_channel.send_response(message.sender_id, {"text": "hello"})
        remember(message, "action_greet")


async def lose_an_action(message: UserMessage) -> None:
    """Go on as if nothing had happened, as Rasa does when an action fails."""
    current_turn().failed.append("action_greet")
    await message.output_channel.send_response(message.sender_id, {"text": "as if nothing had happened"})
    remember(message, "action_greet")


@asynccontextmanager
async def served(
    handle: Callable[[UserMessage], Awaitable[Any]], tracker: "DialogueStateTracker | None" = None, **rasa: object
) -> AsyncIterator[Say]:
    """Serve the channel on a free port and yield a function that posts to it: status and JSON come back.

    `rasa` is what the channel may ask of Rasa's agent besides its domain, and how it understands; `tracker` is what was
    saved of every conversation.
    """
    Sanic.test_mode = True
    app = Sanic(f"test_{id(handle)}", configure_logging=False)
    app.ctx.agent = SimpleNamespace(**{"domain": DOMAIN, "parse_message": parse_message, **rasa})
    app.ctx.trackers = SimpleNamespace(last_saved=lambda _: tracker)
    app.blueprint(CounterhandInput(SECRET).blueprint(handle), url_prefix="/webhooks/counterhand")
    door = socket.create_server(("127.0.0.1", 0))
    port = door.getsockname()[1]
    server: Any = await app.create_server(sock=door, return_asyncio_server=True)
    await server.startup()
    async with aiohttp.ClientSession(f"http://127.0.0.1:{port}") as session:

        async def say(body: object, secret: str = SECRET) -> "tuple[int, Any]":
            sent: dict[str, Any] = {"data": body} if isinstance(body, (str, bytes)) else {"json": body}
            headers = {SECRET_HEADER: secret} if secret else {}
            async with session.post("/webhooks/counterhand/turn", headers=headers, **sent) as response:
                return response.status, await response.json()

        yield say
    server.close()


def a_turn(**parts: object) -> "dict[str, Any]":
    """A well-formed turn with `parts` changed; a part that is None is left out."""
    turn = {"sender": "c1:1", "turn_id": "t1", "text": "hi", "metadata": {"channel": "web"}, **parts}
    return {name: value for name, value in turn.items() if value is not None}
