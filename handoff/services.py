"""What several features work with, put together once. Each feature takes what it needs in its `setup`.

What one feature alone uses is made in that feature's `setup`, and so are plain values from the settings.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sanic import Sanic

from handoff.attendance import Attendance
from handoff.conversation.hub import Hub
from handoff.lifetimes import Lifetime
from handoff.notices import Notices
from handoff.photos.album import Album
from handoff.photos.links import PhotoLinks
from handoff.rasa_client import Bot, RasaBot
from handoff.settings import Settings
from handoff.store.store import Store
from settings.facts import PageFacts
from settings.shared import ROOT
from shop.interface import Shop
from shop.settings import open_shop
from shop.statuses import known_statuses

NOTICES = ROOT / "data" / "notices"
PICTURES = ROOT / "data" / "shop" / "pictures"
PHOTOS = "photos"

App = Sanic[Any, Any]


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts that have a real and a fake form."""

    bot: Bot | None = None
    """None: Rasa, as the settings say."""
    shop: Shop | None = None
    """None: the shop that `open_shop` opens."""


@dataclass(frozen=True, slots=True)
class Services:
    """The parts that features share. Nothing in them is open before the server starts."""

    settings: Settings
    """Read in a `setup` and nowhere else."""
    store: Store
    hub: Hub
    """Hears of everything that is committed to the store."""
    notices: Notices
    attendance: Attendance
    shop: Shop
    bot: AbstractAsyncContextManager[Bot]
    album: Album
    photo_links: PhotoLinks
    pictures: Path
    """The folder of the pictures that cards name."""
    statuses: dict[str, Callable[[], str | None]] = field(default_factory=dict)
    """The state of each outside service, in a word, by name: a `setup` adds its own, and `/readyz` shows them all."""


Feature = Callable[[App, Services], Lifetime | None]
"""A feature's `setup`: mounts its routes, and returns what it starts and stops, if there is anything."""


def open_services(settings: Settings, parts: Parts) -> Services:
    """Make the services; raises SettingsError where the notices are wrong, or the texts on orders' cards."""
    known_statuses()
    store, hub, attendance = Store(settings.store_url), Hub(), Attendance(PageFacts())
    store.subscribe(hub.publish)
    return Services(
        settings=settings,
        store=store,
        hub=hub,
        notices=Notices.load(NOTICES, settings.shop_name, attendance.absence, attendance.phone),
        attendance=attendance,
        shop=parts.shop or open_shop(settings),
        bot=nullcontext(parts.bot) if parts.bot else _rasa(settings),
        album=Album(store, settings.data_dir / PHOTOS),
        photo_links=PhotoLinks(settings.secret_key.get_secret_value()),
        pictures=PICTURES,
    )


def _rasa(settings: Settings) -> RasaBot:
    return RasaBot(settings.rasa_urls[0], settings.rasa_secret.get_secret_value())
