"""Order numbers in one piece: what is claimed as something else first is none."""

import re
from collections.abc import Iterator, Sequence

from bot.entities import amounts, dates, emails, look_alikes
from bot.entities.around import ENDS, IS, NUMBER_WORD, OF_A_DOOR, SIGNS, UNIT, WORD
from bot.entities.claims import Claim, claims, listed, not_after, plain, without
from bot.entities.digits import DICTATED, WORDS, digits_of
from bot.entities.look_alikes import FORMATS
from bot.entities.shapes import Shapes, together

ORDER = "order_number"

# One number in groups ("1390 447 614"), or letters and digits in one piece ("QX4-77PLM").
_GROUPED = r"\d{1,4}(?:[ -]\d{3}){2,3}"
_ID = r"(?:[a-z]{1,4}/)?[a-z0-9]+(?:[-_][a-z0-9]+)*"
# How long an order's number is: in one piece, in groups of digits, with letters among the digits.
_DIGITS, _DIGITS_IN_GROUPS, _SIGNS_OF_ID = range(3, 15), range(7, 17), range(5, 25)
_MIN_DIGITS, _MIN_BARE_DIGITS = 2, 4

# "1042pls": the blank after a number is often missed.
_GLUED_WORD = r"(?=(?:its|it|is|please|pls|plz|thanks|and|my|but|where|when|email|has|not|still|for|from)\b)"

_AFTER_WORD = re.compile(
    rf"(?:(?<![\w-])(?P<word>{WORD})(?:(?:\.?[ _-]*)(?P<number_word>{NUMBER_WORD}))?(?![a-z])\.?"
    rf"|(?<![\w-])(?P<only>number|numbr|num|no|nr)(?![a-z])\.?|(?<!\w)(?P<sign>[#№]))"
    rf"{IS}{SIGNS}(?<![a-z])(?P<value>{_GROUPED}{ENDS}|\d{{4}}[ -]\d{{4}}{ENDS}"
    rf"|(?-i:[A-Z]{{2,4}}) \d{{3,14}}{ENDS}|\d{{4,10}}{_GLUED_WORD}|{_ID}{ENDS})",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    rf"(?<![\w@#.-])(?P<value>{_ID})\W{{1,3}}(?:is|was|that's|thats|being) (?:my|the|our|an?) (?:\w+ )?{WORD}\b",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"(?<![\w-])(?:orders?|ordr|oder|ord|ordernumber|orderno|number|no|nr)[-_#]?(?P<value>[a-z]{0,3}\d{3,14})"
    rf"(?:{_GLUED_WORD}|{ENDS})",
    re.IGNORECASE,
)
_ANOTHER = re.compile(
    rf"[ ,;/&+]+(?:and|or|plus|then|also|as well "
    rf"as)?[ ,]*(?:the )?(?:other )?(?:{WORD})?[ .]*(?:{NUMBER_WORD})?[ :.]*[#№]?(?P<value>{_ID}){ENDS}",
    re.IGNORECASE,
)
# "can i order 200" and "i want to order 200" are how many; "what happened to order 1024" is not.
TO_ORDER = re.compile(
    r"\b(?:(?:want(?:ed|ing)?|like|love|need(?:ed|ing)?|wish(?:ing)?|plan(?:ning)?|hop(?:e|ing)|going|trying"
    r"|looking|able"
    r"|possible|how|have|meant?) to|can (?:i|we)|could (?:i|we)|may i|wanna|will|would|must|should|i'll|let me|pls"
    r"|please)\s+$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?<![\w.,@£$€₹+#•-])(?<!\d/)(?P<value>[1-9]\d{{3,9}})(?!-?\d)(?:{_GLUED_WORD}|{ENDS})(?! ?\*)", re.IGNORECASE
)
# "Track 1,042" has no sum in it, "one oh four two" no count.
_IN_THOUSANDS = re.compile(
    r"\b(?:track(?:ing)?|cancel|stop|return|exchange|find|where(?:'?s| is)) "
    rf"(?P<value>[1-9],\d{{3}})(?![,.]\d){ENDS}(?! ?{UNIT}\b)",
    re.IGNORECASE,
)
_DICTATED = re.compile(rf"\b(?P<value>{DICTATED})", re.IGNORECASE)
_SAID_FIRST = (
    r"(?:it'?s|it is|is it|yes|yeah|yep|ok|okay|sure|sorry|no|here|here you go|thats|that's|i think|i mean|i meant"
    r"|try|hi|hello|and|this one|maybe)"
)


