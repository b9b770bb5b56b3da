"""How a product comes up, and which of two sizes to take, as the catalogue has it."""

import re

from actions.spoken_numbers import NUMBERS, number_of
from actions.topics.product_texts import Told
from shop.interface import Product

BETWEEN_SIZES = re.compile(
    r"\bbetween (?!them\b|these\b|those\b|both\b)|\b(?:compar\w+|difference|differ\w*|versus|vs)\b"
    r"|\bwhich (?:size|one|of (?:the|those) two)\b|,? which(?: one)?\W*$"
    r"|\benough for\b|\bor (?:do|should|must|is|would) (?:i|the|it)\b",
    re.IGNORECASE,
)
"""What asks of two sizes of a thing which to take, or how they differ, and not whether they are there."""
_RUNS = (
    r"\b(?:comes?|runs?|running|coming|fits?|fitting) (?:up )?(?:an? )?(?:(?:bit|little|rather|quite|too|slightly) )*"
)
_ASKS = re.compile(
    rf"\btrue to size\b|{_RUNS}(?:big|large|small|tight|generous)\b"
    r"|\b(?:size|go|order) (?:up|down)\b(?! to\b)|\ba size (?:up|down)\b"
    r"|\bbetween (?:\w+ )?sizes\b|\b(?:in )?between (?:an? |the )?[\w.]+ (?:and|or) (?:an? |the )?[\w.]+"
    r"|\bhow (?:do|does|did)\b[^.?!]*\bcome up\b|\b(?:half|in between) sizes?\b",
    re.IGNORECASE,
)
_TRUE = re.compile(r"\btrue to size\b", re.IGNORECASE)
_RUNS_SO = re.compile(rf"{_RUNS}(?P<how>big|large|small|tight|generous)\b", re.IGNORECASE)
# What the catalogue writes of a thing that is not true to size.
_COMES_UP = re.compile(r"\bcomes? up (?:slightly |a little )?(?P<how>large|small)\b", re.IGNORECASE)
_LARGE = frozenset({"big", "large", "generous"})
# "I've wide feet", "for somebody with bunions".
_OF_WIDE_FEET = re.compile(
    r"\b(?:wide|broad|big|chunky|fat|splayed)[- ](?:\w+ )?(?:feet|foot|footed|forefoot|toes?|toe ?box|fit(?:ting)?)\b"
    r"|\bbunions?\b|\broomy\b|\broom for (?:my |the )?(?:\w+ )?toes\b"
    r"|\b(?:feet|foot|toes) (?:is|are|being) (?:\w+ )?(?:wide|broad)\b",
    re.IGNORECASE,
)
# How many people a thing is for, as the catalogue has it, and as a question does.
_NUMBER = rf"(?P<many>[1-8]|{'|'.join(NUMBERS[:8])})"
_IS_FOR = re.compile(rf"\b{_NUMBER}-person\b", re.IGNORECASE)
_FOR_SO_MANY = re.compile(
    rf"\b(?:fits?|sleeps?|holds?|takes?|for|room for|space for|big enough for|hous\w+|accommodat\w+) (?:us )?{_NUMBER}"
    r"(?= (?:\w+ )?(?:people|persons?|adults?|men|women|friends|lads|girls|grown|mates|of us)\b|(?: please)?\W*$)"
    rf"|\b{_NUMBER.replace('many', 'of_us')} of us\b",
    re.IGNORECASE,
)
_IS_WIDE = re.compile(r"\bwide forefoot\b", re.IGNORECASE)


def _names_two_sizes(product: Product, text: str) -> bool:
    named = [one for one in product.sizes if re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", text, re.IGNORECASE)]
    return len(named) > 1 and BETWEEN_SIZES.search(text) is not None


def comes_up(product: Product, text: str) -> Told | None:
    """Say how a product comes up, to a question of that; None where it asks for something else of its size."""
    wide = _OF_WIDE_FEET.search(text)
    if wide and _IS_WIDE.search(product.fit):
        return Told(wide[0].lower(), answer=True, said=product.fit)
    asks = _ASKS.search(text) or (BETWEEN_SIZES.search(text) if _names_two_sizes(product, text) else None)
    if not asks or not product.fit:
        return None
    off, runs = _COMES_UP.search(product.fit), _RUNS_SO.search(text)
    is_true = _TRUE.search(product.fit) is not None
    answer = None
    if _TRUE.search(text) and (is_true or off):
        answer = is_true
    elif runs and (is_true or off):
        answer = off is not None and (off["how"].lower() in _LARGE) == (runs["how"].lower() in _LARGE)
    return Told(asks[0].lower(), answer, product.fit)


def sleeps(product: Product, text: str) -> Told | None:
    """Say whether a thing has room for so many people; None where its name has no number, or the question none."""
    is_for, asked = _IS_FOR.search(product.name), _FOR_SO_MANY.search(text)
    if not is_for or not asked:
        return None
    return Told(asked[0].lower(), number_of(asked["many"] or asked["of_us"]) <= number_of(is_for["many"]), product.text)
