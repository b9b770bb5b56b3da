"""What a use, a weather, a work or a hobby asks of a thing: data/shop/needs.yml."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from settings.files import read_yaml
from settings.shared import ROOT
from shop.interface import Product
from shop.search.index import entry
from shop.search.spelling import term

_NEEDS = ROOT / "data" / "shop" / "needs.yml"


@dataclass(frozen=True, slots=True)
class Need:
    """What tells of a need, and the traits and kinds of things for it.

    `quality` is what one of them is, or ""; `note` names what is so of everything, or "". `more` and `less` are how a
    catalogue writes of one that it is more of it, or less, than another.
    """

    told: re.Pattern[str]
    traits: frozenset[str]
    quality: str
    note: str = ""
    more: re.Pattern[str] | None = None
    less: re.Pattern[str] | None = None


@cache
def known_needs() -> tuple[Need, ...]:
    """Return the needs that the file knows; raises `OSError`, `yaml.YAMLError`, `KeyError` and `re.error`."""
    return tuple(
        Need(
            _words(one["words"]),
            frozenset({*one.get("traits", ()), *map(term, one.get("kinds", ()))}),
            one.get("is", ""),
            one.get("note", ""),
            *(_words(one[name]) if name in one else None for name in ("more", "less")),
        )
        for one in read_yaml(_NEEDS)["needs"]
    )


def _words(alike: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alike)})\b", re.IGNORECASE)


def needs_in(text: str) -> tuple[Need, ...]:
    """Return the needs that a message tells of."""
    return tuple(need for need in known_needs() if need.told.search(text))


def answers(product: Product, traits: frozenset[str]) -> int:
    """Count in how many ways a product is what is needed."""
    of = entry(product)
    return len(traits & (of.traits | of.kinds))


def qualities_of(needs: Sequence[Need]) -> frozenset[str]:
    """Return what a thing for these needs is above all: waterproof, warm."""
    return frozenset(need.quality for need in needs if need.quality)


def leaning(needs: Sequence[Need]) -> frozenset[str]:
    """Return the traits of all of these needs."""
    return frozenset(trait for need in needs for trait in need.traits)
