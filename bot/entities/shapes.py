"""The shapes of the shop's order numbers, and how their prefix is left out, spaced or typed small."""

import re
from collections.abc import Sequence

from bot.entities.digits import digits_of

# "FH-" of "FH-\d{4}": letters, a sign, and then what changes from order to order.
_PREFIXED = re.compile(r"#?\??(?P<letters>[A-Za-z]{1,6})(?P<sign>\\?[-_/# ])?\??(?P<rest>[\d\\\[(].*)")
_MAX_LETTERS_OF_WORD = 1  # "a 1042" is an article and a number


class Shapes:
    """Regular expressions, each for a whole order number."""

    def __init__(self, shapes: Sequence[str]) -> None:
        self._shapes = shapes
        whole = [one for shape in shapes for one in (shape, *_without_prefix(shape))]
        self._whole = [re.compile(shape, re.IGNORECASE) for shape in whole]

    def __bool__(self) -> bool:
        return bool(self._shapes)

    def fit(self, number: str) -> bool:
        """Whether `number` has one of the shapes, with the shop's prefix or without."""
        return any(shape.fullmatch(number) for shape in self._whole)

    def lettered(self) -> "list[str]":
        """Regular expressions for numbers in a text that have letters, with any sign or none between their parts."""
        return [_loose(shape) for shape in self._shapes]


def together(apart: str, shapes: Shapes) -> "str | None":
    """Return the number that digits in groups or words make, if it has one of the shapes."""
    number = re.sub(r"\D", "", apart) if re.search(r"\d", apart) else digits_of(apart)
    return number if shapes.fit(number) else None


def _without_prefix(shape: str) -> "tuple[str, ...]":
    prefixed = _PREFIXED.fullmatch(shape)
    return (prefixed["rest"],) if prefixed else ()


def _loose(shape: str) -> str:
    prefixed = _PREFIXED.fullmatch(shape)
    if not prefixed:
        return shape
    sign = "[-_/# ]?" if len(prefixed["letters"]) > _MAX_LETTERS_OF_WORD else "[-_/#]?"
    return f"{prefixed['letters']}{sign}(?:{prefixed['rest']})"
