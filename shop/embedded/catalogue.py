"""What the sample shop sells: data/shop/catalogue.json, what details.yml adds to it, and the merchant's promo codes."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import product as pairs
from pathlib import Path
from typing import Any

from settings.files import read_yaml
from settings.shared import ROOT
from shop.interface import Category, Product, Variant, Vocabulary

_DATA = ROOT / "data"
# The sample's orders are numbered from 1001 on.
_ORDER_NUMBER = r"\d{4}"


@dataclass(frozen=True, slots=True)
class SoldOut:
    """A sold-out size or colour, or a size in a colour; back in so many days from today where that is known."""

    size: str | None
    colour: str | None
    back_in: int | None

    def covers(self, size: str | None, colour: str | None) -> bool:
        """Whether there is none of this size in this colour."""
        return self.size in {None, size} and self.colour in {None, colour}


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The products, the words for them, and what is sold out, by product number."""

    products: tuple[Product, ...]
    vocabulary: Vocabulary
    sold_out: Mapping[str, tuple[SoldOut, ...]]

    def variants(self, sku: str, today: date) -> tuple[Variant, ...]:
        """Return the variants of the product with that number as they are `today`."""
        return tuple(
            self._variant(sku, size, colour, today)
            for product in self.products
            if product.sku == sku
            for colour, size in pairs(product.colours or (None,), product.sizes or (None,))
        )

    def _variant(self, sku: str, size: str | None, colour: str | None, today: date) -> Variant:
        gone = next((gone for gone in self.sold_out[sku] if gone.covers(size, colour)), None)
        if gone is None:
            return Variant(size, colour, in_stock=True)
        back_on = None if gone.back_in is None else today + timedelta(days=gone.back_in)
        return Variant(size, colour, in_stock=False, back_on=back_on)


def read_catalogue(data: Path = _DATA) -> Catalogue:
    """Read the sample shop's files in the folder `data`."""
    details = read_yaml(data / "shop" / "details.yml")
    facts = read_yaml(data / "facts.yml")
    of = details["products"]
    products = tuple(_product(item, details) for item in _items(data))
    return Catalogue(
        products,
        _vocabulary(products, details, facts["discounts"]["codes"]),
        {product.sku: _sold_out(of[product.sku]["sold_out"]) for product in products},
    )


def read_pictures(data: Path = _DATA) -> dict[str, str | None]:
    """Read the pictures alone, by the products' numbers: the other files take thirty times as long."""
    return {item["sku"]: item.get("picture") for item in _items(data)}


def _items(data: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((data / "shop" / "catalogue.json").read_text(encoding="utf-8"))
    return items


def _product(item: dict[str, Any], all_details: dict[str, Any]) -> Product:
    details = all_details["products"][item["sku"]]
    return Product(
        sku=item["sku"],
        name=item["name"],
        price=Decimal(item["price"]),
        sizes=tuple(item["sizes"]),
        colours=tuple(item["colours"]),
        picture=item.get("picture"),
        page=f"/#{item['sku'].lower()}",
        category=_category(item["category"], all_details["categories"][item["category"]]),
        kinds=tuple(details["kinds"]),
        traits=tuple(details["traits"]),
        text=details["text"],
        made_of=details["made_of"],
        care=details["care"],
        fit=details["fit"],
        made_for=tuple(all_details["made_for"].get(item["category"], ())),
    )


def _category(name: str, called: list[str]) -> Category:
    # The shop's page names it so (web/src/shop/products.ts).
    return Category(name, tuple(called), "/#" + re.sub(r"\W+", "-", name.lower()))


def _sold_out(gone: list[dict[str, Any]]) -> tuple[SoldOut, ...]:
    return tuple(SoldOut(one.get("size"), one.get("colour"), one["back_in"]) for one in gone)


def _vocabulary(products: tuple[Product, ...], details: dict[str, Any], codes: list[dict[str, str]]) -> Vocabulary:
    return Vocabulary(
        products=tuple(product.name for product in products),
        colours=_each(colour for product in products for colour in product.colours),
        categories=tuple(dict.fromkeys(product.category for product in products)),
        kinds=_each(kind for product in products for kind in product.kinds),
        traits=_each(trait for product in products for trait in product.traits),
        not_meant=tuple(details["not_meant"]),
        ordinary=tuple(details["ordinary"]),
        order_numbers=(_ORDER_NUMBER,),
        promo_codes=tuple(code["code"] for code in codes),
    )


def _each(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(words)))
