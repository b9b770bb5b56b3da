"""Puts the parts together: the one place that knows them all, and where tests put others in their place."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from typing import Any

import orjson
from sanic import Sanic
from sanic.config import Config

from handoff.channels.all import open_channels, read_statuses
from handoff.channels.record import ChannelParts, OpenChannel
from handoff.console.agents import admin_routes
from handoff.console.console import Console
from handoff.console.conversations import conversation_routes
from handoff.console.live import Live
from handoff.console.login import login_routes
from handoff.console.messages import message_routes
from handoff.console.photos import agent_photo_routes
from handoff.console.sessions import Sessions
from handoff.conversation.hub import Hub
from handoff.conversation.runner import TurnRunner
from handoff.desk.packet import PacketReader
from handoff.desk.positions import QueuePositions
from handoff.edge.http import MAX_BODY, MAX_FRAME, add_edge
from handoff.logs import log_loop_error
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.photos.links import PhotoLinks
from handoff.photos.routes import photo_routes
from handoff.rasa_client import Bot, RasaBot
from handoff.settings import ROOT, Settings
from handoff.site.health import health_routes
from handoff.site.help import help_routes
from handoff.site.pages import PICTURES, page_routes
from handoff.site.reference.routes import reference_routes
from handoff.store.store import Store
from shop import open_shop
from shop.interface import Shop
from shop.proof import Proofs

NOTICES = ROOT / "data" / "notices"
PROOFS_FILE = "proofs.db"
PHOTOS = "photos"


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that have a real and a fake form."""

    bot: Bot | None = None
    """None: Rasa, as the settings say."""
    shop: Shop | None = None
    """None: the shop that ``shop`` opens."""


def make_app(settings: Settings, parts: Parts | None = None, *, name: str = "counterhand") -> Sanic[Any, Any]:
    """The server, ready to be run. Its parts live from its start to its stop."""
    parts = parts or Parts()
    store, hub = Store(settings.store_url), Hub()
    store.subscribe(hub.publish)
    notices = Notices.load(NOTICES, settings.shop_name)
    console = _open_console(store, hub, notices, settings, parts.shop or open_shop(settings.data_dir))
    standing = QueuePositions(store, hub)
    channels = open_channels(ChannelParts(store, hub, notices, settings, console.album, console.links, PICTURES))
    app = Sanic(name, config=_config(settings), dumps=orjson.dumps, configure_logging=False)
    add_edge(app)
    _mount(app, console, settings, channels)
    stack = AsyncExitStack()

    @app.before_server_start
    async def _start(_app: object) -> None:
        asyncio.get_running_loop().set_exception_handler(log_loop_error)
        await stack.enter_async_context(store)
        await stack.enter_async_context(console.album)
        if (bot := parts.bot) is None:
            bot = await stack.enter_async_context(_rasa(settings))
        runner = TurnRunner(store, hub, bot, notices)
        await console.live.start()
        for task in (asyncio.create_task(standing.run()), asyncio.create_task(console.live.run())):
            stack.callback(task.cancel)
        stack.push_async_callback(runner.stop)
        await runner.start()
        for channel in filter(None, channels.values()):
            await stack.enter_async_context(channel.lifetime)

    @app.after_server_stop
    async def _stop(_app: object) -> None:
        await stack.aclose()

    return app


def _open_console(store: Store, hub: Hub, notices: Notices, settings: Settings, shop: Shop) -> Console:
    """The agents' side; its album and links are the shoppers', too."""
    links = PhotoLinks(settings.secret_key.get_secret_value())
    packets = PacketReader(shop, Proofs(settings.data_dir / PROOFS_FILE), links)
    album = Album(store, settings.data_dir / PHOTOS)
    return Console(store, notices, Live(store, hub, links), Sessions(store), packets, album, links)


def _mount(app: Sanic[Any, Any], console: Console, settings: Settings, channels: dict[str, OpenChannel | None]) -> None:
    for routes in (
        *(routes for channel in filter(None, channels.values()) for routes in channel.routes),
        photo_routes(console.album, console.links),
        login_routes(console),
        conversation_routes(console),
        message_routes(console),
        agent_photo_routes(console),
        admin_routes(console),
        health_routes(console.store, settings, partial(read_statuses, channels)),
        page_routes(),
        help_routes(),
        reference_routes(app),
    ):
        app.blueprint(routes)


def _rasa(settings: Settings) -> RasaBot:
    return RasaBot(settings.rasa_urls[0], settings.rasa_secret.get_secret_value())


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
