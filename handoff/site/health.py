"""Whether the process lives, and whether it can serve."""

import asyncio
from collections.abc import Callable, Mapping

import aiohttp
from sanic import Blueprint, HTTPResponse, Request

from handoff.edge.http import Endpoint, answer, describe
from handoff.errors import StoreUnavailable
from handoff.store.migrate import is_current
from handoff.store.store import Store

BOT_WITHIN_S = 1.0


def health_routes(store: Store, rasa: str, statuses: Mapping[str, Callable[[], str | None]]) -> Blueprint:
    """`/healthz` and `/readyz`. `rasa` is Rasa's address; `statuses` give the states of other services, by name."""
    routes = Blueprint("health")

    @describe(Endpoint("The process lives"))
    async def health(_request: Request) -> HTTPResponse:
        return answer({"status": "ok"})

    @describe(Endpoint("Database, migrations and bot; without the bot people are still served, so that is 'degraded'"))
    async def ready(_request: Request) -> HTTPResponse:
        (database, migrated), bot = await asyncio.gather(_look_at_store(store), _is_up(rasa))
        status = "unready" if not (database and migrated) else "ready" if bot else "degraded"
        parts = {"database": database, "migrations": migrated, "bot": bot}
        outside = {name: status() for name, status in statuses.items()}
        return answer({"status": status, **parts, **outside}, 503 if status == "unready" else 200)

    for handler, path in ((health, "/healthz"), (ready, "/readyz")):
        routes.add_route(handler, path, methods=["GET", "HEAD"])
    return routes


async def _look_at_store(store: Store) -> tuple[bool, bool]:
    try:
        return True, await store.read(is_current)
    except StoreUnavailable:
        return False, False


async def _is_up(rasa: str) -> bool:
    try:
        timeout = aiohttp.ClientTimeout(total=BOT_WITHIN_S)
        async with (
            aiohttp.ClientSession(timeout=timeout) as http,
            http.get(f"{rasa}/webhooks/counterhand/") as response,
        ):
            return response.status < 500  # noqa: PLR2004  # a refusal, too, comes from a Rasa that is up
    except (aiohttp.ClientError, TimeoutError):
        return False
