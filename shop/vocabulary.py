"""The shop's words for the bot: models/vocabulary.json, which it reads in training and while it runs.

The bot runs in an interpreter of its own and imports nothing of ours. The form: `products` and `colours` are names,
`called` single words that each name one product, `kinds` what things are called, in the singular, `ordinary` words of
names that mean something else as well, `order_numbers` regular expressions, each for a whole order number, and
`promo_codes` codes.
"""

import json
import os
import re
from collections.abc import Collection
from pathlib import Path

from settings.shared import ROOT
from shop.interface import Vocabulary
from shop.search.index import lexicon
from shop.search.names import names_of

VOCABULARY = ROOT / "models" / "vocabulary.json"


class BadVocabulary(Exception):
    """The shop gave words that the bot cannot read; the text says which."""


def write_vocabulary(vocabulary: Vocabulary, path: Path) -> None:
    """Write what the bot recognises of `vocabulary` to `path`, whole or not at all; raises `BadVocabulary`."""
    for shape in vocabulary.order_numbers:
        _check(shape)
    called = names_of(vocabulary).words
    told = {
        "products": vocabulary.products,
        "called": sorted(word for word, products in called.items() if _names_one(word, products, vocabulary)),
        "kinds": sorted(lexicon(vocabulary).kinds),
        "ordinary": vocabulary.ordinary,
        "colours": vocabulary.colours,
        "order_numbers": vocabulary.order_numbers,
        "promo_codes": vocabulary.promo_codes,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written to another file first: the bot reads this one while it runs.
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
    aside.replace(path)


def _names_one(word: str, products: Collection[str], vocabulary: Vocabulary) -> bool:
    return len(products) == 1 and " " not in word and word not in vocabulary.ordinary


def _check(shape: str) -> None:
    try:
        re.compile(shape)
    except re.error as problem:
        raise BadVocabulary(f"the shape of order numbers {shape!r} is no regular expression: {problem}") from None
