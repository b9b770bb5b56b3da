"""How many, as people write it: "one" to "ninety-nine", "a couple of", "a few"."""

from collections.abc import Mapping

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _numbers() -> "dict[str, int]":
    small = dict(zip((*_ONES, *_TEENS), range(1, 20), strict=True))
    tens = {word: count for count, word in zip(range(20, 100, 10), _TENS, strict=True)}
    both = {
        f"{ten}{between}{one}": tens[ten] + count
        for ten in tens
        for count, one in enumerate(_ONES, start=1)
        for between in ("-", " ")
    }
    return {**small, **tens, **both}


COUNTS: Mapping[str, int] = {
    **_numbers(), "a": 1, "an": 1, "couple": 2, "couple of": 2, "a couple": 2, "a couple of": 2, "few": 3, "a few": 3,
    "several": 3,
}  # fmt: skip
"""What each says. A few are three."""
