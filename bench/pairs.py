"""Shoppers and agents in pairs, each pair in a conversation of its own, and what passes between them."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from itertools import count
from time import perf_counter

from bench.turns import PATIENCE_S
from testkit.agent import AgentClient
from testkit.client import Server
from testkit.shopper import Shopper
from testkit.socket import Refused

PAIRS = 20
# As long as a usual line of a chat.
_LINE = "It is the green one in medium, could you have a look please? "


class Deliveries:
    """When each message was sent, and how long it took to arrive at the other side."""

    def __init__(self) -> None:
        self._numbers = count()
        self._under_way: dict[str, float] = {}
        self.times: list[float] = []

    def sends(self) -> str:
        """Return the text of a new message, sent now."""
        text = f"{_LINE}{next(self._numbers)}"
        self._under_way[text] = perf_counter()
        return text

    def arrives(self, text: str) -> None:
        """Note that the message with that text is there; what came before, or is not ours, is passed over."""
        if sent := self._under_way.pop(text, None):
            self.times.append(perf_counter() - sent)

    @property
    def missing(self) -> int:
        """How many have not arrived."""
        return len(self._under_way)


class Pair:
    """A shopper and the agent who answers. Sending returns once the message is acknowledged, that is, durable."""

    def __init__(self, shopper: Shopper, agent: AgentClient) -> None:
        self._shopper = shopper
        self._agent = agent
        self._acks: dict[str, asyncio.Future[None]] = {}

    async def shopper_says(self, text: str) -> None:
        """Send as the shopper."""
        client_id = await self._shopper.send("message", text=text)
        await self._acks.setdefault(client_id, asyncio.get_running_loop().create_future())
        del self._acks[client_id]

    async def agent_says(self, text: str) -> None:
        """Send as the agent."""
        (await self._agent.say(self._shopper.conversation, text, seen_seq=0, confirm=True)).raise_for_status()

    def listen(self, deliveries: Deliveries) -> tuple[Coroutine[None, None, None], ...]:
        """Return the receivers of both sides, which run until cancelled."""
        return self._shopper_listens(deliveries), self._agent_listens(deliveries)

    async def _shopper_listens(self, deliveries: Deliveries) -> None:
        while True:
            frame = await self._shopper.socket.receive()
            if frame["type"] == "ack":
                self._acks.setdefault(frame["client_id"], asyncio.get_running_loop().create_future()).set_result(None)
            elif frame["type"] == "message" and frame["from"]["kind"] == "agent":
                deliveries.arrives(frame["text"])
            elif frame["type"] == "error":
                raise Refused(frame["code"])

    async def _agent_listens(self, deliveries: Deliveries) -> None:
        while True:
            frame = await self._agent.socket.receive()
            if frame["type"] == "message" and frame["from"]["kind"] == "shopper":
                deliveries.arrives(frame["text"])


@asynccontextmanager
async def pairs(base_url: str, email: str, password: str, deliveries: Deliveries) -> AsyncIterator[list[Pair]]:
    """Have shoppers ask for a person and as many new agents claim them; the given account makes the agents.

    Both sides of a pair listen from the start: a socket that nobody reads is closed as dead.
    """
    async with AsyncExitStack() as stack:
        server = Server(base_url, within_s=PATIENCE_S)
        admin = await stack.enter_async_context(AgentClient.signed_in(server, email, password))
        listening = await stack.enter_async_context(asyncio.TaskGroup())
        made = []
        for _ in range(PAIRS):
            account = await admin.add_agent("Agent")
            agent = await stack.enter_async_context(AgentClient.signed_in(server, account.email))
            await stack.enter_async_context(agent.connected())
            shopper = await stack.enter_async_context(Shopper.arriving(server, name="Ana"))
            made.append(await _meet(shopper, agent))
            for listener in made[-1].listen(deliveries):
                stack.callback(listening.create_task(listener).cancel)
        yield made


async def _meet(shopper: Shopper, agent: AgentClient) -> Pair:
    await shopper.send("person")
    await shopper.owned_by("queue")
    (await agent.post(f"{shopper.conversation}/claim")).raise_for_status()
    await shopper.owned_by("agent")
    return Pair(shopper, agent)
