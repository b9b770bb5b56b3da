"""Rasa's server, put together from Rasa's parts and ours. Its command line would cost seconds and open more doors."""

import asyncio
import sys
from pathlib import Path

import rasa.core.agent
import rasa.core.run
from rasa.core.utils import AvailableEndpoints
from rasa.shared.exceptions import RasaException
from sanic import Sanic

from bot.server.action_server import ActionServer
from bot.server.graph import run_serially
from bot.server.rasa_patches import take_shortcuts
from bot.server.trackers import SqliteTrackerStore
from bot.server.wordings import NextWording

# A turn's text and metadata; anything larger is not from the handoff process.
_MAX_BYTES = 100_000


def serve(model: Path, port: int, data_dir: Path) -> None:
    """Serve `model` on 127.0.0.1:`port` until told to stop, remembering conversations in `data_dir`."""
    run_serially()
    take_shortcuts()
    endpoints = AvailableEndpoints.read_endpoints("endpoints.yml")
    endpoints.action = actions = ActionServer(endpoints.action.url)
    endpoints.tracker_store = trackers = SqliteTrackerStore(path=data_dir / "trackers.db")
    endpoints.nlg = NextWording()
    try:
        channels = rasa.core.run.create_http_input_channels(None, "credentials.yml")
    except RasaException as problem:
        sys.exit(str(problem))
    app = rasa.core.run.configure_app(channels, enable_api=False, port=port)
    app.config.REQUEST_MAX_SIZE = _MAX_BYTES
    app.ctx.trackers = trackers

    async def load(app: Sanic, loop: asyncio.AbstractEventLoop) -> None:
        app.ctx.agent = await rasa.core.agent.load_agent(str(model), endpoints=endpoints, loop=loop)
        if not app.ctx.agent.is_ready():
            sys.exit(f"{model} could not be loaded: run `make train`.")

    async def close(_: Sanic, __: asyncio.AbstractEventLoop) -> None:
        await actions.close()

    app.register_listener(load, "before_server_start")
    app.register_listener(close, "after_server_stop")
    # One worker: conversations held in memory belong to one process. More are started on ports of their own.
    app.run(host="127.0.0.1", port=port, workers=1, access_log=False)
