"""Which shop there is: the settings that choose it, and the one place where it is opened."""

from typing import Annotated, Literal

from pydantic import Field

from settings.shared import DataFolder
from shop.deadline import DEADLINE_S, PunctualShop
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import seed, shop_file
from shop.interface import Shop


class ShopSettings(DataFolder):
    """Which shop is asked, and what it takes to ask it."""

    shop: Literal["embedded"] = "embedded"
    """The adapter; `embedded` is the sample shop."""
    shop_delay_s: Annotated[float, Field(ge=0)] = 0
    """Seconds that every answer takes longer, for drills of a slow shop."""


def open_shop(settings: ShopSettings, deadline_s: float = DEADLINE_S) -> Shop:
    """Open the shop that the settings choose. Its answers come in time or raise `ShopUnavailable`."""
    return PunctualShop(_adapter(settings), deadline_s, settings.shop_delay_s)


def _adapter(settings: ShopSettings) -> Shop:
    match settings.shop:
        case "embedded":
            path = shop_file(settings.data_dir)
            if not path.exists():
                seed(path)
            return EmbeddedShop(path)
