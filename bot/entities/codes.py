"""The shop's own order numbers and promo codes: found by their shapes and names, wherever they stand."""

import re
from collections.abc import Iterator, Sequence

from bot.entities.around import ENDS, IS, NUMBER_WORD, SIGNS, UNIT, WORD
from bot.entities.claims import Claim, claims, listed, pattern
from bot.entities.digits import WORDS
from bot.entities.numbers import ORDER, TO_ORDER, alone, one_form
from bot.entities.shapes import Shapes, together

_BEFORE, _AFTER = r"(?<![\w@./-])", r"(?![\w@-]|[./]\w)"
# Digits in two or more groups, or in words. Only those that make a number of the shop's are taken.
_APART = rf"(?:\d{{1,4}}(?:[ .,_-]\d{{1,4}}){{1,11}}{ENDS}|{WORDS}(?! ?%)(?! (?:pounds?|quid|days?|weeks?|times)\b))"
_AFTER_WORD = re.compile(
    rf"(?:(?<![\w-]){WORD}(?:\.?[ _-]*(?P<sure>{NUMBER_WORD}))?(?![a-z])\.?|(?<![\w-])(?P<only>number|num|no"
    rf"|nr)(?![a-z])"
    rf"\.?|(?<!\w)(?P<sign>[#№])|(?<![\w-])\d{{3,14}} ?(?:and|or|&|,|\+)){IS}{SIGNS}(?<![a-z])(?P<value>{_APART})",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    rf"[ ,;/&+]+(?:and|or|plus|then|also)?[ ,]*(?:{WORD})?[ .]*(?:{NUMBER_WORD})?[ :.]*[#№]?(?P<value>{_APART})",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    rf"(?<![\w@#.-])(?P<value>{_APART})\W{{1,3}}(?:is|was|that's|thats|being) (?:my|the|our|an?) (?:\w+ )?{WORD}\b",
    re.IGNORECASE,
)
_ALONE = alone(_APART)
# "the jacket from 1042", "what i bought in 1042": after other words than these it may be a price, a time, a year.
_OF_A_THING = re.compile(
    r"\b(?:(?:the|my|this|that|these|those|our|wrong)(?: [^\W\d][\w'&-]*){1,4}?"
    r"|(?:return|send|sent|g[ai]v|bring|brought|got|bought|order|receiv|swap|exchang|cancel|chang|miss|broke|arriv|came)"
    r"\w*(?: [^\W\d][\w'&-]*){0,5}?) (?:from|in|on|with) (?!(?:19|20)\d\d)(?P<value>[1-9]\d{3,9})"
    rf"{ENDS}(?! ?(?:to|until|till|and|or|o'?clock|[-/]) ?\d)",
    re.IGNORECASE,
)
# "My order is 61.50": a number that is written apart has a word like "number" before it, or other signs in it.
_OF_PENCE = re.compile(r"\d{1,3}\.\d\d(?![\d.,-]\d|\d)")
_OF_A_CARD = re.compile(r"\b(?:cards?|visa|mastercard|amex|account|end(?:s|ed|ing)?) ", re.IGNORECASE)
# Codes that are none of this shop's, but are called one or look like one.
_CALLED = (
    r"(?<!post )(?<!zip )(?<!pin )\b(?:code|coupon|voucher|promo|promocode)\b(?: (?:code|is|was|called|named|says))*"
)
_PROMOS = (
    pattern(
        "promo_code",
        r"\b(?:code|coupon|voucher|promo|discount|promocode)s?\b(?: (?:code|is|was|called|named|says))*[\s:'\"(-]*"
        r"(?P<value>(?=[A-Z-]*\d)(?=[\d-]*[A-Z])[A-Z0-9][A-Z0-9-]{3,19})(?![\w-]|% )",
        str.upper,
    ),
    pattern(
        "promo_code",
        rf"{_CALLED}[\s:'\"(-]*(?P<value>(?!with|for|from|was|and|says?|gives?|of|only|over|under|than)"
        r"[A-Z]{3,15} \d{1,3})(?![\w%£-]| ?(?:%|times|pounds|days|off|characters|digits))",
        lambda written: written.upper().replace(" ", ""),
    ),
    pattern(
        "promo_code",
        r"\b(?:appl(?:y|ied|ying)|us(?:e|ed|ing)|enter(?:ed|ing)?|redeem(?:ed)?|try|tried) (?:the |my )?(?:code )?"
        r"(?-i:(?P<value>[A-Z]{3}-?\d{1,3}))(?![\w-])",
    ),
    # In a text all in capitals a word after "CODE" is a word.
    pattern("promo_code", rf"(?-i:(?=.*[a-z])){_CALLED}[\s:'\"(-]*(?-i:(?P<value>[A-Z]{{4,20}}))(?![\w-])"),
    pattern(
        "promo_code",
        r"(?<![\w-])(?-i:(?!ORD|SIZE|TYPE|COVID|BUTTON|TRACKED|ITEM|MODEL|STYLE|CLASS|LEVEL|AGED|GORE|TENT"
        r"|COLOUR|STEP"
        r"|PAGE|HTTP|YEAR|ROOM|FLAT|UNIT|NOVEMBER|DECEMBER|JANUARY|EVRI|HERMES|ROYAL)"
        r"(?P<value>[A-Z]{4,15}-?\d{1,3}))(?![\w-])(?! ?%)",
    ),
)


