"""Stands between handoff and Rasa and remembers what Rasa answers, because slots never reach a shopper's page."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self

import aiohttp
import orjson
from aiohttp import web

Json = dict[str, Any]
ANSWERS_WITHIN_S = 30.0
_TURN = "/webhooks/counterhand/turn"
_PASSED_ON = {"content-type", "x-counterhand-secret"}


class Relay:
    """Hands every call on to Rasa, and keeps its answers to turns by conversation and turn."""

    def __init__(self, rasa: str, http: aiohttp.ClientSession) -> None:
        self._rasa, self._http = rasa, http
        self._answers: dict[str, dict[str, Json]] = {}
        self._news = asyncio.Condition()

    @classmethod
    @asynccontextmanager
    async def listening(cls, port: int, rasa: str) -> AsyncIterator[Self]:
        """Listen on this port of loopback until the end of the block."""
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(ANSWERS_WITHIN_S)) as http:
            relay = cls(rasa, http)
            app = web.Application()
            app.router.add_route("*", "/{path:.*}", relay._hand_on)
            runner = web.AppRunner(app, access_log=None)
            await runner.setup()
            await web.TCPSite(runner, "127.0.0.1", port).start()
            try:
                yield relay
            finally:
                await runner.cleanup()

    def answers(self, conversation: str) -> list[Json]:
        """Rasa's answers to the turns of a conversation so far, oldest first."""
        return list(self._answers.get(conversation, {}).values())

    async def answered(self, conversation: str, turns: int) -> None:
        """Wait until there are more than `turns` answers; raises `TimeoutError`."""
        async with asyncio.timeout(ANSWERS_WITHIN_S), self._news:
            await self._news.wait_for(lambda: len(self.answers(conversation)) > turns)

    async def _hand_on(self, request: web.Request) -> web.Response:
        body = await request.read()
        headers = {name: value for name, value in request.headers.items() if name.lower() in _PASSED_ON}
        url = self._rasa + request.path_qs
        try:
            async with self._http.request(request.method, url, data=body, headers=headers) as answer:
                content, status, kind = await answer.read(), answer.status, answer.content_type
        except aiohttp.ClientConnectionError:
            raise web.HTTPBadGateway from None  # Rasa is not up yet, or no longer
        if request.path == _TURN and status == web.HTTPOk.status_code:
            await self._keep(orjson.loads(body), orjson.loads(content))
        return web.Response(body=content, status=status, content_type=kind)

    async def _keep(self, asked: Json, answer: Json) -> None:
        if answer["status"] in {"busy", "unfinished"}:
            return  # it is asked again
        conversation = asked["metadata"]["conversation"]
        async with self._news:
            self._answers.setdefault(conversation, {})[asked["turn_id"]] = answer
            self._news.notify_all()
