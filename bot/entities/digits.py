"""Numbers in words, or with marks between their digits: "one oh four two", "ten forty-two", "10 42", "1,042"."""

import re
from collections.abc import Sequence

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {
    word: 10 * count
    for count, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_VALUES = {word: value for value, word in enumerate((*_ONES, *_TEENS))} | _TENS | {"fourty": 40}
_VALUES |= {"oh": 0, "o": 0, "nought": 0, "naught": 0, "nil": 0}
_TIMES = {"double": 2, "triple": 3}
_SCALES = {"hundred": 100, "thousand": 1000}
_ANY = "|".join(sorted({*_VALUES, *_TIMES, *_SCALES}, key=lambda word: (-len(word), word)))
_TEN = 10

WORDS = rf"(?:{_ANY})(?:[ .-]+(?:(?<=hundred )and |(?<=thousand )and )?(?:{_ANY})){{1,11}}\b"
"""A number in words, of two or more."""
_DIGIT = rf"(?:{'|'.join([*_ONES, 'oh', 'o', 'nought', 'naught'])})"
DICTATED = rf"{_DIGIT}(?:[ .-]{_DIGIT}){{3,9}}\b"
"""Four digits or more in words, each on its own."""
_WORD = r"[a-z]+"


def digits_of(words: str) -> str:
    """Return a number in words as digits, as it would be dictated: "ten forty two" is "1042"."""
    said = [word for word in re.findall(_WORD, words.lower()) if word != "and"]
    return _counted(said) if _SCALES.keys() & set(said) else _dictated(said)


def amount_of(words: str) -> "int | None":
    """Return what a number in words counts to, None where it is no number: "a hundred and twenty" is 120."""
    said = [word for word in re.findall(_WORD, words.lower()) if word not in {"and", "a"}]
    if not said or not {*said} <= {*_VALUES, *_SCALES}:
        return None
    return int(_counted(said))


def _counted(said: "Sequence[str]") -> str:
    whole, part = 0, 0
    for word in said:
        if word == "thousand":
            whole, part = whole + max(part, 1) * _SCALES[word], 0
        elif word == "hundred":
            part = max(part, 1) * _SCALES[word]
        else:
            part += _VALUES.get(word, 0)
    return str(whole + part)


def _dictated(said: "Sequence[str]") -> str:
    digits, times = "", 1
    waits = False  # a round ten, whose unit may follow: "forty" of "forty two"
    for word in said:
        if word in _TIMES:
            times, waits = _TIMES[word], False
            continue
        value = _VALUES.get(word)
        if value is None:
            return ""  # a word among the letters that are taken for digits: "ill"
        if waits and 0 < value < _TEN and times == 1:
            digits = digits[:-1] + str(value)
        else:
            digits += str(value) * times
        waits, times = word in _TENS, 1
    return digits
