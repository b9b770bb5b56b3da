"""Delivers updates to the bot's webhook as Telegram does: in parallel, in order per chat, again until it is taken."""

import asyncio
import json
import time
from collections import defaultdict
from collections.abc import Coroutine
from dataclasses import dataclass

import aiohttp

from standins.telegram.errors import Json
from standins.telegram.updates import REACH, Updates

WAIT_S = 10
AGAIN_S = (0.05, 0.1, 0.2, 0.5, 1.0)  # Telegram waits longer, and so would the tests
GATHER_S = 0.02  # how long a misbehaving delivery waits for others, to mix their order


@dataclass(frozen=True, slots=True)
class Hook:
    """What setWebhook was told."""

    url: str
    secret: str | None
    max_connections: int


class Delivery:
    """Delivers to one hook until it is closed."""

    def __init__(self, hook: Hook, updates: Updates, http: aiohttp.ClientSession) -> None:
        self.hook, self._updates, self._http = hook, updates, http
        self.last_error: tuple[int, str] | None = None
        self._slots = asyncio.Semaphore(hook.max_connections)
        self._lanes: dict[int, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._tasks: set[asyncio.Task[None]] = set()
        self._gathered: list[Json] = []
        updates.on_put = self.push
        for update in tuple(updates.pending.values()):
            self.push(update)

    def push(self, update: Json) -> None:
        """Deliver an update; where updates misbehave, among its neighbours and more than once."""
        if not self._updates.misbehaviour:
            self._start(self._in_order(update))
            return
        self._gathered.append(update)
        if len(self._gathered) > REACH:
            self._flush()
        elif len(self._gathered) == 1:
            asyncio.get_running_loop().call_later(GATHER_S, self._flush)

    async def close(self) -> None:
        """Stop; what is not delivered stays pending."""
        self._updates.on_put = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _flush(self) -> None:
        gathered, self._gathered = self._gathered, []
        if self._updates.misbehaviour and self._updates.on_put == self.push:
            for update in self._updates.misbehaviour.scrambled(gathered):
                self._start(self._deliver(update))

    def _start(self, delivery: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(delivery)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _in_order(self, update: Json) -> None:
        async with self._lanes[_chat_id(update)]:
            await self._deliver(update)

    async def _deliver(self, update: Json) -> None:
        tries = 0
        while not await self._taken(update):
            await asyncio.sleep(AGAIN_S[min(tries, len(AGAIN_S) - 1)])
            tries += 1
        self._updates.pending.pop(update["update_id"], None)

    async def _taken(self, update: Json) -> bool:
        headers = {"Content-Type": "application/json"}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        try:
            async with (
                self._slots,
                self._http.post(
                    self.hook.url,
                    data=json.dumps(update),
                    headers=headers,
                    timeout=aiohttp.ClientTimeout(WAIT_S),
                    allow_redirects=False,
                ) as answer,
            ):
                await answer.read()
                wrong = "" if answer.ok else f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            wrong = f"Connection failed: {type(error).__name__}"
        if wrong:
            self.last_error = (int(time.time()), wrong)
        return not wrong


def _chat_id(update: Json) -> int:
    payload = next(value for name, value in update.items() if name != "update_id")
    chat = payload.get("chat") or payload.get("message", {}).get("chat") or payload["from"]
    return int(chat["id"])
