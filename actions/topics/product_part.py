"""The part of a product that is asked for: its size and its colours, those that are named and those of before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.topics.looked_for import looked_for
from actions.topics.stock import Asked
from actions.turn import Turn
from shop.interface import Product
from shop.search.variants import colours_of, size_of

_IN_WORDS = {"S": "small", "M": "medium", "L": "large", "XS": "extra small", "XL": "extra large"}


def with_part_before(turn: Turn, products: Sequence[Product], asked: Asked) -> Asked:
    """Add the size and the colour that were asked for before, where the same product is still talked of."""
    before = looked_for(turn.slots)
    if before is None or len(products) != 1 or turn.slots["looked_for"].get("of") != products[0].name:
        return asked
    (product,) = products
    if asked.another:
        return replace(asked, size=asked.size or before.size, colours=frozenset(product.colours) - before.colours)
    size = before.size if before.size and size_of(product, before.size) else None
    colours = before.colours if colours_of(product, before.colours) else frozenset()
    return replace(asked, size=asked.size or size, colours=asked.colours or colours)


def kept_part(products: Sequence[Product], asked: Asked) -> dict[str, Any]:
    """Remember the size and the colours that one product was asked for in."""
    if len(products) != 1:
        return {}
    part = {"of": products[0].name, "size": asked.size, "colours": sorted(asked.colours)}
    return {"looked_for": {name: value for name, value in part.items() if value}}


def comes_in(product: Product, asked: Asked) -> bool:
    """Whether a product comes in the size and in one of the colours asked for, in stock or not."""
    comes_in_size = not asked.size or size_of(product, asked.size) is not None
    return comes_in_size and (not asked.colours or bool(colours_of(product, asked.colours)))


def own_size(product: Product, text: str) -> str | None:
    """Return a size of the product that a message names bare: "in 8", "the long one"."""
    return next(iter(_own_sizes(product, text)), None)


def _own_sizes(product: Product, text: str) -> list[str]:
    return [
        size
        for size in product.sizes
        if re.search(
            rf"(?:^\W*|,\s*|\b(?:in|size|sz|uk|a|an|or|and|the|about"
            rf"|{'|'.join(map(re.escape, product.colours)) or 'in'})\s+)"
            rf"(?:size |uk )?{_called_so(size)}(?![\w.-])",
            text,
            re.IGNORECASE,
        )
    ]


def _called_so(size: str) -> str:
    """Return the pattern of what a size is called: a letter, or its word where that tells nothing else."""
    word = _IN_WORDS.get(size)
    plain = re.escape(size.removeprefix("UK "))
    return rf"(?:{plain}|{word}(?! (?:enough|or|to)\b))" if word else plain


def each_size(asked: Asked, product: Product, text: str) -> list[Asked]:
    """Return what is asked size by size, where several are named: "in M or L"."""
    sizes = _own_sizes(product, text) if asked.size else []
    own = size_of(product, asked.size) if asked.size else None
    if own is None or len({*sizes, own}) == 1:
        return [asked]
    return [replace(asked, size=size) for size in product.sizes if size in {*sizes, own}]