def alone(value: str) -> "re.Pattern[str]":
    """Make the pattern of a message that is a number, written as the pattern `value`, and a word or two of courtesy."""
    return re.compile(
        rf"\W*(?:{_SAID_FIRST}[ ,:.]*)*(?P<value>{value})\W*(?:(?:thanks|thank you|please|pls|sorry|i think)\W*)?",
        re.IGNORECASE,
    )


_ALONE = alone(rf"{_GROUPED}|\d{{3}}-\d{{7}}-\d{{5,7}}|\d{{4,14}}")
# "About 1042" is some number, "a question about 1042" is about an order.
_ASKED_ABOUT = not_after(
    "text email mail asking ask message is its it's query question chat call help enquiry talking writing heard"
)
_BEFORE_BARE = re.compile(
    r"(?:[£$€₹]|\b(?:rs|inr|usd|gbp|eur|paid|pay|costs?|price[ds]?|worth|spent|spend|accept|earn|code|between"
    r"|charged?|total"
    r"|budget|under|over|above|below|max|upto|up to"
    r"|than|around"
    r"|{_ASKED_ABOUT}about"
    r"|approx|nearly|almost|every|another|at|to|in|near|from|until|till|since|year"
    r"|hydrostatic head|head of water|iso|din|sector|phase|floor|room|unit|flat|house"
    r"|box|apt|suite|plot|model|windows|office|iphone|galaxy|area|pin|zip|location|deliver(?:y|able)?"
    r"|serviceable))\.?(?: (?:is|was|were|of|to|it|me|us|only|just|like|amount))*[ :]*$"
    rf"|{OF_A_DOOR}"
    r"|\d ?[x×*] ?$|\b(?:at|from|between) \d{3,6} (?:or|to|and) $",
    re.IGNORECASE,
)
# "Do you deliver 560001" asks of a place; "deliver 1042 to somewhere else" is about an order.
_TO_DELIVER = re.compile(r"\bdeliver $", re.IGNORECASE)
_DELIVERED_THERE = re.compile(
    r" (?:to|by|before|until|on|no later|at the latest|somewhere|elsewhere|instead)\b", re.IGNORECASE
)
_OF_A_DOOR = re.compile(OF_A_DOOR, re.IGNORECASE)
# The words that rule out an order number stand right before it; looking farther for each of many numbers is slow.
_FARTHEST_BEFORE = 60
_YEAR = re.compile(r"(?:19[5-9]|20[0-3])\d")
# "my 2022 boots": a year, if such a thing follows.
_AFTER_YEAR = re.compile(
    r" (?:boots?|shoes?|jackets?|coats?|tents?|range|models?|catalogue|season|purchase|version|collection|sale)\b",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"\b(?:of|by|before|after|back|the|this|late|early|spring|summer|autumn|winter|fall|friday"
    r"|christmas|xmas|copyright|circa|a|an|act|date|year)(?: is| was)?\W*$",
    re.IGNORECASE,
)
# "i need 1000 cable ties": after these words a round number is a quantity.
_BEFORE_COUNT = re.compile(r"\b(?:need|want|buy|get|make|sell|have|purchase) $", re.IGNORECASE)
_STREET = re.compile(
    r"\b(?:street|st\.?|road|rd|lane|ln|avenue|ave|drive|dr|close|court|ct|crescent|terrace|way"
    r"|gardens|place|pl|parade|pde|trail|boulevard|blvd"
    r"|square|nagar|colony|enclave|marg|cross|sector|village|vill|dist|flat|apartment|apt|residency"
    r"|plot|po box|h\.? ?no|landmark"
    r"|\w*stra(?:ß|ss)e|rue|via|calle|ul|rua|av|platz)\b",
    re.IGNORECASE,
)
# "4521, Old Mill Lane"; in "1042 to 14 Mill Lane" the number is not the house's.
_HOUSE_TO_STREET = re.compile(r"(?:[ ,-]+(?!(?:the|my|an?|is|was|to|for|it)\b)[^\W\d]+){0,4}[ ,-]*", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.!?;:]\s")
# Digits with at most one mark between two of them, or words.
_GENEROUS = re.compile(
    rf"(?<![\w.,/-])(?:{WORDS}|[\dOolI](?:[ .,_/-]?[\dOolI]){{2,14}}(?!\w))|\d{{3,14}}", re.IGNORECASE
)
_MISTYPED = str.maketrans("OolI", "0011")
_PLAIN_PREFIX = re.compile(r"[A-Z]{1,4}[-_/ ]?(\d+)")