class Codes:
    """Finds what has the shape of one of the shop's order numbers, and promo codes.

    A number of digits alone is like any other number, and is left to bot/entities/numbers.py.
    """

    def __init__(self, order_numbers: Sequence[str], promo_codes: Sequence[str]) -> None:
        self._shapes = Shapes(order_numbers)
        self._lettered = [
            re.compile(rf"{_BEFORE}(?:{shape}){_AFTER}", re.IGNORECASE) for shape in self._shapes.lettered()
        ]
        self._promos = [(code, _of_code(code)) for code in promo_codes]

    def find(self, text: str) -> Iterator[Claim]:
        """Find them in a plain text."""
        for shape in self._lettered:
            for match in shape.finditer(text):
                if any(map(str.isalpha, match[0])):
                    yield Claim(ORDER, one_form(match[0]), *match.span())
        yield from listed(_AFTER_WORD.finditer(text), lambda match: self._apart(match, text))
        for before in _BEFORE_WORD.finditer(text):
            yield from self._with_others(before, text)
        alone = _ALONE.fullmatch(text)
        if alone:
            yield from self._with_others(alone, text)
        for match in _OF_A_THING.finditer(text):
            if self._shapes.fit(match["value"]) and not _OF_A_CARD.search(match[0]):
                yield Claim(ORDER, match["value"], *match.span("value"))
        for code, regex in self._promos:
            for match in regex.finditer(text):
                yield Claim("promo_code", code, *match.span())

    def _apart(self, match: "re.Match[str]", text: str) -> Iterator[Claim]:
        sure = match["sure"] or match["only"] or match["sign"]
        if sure or not (TO_ORDER.search(text[: match.start()]) or _OF_PENCE.match(text, match.start("value"))):
            yield from self._with_others(match, text)

    def _with_others(self, match: "re.Match[str] | None", text: str) -> Iterator[Claim]:
        while match and (number := together(match["value"], self._shapes)):
            yield Claim(ORDER, number, *match.span("value"))
            match = _ANOTHER.match(text, match.end("value"))


def find_promos(text: str) -> Iterator[Claim]:
    """Find in a plain text what is called a promo code or looks like one, whosesoever it is."""
    yield from claims(_PROMOS, text)


def _of_code(code: str) -> "re.Pattern[str]":
    parts = re.findall(r"[^\W\d_]+|\d+", code)
    if not any(map(str.isdecimal, code)):
        # SUMMER is a code, and summer a time of the year.
        return re.compile(_BEFORE + re.escape(code) + _AFTER)
    # "welcome 10" is the code, "you are welcome 10 times" is not.
    spaced = r"(?: |[-_.])?".join(parts)
    return re.compile(
        rf"(?<!\bare )(?<!\bre )(?<!\bvery ){_BEFORE}{spaced}{_AFTER}(?! ?(?:{UNIT}\b|of\b|%))",
        re.IGNORECASE,
    )
