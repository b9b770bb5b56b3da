"""What a text must be before it is stored: clean Unicode, a bounded length, and no card numbers.

The same text is always cleaned to the same result, so that a retry under the same id compares equal.
"""

import re
import unicodedata

from handoff.errors import BadFrame, EmptyText, TooLong

MAX_CHARACTERS = 2_000
MAX_COMBINING = 8
"""No written language stacks more marks on a letter; longer runs only break the page ("zalgo")."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_CARD_INDUSTRIES = {2, 3, 4, 5, 6}
"""First digits of payment cards; other runs that happen to pass the check are parcel numbers."""

_DIGIT_RUN = re.compile(r"(?<!\d)\d(?:[ \-\u00a0.]?\d){12,18}(?!\d)")


def clean_text(text: object, *, limit: int = MAX_CHARACTERS) -> str:
    """The text as it is stored: NFC, no control characters, card numbers masked, at most ``limit`` characters.

    Raises BadFrame where it is no text (a lone surrogate is none), EmptyText and TooLong.
    """
    if not isinstance(text, str):
        raise BadFrame("A text is missing.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise BadFrame("The text is not valid Unicode.") from None
    if len(text) > 4 * limit:  # NFC never shrinks a text to a fourth: spare the work
        raise TooLong
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _trim_combining(_CONTROL.sub("", text)).strip()
    if not any(_is_visible(character) for character in text):
        raise EmptyText
    if len(text) > limit:
        raise TooLong
    return mask_cards(text)


def mask_cards(text: str) -> str:
    """Replaces card numbers (13-19 digits that pass the Luhn check, ISO/IEC 7812-1) by their last four digits."""
    return _DIGIT_RUN.sub(lambda found: _masked(found[0]), text)


def _masked(run: str) -> str:
    digits = [int(character) for character in run if character.isdecimal()]
    is_card = digits[0] in _CARD_INDUSTRIES and _passes_luhn(digits)
    return f"•••• {''.join(map(str, digits[-4:]))}" if is_card else run


def _passes_luhn(digits: list[int]) -> bool:
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _trim_combining(text: str) -> str:
    if text.isascii():
        return text
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MAX_COMBINING:
            kept.append(character)
    return "".join(kept)


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in {"Cf", "Mn", "Me"}
