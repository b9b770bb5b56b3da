"""What the shop sells: data/shop/catalogue.json, which the bot knows products from, and what details.yml adds to it."""

import json
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_SHOP = Path(__file__).parents[2] / "data" / "shop"


@dataclass(frozen=True, slots=True)
class SoldOut:
    """A size or a colour, or one in the other, that is gone; back in so many days from today where that is known."""

    size: str | None
    colour: str | None
    back_in: int | None

    def covers(self, size: str | None, colour: str | None) -> bool:
        """Whether there is none of this size and colour; where one is not said, of any."""
        return self.size in {None, size} and self.colour in {None, colour}


@dataclass(frozen=True, slots=True)
class Product:
    """A product; without sizes there is one size only. `picture` as in `OrderLine`.

    `kinds` is what shoppers call such a thing, `traits` what it is good for or like. `text`, `care` and `fit` (how
    large it is, which size to take) are sentences; `made_of` is a part of one.
    """

    sku: str
    name: str
    price: Decimal
    sizes: tuple[str, ...]
    colours: tuple[str, ...]
    picture: str | None
    category: str
    kinds: tuple[str, ...]
    traits: tuple[str, ...]
    text: str
    made_of: str
    care: str
    fit: str
    sold_out: tuple[SoldOut, ...]

    @property
    def page(self) -> str:
        """Where it is shown, from the website's address on."""
        return f"/#{self.sku.lower()}"

    @property
    def category_page(self) -> str:
        """Where all of its category are shown; the shop's page names it so (web/src/shop/products.ts)."""
        return "/#" + re.sub(r"\W+", "-", self.category.lower())


@cache
def catalogue() -> tuple[Product, ...]:
    """Read the products, once."""
    details = _details()["products"]
    items = json.loads((_SHOP / "catalogue.json").read_text(encoding="utf-8"))
    return tuple(_product(item, details[item["sku"]]) for item in items)


@cache
def categories() -> dict[str, tuple[str, ...]]:
    """Name the categories in the catalogue's order, and what each is called: first by us, then by shoppers."""
    called = _details()["categories"]
    return {product.category: tuple(called[product.category]) for product in catalogue()}


@cache
def not_meant() -> frozenset[str]:
    """Return the words that are not to be taken for slips."""
    return frozenset(_details()["not_meant"])


def product_named(name: str) -> Product | None:
    """Return the product of that name, as the bot names it when it has recognised one."""
    return next((product for product in catalogue() if product.name == name), None)


def picture_of(sku: str) -> str | None:
    """Return the picture of the product with that number, if it is still sold."""
    return next((product.picture for product in catalogue() if product.sku == sku), None)


@cache
def _details() -> Any:  # noqa: ANN401 — whatever the file holds
    return yaml.safe_load((_SHOP / "details.yml").read_text(encoding="utf-8"))


def _product(item: dict[str, Any], details: dict[str, Any]) -> Product:
    return Product(
        sku=item["sku"],
        name=item["name"],
        price=Decimal(item["price"]),
        sizes=tuple(item["sizes"]),
        colours=tuple(item["colours"]),
        picture=item.get("picture"),
        category=item["category"],
        kinds=tuple(details["kinds"]),
        traits=tuple(details["traits"]),
        text=details["text"],
        made_of=details["made_of"],
        care=details["care"],
        fit=details["fit"],
        sold_out=tuple(SoldOut(gone.get("size"), gone.get("colour"), gone["back_in"]) for gone in details["sold_out"]),
    )
