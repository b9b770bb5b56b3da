"""Sizes and colours as shoppers write them, and what a product has of them."""

import re
from collections.abc import Collection
from functools import cache
from typing import Any

from settings.files import read_yaml
from settings.shared import ROOT
from shop.interface import Product

_SIZES = ROOT / "data" / "shop" / "sizes.yml"

# Names of colours, each with the colour that it is a shade of.
SHADES = {
    "green": {"pine", "moss"},
    "khaki": {"moss", "tan"},
    "olive": {"moss"},
    "blue": {"navy", "sky", "slate"},
    "grey": {"charcoal", "slate", "steel"},
    "gray": {"charcoal", "slate", "steel"},
    "silver": {"steel"},
    "brown": {"walnut", "tan", "rust"},
    "orange": {"rust"},
    "yellow": {"mustard"},
    "white": {"cream"},
    "beige": {"oat", "tan"},
    "purple": {"heather", "berry"},
    "pink": {"berry"},
    "burgundy": {"berry"},
}


def size_of(product: Product, size: str) -> str | None:
    """Return the product's size that the shopper means, as the product writes it."""
    own = next((own for own in product.sizes if _is_size(plain_size(own), plain_size(size))), None)
    return own or _of_clothes(product, plain_size(size)) or _of_shoes(product, plain_size(size))


def _of_clothes(product: Product, size: str) -> str | None:
    """Return the letter that a woman's UK size is in clothes: a 12 is an M."""
    sizes = _known_sizes()
    own = sizes["womens"].get(size) if set(sizes["of_clothes"]) <= set(product.sizes) else None
    return own if own in product.sizes else None


def _of_shoes(product: Product, size: str) -> str | None:
    """Return the UK size that a European one is in shoes: a 42 is an 8."""
    sizes = _known_sizes()
    european = re.sub(r"^EUR? ?", "", size)
    own = sizes["european"].get(european) if set(sizes["of_shoes"]) <= set(product.sizes) else None
    return own if own in product.sizes else None


@cache
def _known_sizes() -> dict[str, Any]:
    known: dict[str, Any] = read_yaml(_SIZES)
    return known


def colours_of(product: Product, colours: Collection[str]) -> list[str]:
    """Return the product's colours that are among those, or else shades of them: "navy blue" is navy."""
    named = [colour for colour in product.colours if colour in colours]
    shades = {shade for colour in colours for shade in SHADES.get(colour, ())}
    return named or [colour for colour in product.colours if colour in shades]


def litres(text: str) -> str | None:
    """Return how many litres a text names, if it names them outright: "under 45 litres" does not."""
    found = re.search(
        r"(?<!under )(?<!below )(?<!over )(?<!than )\b(\d{1,3})[- ]?(?:l|lit(?:re|er)s?|ltrs?)\b", text, re.IGNORECASE
    )
    return found[1] if found else None


def plain_size(size: str) -> str:
    """Write a size as it is compared: "UK 7" and "size 7" are 7."""
    return re.sub(r"^(?:SIZE )?(?:UK ?)?", "", size.upper().strip())


def _is_size(own: str, wanted: str) -> bool:
    if own == wanted:
        return True
    first, dash, last = own.partition("-")
    if not dash:
        return False
    if first.isdecimal() and last.isdecimal() and wanted.isdecimal():
        return int(first) <= int(wanted) <= int(last)
    return wanted in {first, last}