def find(text: str) -> Iterator[Claim]:
    """Find the order numbers of a plain text; what bot/entities/look_alikes.py found comes before them."""
    for match in _DICTATED.finditer(text):
        yield Claim(ORDER, digits_of(match["value"]), *match.span("value"))
    if not re.search(r"\d", text):
        return
    for match in _IN_THOUSANDS.finditer(text):
        yield Claim(ORDER, match["value"].replace(",", ""), *match.span("value"))
    yield from listed(_AFTER_WORD.finditer(text), lambda match: _after_word(match, text))
    for regex in (_BEFORE_WORD, _GLUED):
        for match in regex.finditer(text):
            if _is_id(match["value"]):
                yield _claim(match)
    yield from claims(FORMATS, text)
    yield from _bare(text)


def _after_word(match: "re.Match[str]", text: str) -> Iterator[Claim]:
    if _meant(match, text):
        yield from _with_others(match, text)
    elif match["word"] and match["value"].isdecimal():
        yield Claim("number", "", *match.span("value"))


def _meant(match: "re.Match[str]", text: str) -> bool:
    value, sure = match["value"], match["sign"] or match["number_word"]
    if not _is_id(value) or _OF_A_DOOR.search(text[: match.start("value")]):
        return False
    if match["only"]:
        # "Number" may also mean a phone number.
        is_phone = re.match(r"0\d{9}", value) or re.match(r"[ -]\d{3}", text[match.end() :])
        return value.isdecimal() and not is_phone and not _is_of_house(match, text)
    if match["word"] and not sure and re.search(r" of ", match[0]) and len(value) < _MIN_BARE_DIGITS:
        return False
    if match["word"] and " " in value and not sure and re.fullmatch(r"\d{4}[ -]\d{4}", value):
        return False
    return bool(sure) or not TO_ORDER.search(_before(match, text))


def _with_others(match: "re.Match[str]", text: str) -> Iterator[Claim]:
    """The number and those that are listed after it: "orders 1042, 1055 and QX4-77PLM"."""
    yield _claim(match)
    end = match.end()
    while (another := _ANOTHER.match(text, end)) and _is_id(another["value"]):
        yield _claim(another)
        end = another.end()


