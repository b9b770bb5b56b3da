"""Sums of money: "£22", "54 quid", "forty pounds", "58 of 60"; with one form each, "22.00"."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.entities.claims import Claim, claims, pattern
from bot.entities.digits import amount_of

_SUM = r"\d{1,3}(?:,\d{3}|,\d\d(?=,\d{3}))+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_NAMES = r"(?:pounds?|quid|gbp|sterling|dollars?|usd|bucks?|euros?|eur|rupees?|rs|inr)"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORDS = (
    rf"(?:(?:a |{_ONES}|and |hundred|thousand|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|fou?rty|fifty|sixty|seventy|eighty|ninety)[ -]?){1,8}"
)
# Words after which a plain number is a sum; "58 of 60" and "58.50" need none.
_OF_MONEY = (
    r"(?:paid|pay|paying|charged?|charging|costs?|cost me|total|basket|cart|subtotal|spend|spent|spending|budget"
    r"|refund(?:ed)?|price|worth|owe[ds]?|sum|balance|bill|amount)"
)
_IS = (
    r"(?: (?:of|is|was|me|us|comes to|came to|comes|to|only|just|about|around|for|at|exactly|for it|it|now|still"
    r"|back|over"
    r"|up to|nearly|almost|under|max|it was|value|total|says|amount))*"
)
_NO_SUM_AFTER = (
    r"(?![\w%/:@]|[.,]\d|-\w| ?(?:%|days?|weeks?|months?|years?|items?|times|pairs?|people|points?|st\b|nd\b"
    r"|rd\b|th\b|x\b|of"
    r" (?:them|these|those)|orders?|products?|things|jackets?|boots|am\b|pm\b|percent|hours?|mins?|minutes?"
    r"|working|more"
    r"|socks|shirts?|mugs?|cards?|codes?|parcels?|kg|g\b|l\b|ml|cm|mm))"
)


def _figure(written: str) -> "str | None":
    """Write a sum with two decimals, whatever its sign and its marks."""
    digits = re.sub(r"[^\d.,]", "", written).strip(".,")
    digits = re.sub(r",(?=\d{1,2}$)", ".", digits).replace(",", "")
    return f"{Decimal(digits):.2f}"


def _of_words(written: str) -> "str | None":
    words = re.split(rf" ?-?{_NAMES}", written.lower())[0]
    count = 1 if words.strip() == "a" else amount_of(words)
    return f"{count:.2f}" if count else None


def _pence(written: str) -> str:
    return f"{Decimal(re.sub(r'[^0-9]', '', written)) / 100:.2f}"


def _pounds_and_pence(written: str) -> str:
    pounds, pence = re.findall(r"\d+", written)
    return f"{pounds}.{pence}"


def _slang(written: str) -> str:
    return "5.00" if written.lower() == "fiver" else "10.00"


_SIGNED = (
    pattern(
        "amount",
        r"(?<![\w.,-])(?P<value>\d+ ?(?:pounds?|quid)(?: and)? \d\d)(?: ?p(?:ence)?\b|(?![\w%]))",
        _pounds_and_pence,
    ),
    pattern(
        "amount",
        rf"(?<!\w)(?P<value>(?:[£$€₹]|(?:rs|inr|gbp|usd"
        rf"|eur)\.?) ?(?:{_SUM}))(?![\d%])(?:/-)?",
        _figure,
    ),
    pattern(
        "amount",
        rf"(?<![\w.,-])(?P<value>(?:{_SUM}) ?(?:[£$€₹]|{_NAMES}\b))(?! ?(?:in weight|heavy|heavier|lighter"
        rf"|overweight))",
        _figure,
    ),
    pattern("amount", r"(?<![\w.,-])(?P<value>\d+)/-", _figure),
    # "My order is 61.50" has pence, and no number has.
    pattern(
        "amount", rf"\b(?:order|basket|cart|total|it){_IS}[ :=]+(?P<value>\d{{1,3}}\.\d\d){_NO_SUM_AFTER}", _figure
    ),
)
_IN_WORDS = (
    pattern("amount", rf"\b(?P<value>{_WORDS}{_NAMES})\b(?! (?:heavy|heavier|lighter|sign))", _of_words),
    pattern("amount", r"\b(?P<value>fiver|tenner)\b", _slang),
)
_CALLED = (
    pattern("amount", r"(?<![\w.,£-])(?P<value>(?!360|480|720)\d{1,3} ?(?:p|pence))\b(?! ?(?:&|and) ?p\b)", _pence),
    pattern("amount", rf"\b{_OF_MONEY}{_IS}[ :=]+(?P<value>\d{{1,4}}(?:[.,]\d\d)?){_NO_SUM_AFTER}", _figure),
    pattern(
        "amount",
        r"(?<![\w.,/#£-])(?P<value>\d{2,3}(?:[.,]\d\d)?) (?:out )?of (?:the )?[£]?\d{2,3}(?:\.\d\d)?"
        r"(?= *(?:$|[,.?!;)]|i need|needed|for free|you need|so\b|and\b|do\b|is\b|does\b))",
        _figure,
    ),
    # "I am at 48", "62 in the basket", "the order comes to 61".
    pattern(
        "amount",
        r"(?<![\w.,/#£:-])(?P<value>\d{2,3}(?:[.,]\d\d)?)(?= ?(?:worth )?(?:in|on) (?:my |the )?"
        r"(?:basket|cart|trolley|bag)\b)",
        _figure,
    ),
    pattern(
        "amount",
        rf"\b(?:(?:i am|i['’]?m|we are|we['’]?re|basket is|cart is|trolley is|order is) at"
        rf"|(?:order|basket|cart|trolley|lot|it|things?|all|that) (?:comes|came|adds up|amounts) to)[ :=]+"
        rf"(?P<value>\d{{2,3}}(?:[.,]\d\d)?){_NO_SUM_AFTER}",
        _figure,
    ),
    pattern("amount", r"(?:free (?:delivery|shipping|postage)|deliver(?:y|ed) free|free) (?:over|above|from|at"
        r"|for|on) "
            rf"(?P<value>\d{{2,3}}){_NO_SUM_AFTER}", _figure),
)  # fmt: skip
_BARE = (
    pattern(
        "amount",
        r"(?<![\w.,/:£-])(?P<value>\d{1,4}\.\d\d)(?! ?(?:am|pm|%|kg|l\b|cm|mm|m\b|inch|miles?|km)\b)"
        r"(?![\w.,:%/-]\d)",
        _figure,
    ),
)
# "at 5.30": a time, when it stands alone behind a word of time.
_TIME = re.compile(
    r"\b(?:at|by|around|until|till|before|after|from|between|past|since|version|android|ios)\s$", re.IGNORECASE
)
_MAY_BE = re.compile(r"\d|pound|quid|fiver|tenner|euro|dollar|buck", re.IGNORECASE)


def find_signed(text: str) -> Iterator[Claim]:
    """Find the sums of a plain text that have the sign or the name of a currency."""
    if _MAY_BE.search(text):
        yield from claims((*_SIGNED, *_IN_WORDS), text)


def find_called(text: str) -> Iterator[Claim]:
    """Find the sums that only the words around them tell of."""
    if _MAY_BE.search(text):
        yield from claims(_CALLED, text)
        yield from (claim for claim in claims(_BARE, text) if not _TIME.search(text[: claim.start]))
