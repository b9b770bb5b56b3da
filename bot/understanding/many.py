"""Whether a message wants many pieces of something, for a group or with a question for a price: they get an offer."""

import re
from functools import cache

from bot.understanding.phrasing import read_talk


@cache
def _patterns() -> "tuple[re.Pattern[str], re.Pattern[str]]":
    written = {name: part.replace("\n", "") for name, part in read_talk("many").items()}
    # "She is 80 and keeps a garden" counts nothing.
    no_piece = rf"(?!(?:{written['units']}|and|or|but|so|who)\b)"
    piece = rf"\s+(?:x\s+)?(?:{no_piece}[\w'’-]+\s+){{0,3}}?{no_piece}[a-z][\w-]*s\b"
    piece = rf"(?:{piece}|\s+(?:{written['of_one']})\b)"
    asks = rf"\b(?:{written['group']}|{written['asks_price']})\b"
    return re.compile(written["count"] + piece, re.IGNORECASE), re.compile(asks, re.IGNORECASE)


def counts_many(text: str) -> bool:
    """Whether `text` counts ten pieces or more of something."""
    return bool(_patterns()[0].search(text))


def wants_many(text: str) -> bool:
    """Whether `text` counts ten pieces or more, and names a group or asks for a price."""
    counts, asks = _patterns()
    return bool(counts.search(text) and asks.search(text))
