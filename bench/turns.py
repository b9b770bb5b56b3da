"""A1: bot turns. Shoppers who have the same conversation, each sending the next message once the last is answered."""

import asyncio
from collections.abc import Awaitable, Callable
from time import perf_counter
from typing import TypeAlias
from uuid import uuid4

import aiohttp

from bench.conversation import MESSAGES, QUESTIONS
from bench.figures import Report, Sample, Watch
from testkit.client import Client, Server
from testkit.shopper import Shopper
from testkit.socket import Closed, Refused

Ask: TypeAlias = Callable[[str, str], Awaitable[None]]
Talk: TypeAlias = Callable[[Ask], Awaitable[None]]
Visit: TypeAlias = Callable[[Client, Talk], Awaitable[None]]

# A turn that takes longer than this has failed, the product's and the peer's alike.
PATIENCE_S = 30.0


async def product_turns(report: Report, base_url: str, shoppers: int, conversations: int) -> Sample:
    """Have the conversations with the whole product, through its socket."""

    async def visit(client: Client, talk: Talk) -> None:
        async with Shopper.arriving(client.server, name="Ana") as one:
            await talk(lambda text, word: _ask(one, text, word))

    return await _run(report, visit, base_url, shoppers, conversations)


async def long_talk(report: Report, base_url: str, turns: int) -> Sample:
    """Have one talk of so many turns with the whole product; `times` are those of its turns, in their order."""
    times: list[float] = []
    async with Client.opened(Server(base_url, within_s=PATIENCE_S)) as client:
        watch = Watch()
        async with Shopper.arriving(client.server, name="Ana") as one:
            for turn in range(turns):
                text, word = QUESTIONS[turn % len(QUESTIONS)]
                started = perf_counter()
                async with asyncio.timeout(PATIENCE_S):
                    await _ask(one, text, word)
                times.append(perf_counter() - started)
                report(len(times), turns)
        watch.stop()
    return watch.sample(times)


async def rest_turns(report: Report, base_url: str, shoppers: int, conversations: int) -> Sample:
    """Have the conversations with a Rasa server, through its REST channel."""

    async def visit(client: Client, talk: Talk) -> None:
        sender = str(uuid4())

        async def ask(text: str, _: str) -> None:
            body = {"sender": sender, "message": text, "metadata": {"conversation": sender, "turn_id": str(uuid4())}}
            if not (await client.post("/webhooks/rest/webhook", body)).raise_for_status().json():
                raise Refused("no reply")

        await talk(ask)

    return await _run(report, visit, base_url, shoppers, conversations)


async def _ask(one: Shopper, text: str, word: str) -> None:
    answer = await one.ask(text)
    if word not in answer["text"]:
        raise Refused(f"no {word} in the answer to {text}")


async def _run(report: Report, visit: Visit, base_url: str, shoppers: int, conversations: int) -> Sample:
    times: list[float] = []
    errors = 0
    left = conversations

    async def talk(ask: Ask) -> None:
        for text, word in MESSAGES:
            started = perf_counter()
            async with asyncio.timeout(PATIENCE_S):
                await ask(text, word)
            times.append(perf_counter() - started)
            report(len(times), conversations * len(MESSAGES))

    async def come_and_go(client: Client) -> None:
        nonlocal left, errors
        while left:
            left -= 1
            try:
                await visit(client, talk)
            except (Refused, Closed, TimeoutError, aiohttp.ClientError):
                errors += 1

    async with Client.opened(Server(base_url, within_s=PATIENCE_S)) as client:
        watch = Watch()
        await asyncio.gather(*(come_and_go(client) for _ in range(shoppers)))
        watch.stop()
    return watch.sample(times, errors)