def _bare(text: str) -> Iterator[Claim]:
    alone = _ALONE.fullmatch(text)
    if alone and not re.match(r"0\d{8}", alone["value"]):
        yield _claim(alone)
    numbers = [match for match in _BARE.finditer(text) if not is_of_address(match, text)]
    # "The regulations of 2013, order 1042": beside another number a year is a year.
    has_others = any(not _YEAR.fullmatch(match["value"]) for match in numbers)
    for match in numbers:
        before = _before(match, text)
        is_year = _YEAR.fullmatch(match["value"]) and (
            has_others or _BEFORE_YEAR.search(before) or _AFTER_YEAR.match(text, match.end())
        )
        is_count = match["value"].endswith("00") and _BEFORE_COUNT.search(before)
        delivered = _TO_DELIVER.search(before) and _DELIVERED_THERE.match(text, match.end())
        if not (is_year or is_count or (_BEFORE_BARE.search(before) and not delivered)):
            yield _claim(match)


def _is_of_house(match: "re.Match[str]", text: str) -> bool:
    """Whether a number is a house's: "no. 1042 Baker Avenue"."""
    return any(
        _HOUSE_TO_STREET.fullmatch(text, match.end(), street.start()) for street in _STREET.finditer(text, match.end())
    )


def is_of_address(match: "re.Match[str]", text: str) -> bool:
    """Whether a number stands in an address: a few words before a street, or behind one in the same sentence."""
    return any(_is_of_street(match, street.span(), text) for street in _STREET.finditer(text))


def _is_of_street(match: "re.Match[str]", street: "tuple[int, int]", text: str) -> bool:
    begins, ends = street
    if match.end() <= begins:
        return _HOUSE_TO_STREET.fullmatch(text, match.end(), begins) is not None
    return ends <= match.start() and not _SENTENCE_ENDS.search(text, ends, match.start())


def _before(match: "re.Match[str]", text: str) -> str:
    return text[max(0, match.start() - _FARTHEST_BEFORE) : match.start()]


def _is_id(value: str) -> bool:
    """Whether it can be an order's: enough digits, and no measure, date or quantity."""
    digits = sum(map(str.isdecimal, value))
    if value.isdecimal():
        return digits in _DIGITS
    if re.fullmatch(r"[\d _/-]+", value):
        return digits in _DIGITS_IN_GROUPS
    signs = sum(map(str.isalnum, value))
    return (
        digits >= _MIN_DIGITS
        and signs in _SIGNS_OF_ID
        and not re.fullmatch(rf"\d+[-_/]?{UNIT}|[x\d]+|\d+[a-z]{{3,}}", value, re.IGNORECASE)
    )


def _claim(match: "re.Match[str]") -> Claim:
    return Claim(ORDER, one_form(match["value"]), *match.span("value"))


def one_form(written: str) -> str:
    """The digits alone where the letters are the shop's prefix ("FH-1042"). Else all of it, in capitals."""
    plain = _PLAIN_PREFIX.fullmatch(written.upper())
    if plain:
        return plain[1]
    return re.sub(r"\D", "", written) if re.fullmatch(r"[\d _/-]+", written) else written.upper()


def generous_order_number(text: str, patterns: Sequence[str]) -> "str | None":
    """Return the order number in an answer to the question for one, in its one form; None where there is none.

    `patterns` are regular expressions, each for a whole number of the shop's. After that question any digits that make
    such a number are taken for it: "10 42", "one oh four two", "1O42" with a letter for the nought, "1,042", with the
    shop's prefix or without. Without a pattern that fits, what an order number looks like anywhere is taken. E-mail
    addresses, sums, days, and the numbers of phones, cards, postcodes and parcels are none.
    """
    said = plain(text).text
    for other in (emails.find, amounts.find_signed, look_alikes.find, dates.find):
        said = without(said, other(said))
    shapes = Shapes(patterns)
    for match in _GENEROUS.finditer(said):
        for written in (match[0], match[0].translate(_MISTYPED)):
            if number := together(written, shapes):
                return number
    for shape in shapes.lettered():
        if lettered := re.search(rf"(?<!\w)(?:{shape})(?!\w)", said, re.IGNORECASE):
            return one_form(lettered[0])
    return next((claim.value for claim in find(said) if claim.kind == ORDER), None)
