"""What the shop sells: data/shop/catalogue.json, the same list that the bot knows products from."""

import json
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

_CATALOGUE = Path(__file__).parents[2] / "data" / "shop" / "catalogue.json"


@dataclass(frozen=True, slots=True)
class Product:
    """A product; without sizes there is one size only. `picture` as in `OrderLine`."""

    sku: str
    name: str
    price: Decimal
    sizes: tuple[str, ...]
    colours: tuple[str, ...]
    picture: str | None


@cache
def catalogue() -> tuple[Product, ...]:
    """Read the products, once."""
    return tuple(
        Product(
            sku=item["sku"],
            name=item["name"],
            price=Decimal(item["price"]),
            sizes=tuple(item["sizes"]),
            colours=tuple(item["colours"]),
            picture=item.get("picture"),
        )
        for item in json.loads(_CATALOGUE.read_text(encoding="utf-8"))
    )


def product_named(name: str) -> Product | None:
    """Return the product of that name, as the bot names it when it has recognised one."""
    return next((product for product in catalogue() if product.name == name), None)


def picture_of(sku: str) -> str | None:
    """Return the picture of the product with that number, if it is still sold."""
    return next((product.picture for product in catalogue() if product.sku == sku), None)
