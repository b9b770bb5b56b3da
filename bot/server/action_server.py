"""Calls to the action server: one kept connection, a time budget for each turn, and a note of what failed.

Rasa waits 300 s for an action and then goes on as if it had run.
"""

import asyncio
import json
from typing import Any

import aiohttp
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig

from bot.server.turns import current_turn


class ActionFailed(aiohttp.ClientError):
    """An action did not answer. Says which and how, never what was said: Rasa logs this text."""


class ActionServer(EndpointConfig):
    """The action server at `url`. Rasa's own endpoint opens a connection for each call, which costs milliseconds."""

    def __init__(self, url: str) -> None:
        super().__init__(url=url)
        self._session: aiohttp.ClientSession | None = None

    async def request(self, method: str = "post", *_: Any, **call: Any) -> Any:
        """Run the action named in `call["json"]` and return its answer; raises `ActionFailed`."""
        body = call["json"]
        turn = current_turn()
        try:
            return await asyncio.wait_for(self._ask(method, body), turn.seconds_left)
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as problem:
            turn.failed.append(body["next_action"])
            raise ActionFailed(f"{body['next_action']}: {type(problem).__name__}") from None

    async def _ask(self, method: str, body: dict[str, Any]) -> Any:
        if self._session is None:
            self._session = aiohttp.ClientSession()
        async with self._session.request(method, self.url, json=_needed(body)) as response:
            if response.status != 200:  # noqa: PLR2004  # the only status with an answer in it
                raise ActionFailed(f"status {response.status}")
            answer = json.loads(await response.read())
        if not _is_answer(answer):
            raise ActionFailed("nonsense")
        return answer

    async def close(self) -> None:
        """Close the kept connection."""
        if self._session is not None:
            await self._session.close()


def _is_answer(answer: object) -> bool:
    return isinstance(answer, dict) and all(isinstance(answer.get(part, []), list) for part in ("events", "responses"))


# Rasa's own check goes through a JSON schema, and through the schema's schema, at every call: five sixths of a turn.
RemoteAction._validate_action_result = lambda _self, _answer: True  # noqa: SLF001  # `_is_answer` has looked


def _needed(body: dict[str, Any]) -> dict[str, Any]:
    """Leave out what our actions never read: the domain, and all but this and the last message's events."""
    events = body["tracker"]["events"]
    said = [place for place, event in enumerate(events) if event["event"] == "user"]
    recent = events[said[-2] :] if len(said) > 1 else events
    return {**body, "domain": {}, "tracker": {**body["tracker"], "events": recent}}
