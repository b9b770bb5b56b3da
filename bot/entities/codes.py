"""The shop's own order numbers and promo codes: found by their shapes and names, wherever they stand."""

import re
from collections.abc import Iterator, Sequence

from bot.entities.claims import Claim
from bot.entities.numbers import ORDER, one_form

_BEFORE, _AFTER = r"(?<![\w@./-])", r"(?![\w@-]|[./]\w)"


class Codes:
    """Finds what has the shape of one of the shop's order numbers, and its promo codes.

    A number of digits alone is like any other number, and is left to bot/entities/numbers.py.
    """

    def __init__(self, order_numbers: Sequence[str], promo_codes: Sequence[str]) -> None:
        self._orders = [re.compile(rf"{_BEFORE}(?:{shape}){_AFTER}", re.IGNORECASE) for shape in order_numbers]
        self._promos = [(code, _of_code(code)) for code in promo_codes]

    def find(self, text: str) -> Iterator[Claim]:
        """Find them in a folded text."""
        for shape in self._orders:
            for match in shape.finditer(text):
                if any(map(str.isalpha, match[0])):
                    yield Claim(ORDER, one_form(match[0]), *match.span())
        for code, regex in self._promos:
            for match in regex.finditer(text):
                yield Claim("promo_code", code, *match.span())


def _of_code(code: str) -> "re.Pattern[str]":
    # SUMMER is a code, and summer a time of the year.
    flags = re.IGNORECASE if any(map(str.isdecimal, code)) else 0
    return re.compile(_BEFORE + re.escape(code) + _AFTER, flags)
