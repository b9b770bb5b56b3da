"""The shop as the product sees it. Where a shop is chosen: connect another one in `open_shop`."""

import os
from pathlib import Path

from shop.deadline import DEADLINE_S, PunctualShop
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import seed
from shop.interface import Shop


def open_shop(data_dir: Path) -> Shop:
    """Open the sample shop in `data_dir`, seeding it when absent. Its answers come in time or raise `ShopUnavailable`.

    The setting SHOP_DELAY_S makes every answer that many seconds slower, for drills of the failure.
    """
    path = shop_file(data_dir)
    if not path.exists():
        seed(path)
    return PunctualShop(EmbeddedShop(path), DEADLINE_S, delay_s=float(os.environ.get("SHOP_DELAY_S") or 0))


def shop_file(data_dir: Path) -> Path:
    """Name the file in which the sample shop lives."""
    return data_dir / "shop.db"
