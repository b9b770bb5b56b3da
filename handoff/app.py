"""The server, put together: its features, each with a `setup` of its own, and when they start and stop."""

import asyncio
from contextlib import AsyncExitStack

import orjson
from sanic import Sanic
from sanic.config import Config

from handoff.channels import setup as channels
from handoff.console import setup as console
from handoff.conversation import setup as conversation
from handoff.desk import setup as desk
from handoff.edge.http import MAX_BODY, MAX_FRAME, add_edge
from handoff.lifetimes import Lifetime
from handoff.logs import log_loop_error
from handoff.photos import setup as photos
from handoff.services import App, Feature, Parts, open_services
from handoff.settings import Settings
from handoff.site import setup as site

FEATURES: tuple[Feature, ...] = (
    photos.setup,
    site.setup,
    console.setup,
    desk.setup,
    conversation.setup,
    channels.setup,
)
"""They start in this order and stop in the reverse: channels take messages only while the bot's turns are run."""


def make_app(settings: Settings, parts: Parts | None = None, *, name: str = "counterhand") -> App:
    """The server, ready to be run. Its parts live from its start to its stop."""
    services = open_services(settings, parts or Parts())
    app = Sanic(name, config=_config(settings), dumps=orjson.dumps, configure_logging=False)
    add_edge(app)
    lifetimes: list[Lifetime] = [services.store]
    lifetimes += [lifetime for setup in FEATURES if (lifetime := setup(app, services))]
    stack = AsyncExitStack()

    @app.before_server_start
    async def _start(_app: object) -> None:
        asyncio.get_running_loop().set_exception_handler(log_loop_error)
        for lifetime in lifetimes:
            await stack.enter_async_context(lifetime)

    @app.after_server_stop
    async def _stop(_app: object) -> None:
        await stack.aclose()

    return app


def _config(settings: Settings) -> Config:
    config = Config(env_prefix="COUNTERHAND_SANIC_")
    config.update(
        AUTO_EXTEND=False,
        FALLBACK_ERROR_FORMAT="json",
        REQUEST_MAX_SIZE=MAX_BODY,
        REQUEST_TIMEOUT=15,
        RESPONSE_TIMEOUT=30,
        WEBSOCKET_MAX_SIZE=MAX_FRAME,
        PROXIES_COUNT=settings.proxies or None,
        GRACEFUL_SHUTDOWN_TIMEOUT=3.0,
        MOTD=False,
    )
    return config
