"""Order numbers, and the other numbers that look like them: a number that is claimed first is no order number."""

import re
from collections.abc import Iterator

from bot.entities.claims import Claim, claims, listed, pattern

ORDER = "order_number"

_WORD = (
    r"(?:orders?|ordr|odr|oder|odrer|orde|oredr|ordeer|ordre|ordder|ordres|purchase|booking|confirmation|reference|ref)"
)
_NUMBER_WORD = (
    r"(?:numbers?|numbr|nummber|numer|nmber|nubmer|nunber|numbe|nbr|num|nos?|nrs?|ids?|i\.d|refs?|reference|code)"
)
_IS = (
    r"(?:\.?[ ,]*(?:is|was|are|were|its|it's|of|with|being|called|says|reads|shows|should be|would be|here"
    r"|i have|i got|at the (?:top|bottom)|on (?:the|my) [a-z]+))*"
)
_SIGNS = r"[\s:=#№'\"(\-.,*_~>]{0,6}"
# One number in groups ("1390 447 614"), or letters and digits in one piece ("QX4-77PLM").
_GROUPED = r"\d{1,4}(?:[ -]\d{3}){2,3}"
_ID = r"(?:[a-z]{1,4}/)?[a-z0-9]+(?:[-_][a-z0-9]+)*"
_UNIT = (
    r"(?:%|pounds?|quid|eur|euros?|gbp|usd|dollars?|bucks|rupees?|inr|rs|k|ml|cl|l|lit(?:er|re)s?|cm"
    r"|mm|m|kg|g|grams?|oz|lbs?"
    r"|gb|tb|mah|watts?|w|v|volts?|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?|pcs|pieces?"
    r"|items?|pairs?|units?"
    r"|people|tog|tc|gsm|calories|kcal|rpm|bpm|steps?|miles?|km|metres?|meters?|feet|ft|inch(?:es)?|sq|st|nd|rd|th"
    r"|numbers?|points?|stars?|reviews?|thread|characters?|words?|lumens?|model|edition|version"
    r"|collection|customers?|times)"
)
# How long an order's number is: in one piece, in groups of digits, with letters among the digits.
_DIGITS, _DIGITS_IN_GROUPS, _SIGNS_OF_ID = range(3, 15), range(7, 17), range(5, 25)
_MIN_DIGITS, _MIN_BARE_DIGITS = 2, 4
# What follows a number may make it a measure ("1000 ml"), a sum, or a piece of something longer.
_ENDS = rf"(?![\w@]|/(?!\d{{3}})|[.,]\d|-\w|'s \w+day| ?{_UNIT}\b| ?%| ?[x×*] ?\d)"

_AFTER_WORD = re.compile(
    rf"(?:(?<![\w-])(?P<word>{_WORD})(?:(?:\.?[ _-]*)(?P<number_word>{_NUMBER_WORD}))?(?![a-z])\.?"
    rf"|(?<![\w-])(?P<only>number|numbr|num|no|nr)(?![a-z])\.?|(?<!\w)(?P<sign>[#№]))"
    rf"{_IS}{_SIGNS}(?<![a-z])(?P<value>{_GROUPED}{_ENDS}|\d{{4}}[ -]\d{{4}}{_ENDS}"
    rf"|(?-i:[A-Z]{{2,4}}) \d{{3,14}}{_ENDS}|\d{{4,10}}(?=(?:its|it|is|please|pls|and|my|but|where"
    rf"|email)\b)|{_ID}{_ENDS})",
    re.IGNORECASE,
)
_BEFORE_WORD = re.compile(
    rf"(?<![\w@#.-])(?P<value>{_ID})\W{{1,3}}(?:is|was|that's|thats|being) (?:my|the|our|an?) (?:\w+ )?{_WORD}\b",
    re.IGNORECASE,
)
_GLUED = re.compile(r"(?<![\w-])(?:order|ord|no|nr)[-_#]?(?P<value>[a-z]{0,3}\d{3,14})" + _ENDS, re.IGNORECASE)
_ANOTHER = re.compile(
    rf"[ ,;/&+]+(?:and|or|plus|then|also|as well "
    rf"as)?[ ,]*(?:the )?(?:other )?(?:{_WORD})?[ .]*(?:{_NUMBER_WORD})?[ :.]*[#№]?(?P<value>{_ID}){_ENDS}",
    re.IGNORECASE,
)
# "can i order 200" and "i want to order 200" are how many; "what happened to order 1024" is not.
_TO_ORDER = re.compile(
    r"\b(?:(?:want(?:ed|ing)?|like|love|need(?:ed|ing)?|wish(?:ing)?|plan(?:ning)?|hop(?:e|ing)|going|trying|looking|able"
    r"|possible|how|have|meant?) to|can (?:i|we)|could (?:i|we)|may i|wanna|will|would|must|should|i'll|let me|pls"
    r"|please)\s+$",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?<![\w.,/@£$€₹+#•-])(?P<value>[1-9]\d{{3,9}})(?!-?\d){_ENDS}(?! ?\*)", re.IGNORECASE)
_ALONE = re.compile(
    rf"\W*(?:(?:it'?s|it is|yes|yeah|yep|ok|okay|sure|sorry|no|here|here you go|thats|that's|i think|i "
    rf"mean|i meant|try)[ ,:.]*)*"
    rf"(?P<value>{_GROUPED}|\d{{3}}-\d{{7}}-\d{{5,7}}|\d{{4,14}})\W*(?:(?:thanks|thank you|please|pls|sorry)\W*)?",
    re.IGNORECASE,
)
_BEFORE_BARE = re.compile(
    r"(?:[£$€₹]|\b(?:rs|inr|usd|gbp|eur|paid|pay|costs?|price[ds]?|worth|spent|spend|accept|earn|code|between|charged?|total"
    r"|budget|under|over|above|below|max|upto|up to"
    r"|than|around|about|approx|nearly|almost|every|another|at|to|in|near|from|until|till|since|year"
    r"|sector|phase|floor|room|unit|flat|house"
    r"|box|apt|suite|plot|model|windows|office|iphone|galaxy|area|pin|zip|location|deliver(?:y|able)?"
    r"|serviceable))\.?(?: (?:is|was|were|of|to|it|me|us|only|just|like|amount))*[ :]*$"
    r"|\d ?[x×*] ?$|\b(?:at|from|between) \d{3,6} (?:or|to|and) $",
    re.IGNORECASE,
)
# The words that rule out an order number stand right before it; looking farther for each of many numbers is slow.
_FARTHEST_BEFORE = 60
_YEAR = re.compile(r"(?:19[5-9]|20[0-3])\d")
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
_PLAIN_PREFIX = re.compile(r"[A-Z]{1,4}[-_/ ]?(\d+)")


def find(text: str) -> Iterator[Claim]:
    """Find the order numbers of a folded text; what `look_alikes` found comes before them."""
    if not re.search(r"\d", text):
        return
    yield from listed(_AFTER_WORD.finditer(text), lambda match: _after_word(match, text))
    for regex in (_BEFORE_WORD, _GLUED):
        for match in regex.finditer(text):
            if _is_id(match["value"]):
                yield _claim(match)
    yield from claims(_FORMATS, text)
    yield from _bare(text)


def look_alikes(text: str) -> Iterator[Claim]:
    """Find numbers that are called something else: of a phone, a card, an account, a postcode, a parcel."""
    if re.search(r"\d", text):
        yield from claims(_CALLED, text)


def _after_word(match: "re.Match[str]", text: str) -> Iterator[Claim]:
    if _meant(match, text):
        yield from _with_others(match, text)
    elif match["word"] and match["value"].isdecimal():
        yield Claim("number", "", *match.span("value"))


def _meant(match: "re.Match[str]", text: str) -> bool:
    value, sure = match["value"], match["sign"] or match["number_word"]
    if not _is_id(value):
        return False
    if match["only"]:
        # "Number" may also mean a phone number.
        return value.isdecimal() and not re.match(r"0\d{9}", value) and not re.match(r"[ -]\d{3}", text[match.end() :])
    if match["word"] and not sure and re.search(r" of ", match[0]) and len(value) < _MIN_BARE_DIGITS:
        return False
    if match["word"] and " " in value and not sure and re.fullmatch(r"\d{4}[ -]\d{4}", value):
        return False
    return bool(sure) or not _TO_ORDER.search(_before(match, text))


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
    if _STREET.search(text):
        return
    for match in _BARE.finditer(text):
        before = _before(match, text)
        is_year = _YEAR.fullmatch(match["value"]) and _BEFORE_YEAR.search(before)
        is_count = match["value"].endswith("00") and _BEFORE_COUNT.search(before)
        if not (is_year or is_count or _BEFORE_BARE.search(before)):
            yield _claim(match)


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
        and not re.fullmatch(rf"\d+[-_/]?{_UNIT}|[x\d]+|\d+[a-z]{{3,}}", value, re.IGNORECASE)
    )


def _claim(match: "re.Match[str]") -> Claim:
    return Claim(ORDER, one_form(match["value"]), *match.span("value"))


def one_form(written: str) -> str:
    """The digits alone where the letters are the shop's prefix ("FH-1042"). Else all of it, in capitals."""
    plain = _PLAIN_PREFIX.fullmatch(written.upper())
    if plain:
        return plain[1]
    return re.sub(r"\D", "", written) if re.fullmatch(r"[\d _/-]+", written) else written.upper()


def _squeezed(written: str) -> str:
    return re.sub(r"[^0-9A-Z]", "", written.upper())


def _card(written: str) -> "str | None":
    """The digits, if they pass the check of payment cards (Luhn, ISO/IEC 7812-1)."""
    digits = [int(sign) for sign in written if sign.isdecimal()]
    doubled = [digit if place % 2 == 0 else sum(divmod(2 * digit, 10)) for place, digit in enumerate(reversed(digits))]
    return "" if sum(doubled) % 10 == 0 else None


def _nothing(written: str) -> str:  # noqa: ARG001  # what it is called is enough, its digits are nobody's business
    return ""


_PHONE = r"(?P<value>(?:\+ ?)?[(\d][\d ()./-]{5,18}\d)"
_SAID_TO_BE = rf"(?:\s+(?:{_NUMBER_WORD}))?\.?{_IS}{_SIGNS}"
_OTHER_ID = r"(?P<value>(?=[a-z/-]*\d)[a-z0-9]+(?:[-/ ][a-z0-9]*\d[a-z0-9]*)*)"
_CALLED = (
    pattern("web", r"(?P<value>\b(?:https?://|www\.)\S+)", _nothing),
    pattern("card", r"(?P<value>•+ ?\d{4})(?!\d)", _nothing),
    pattern("card", r"(?<![\w-])(?P<value>[2-6]\d{3}([ -]?)(?:\d{4}\2){2}\d{1,7})(?![\w-])", _card),
    pattern(
        "card",
        r"\b(?:ending|ends|ended|end|last (?:four|4|three|3)(?: digits?)?|visa|mastercard|amex|debit"
        r"|credit)\b(?: (?:in|with|of|are|is|card|number))*"
        r"[ :]*(?P<value>\d{3,5})(?!\d)",
        _nothing,
    ),
    pattern(
        "tracking_number",
        rf"\b(?:tracking|trackin|awb|consignment|waybill|shipment|parcel|courier|dpd|ups|dhl|fedex|evri"
        rf"|hermes|usps)(?:\s+(?:{_NUMBER_WORD}|tracking|link))*"
        rf"\.?{_IS}{_SIGNS}(?P<value>(?=[a-z]*(?:\d[a-z]*){{6}})[0-9a-z]{{8,24}}"
        rf"|\d{{4}} \d{{4}} \d{{3,4}}(?: \d{{3,4}})?)(?![\w-])",
        _squeezed,
    ),
    pattern("tracking_number", r"\b(?P<value>1Z ?[0-9A-Z]{4}(?: ?[0-9A-Z]){12})\b", _squeezed),
    pattern(
        "tracking_number", r"\b(?P<value>[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}|(?:NL|JD|TBA)\d{10,18})\b", _squeezed
    ),
    pattern(
        "phone",
        rf"\b(?:phone|telephone|tel|mobile|mob|cell|cellphone|whats ?app|landline|fax|contact|call(?: "
        rf"me| us)?|ring(?: me)?|text(?: me)?|reach me|reached)\b"
        rf"(?:\s+(?:number|no|nr|on|at|to|me|it|via|under))*\.?{_IS}{_SIGNS}{_PHONE}",
        _nothing,
    ),
    pattern(
        "postcode",
        rf"\b(?:zip|pin|post|postal|postcode|pincode|zipcode|plz"
        rf"|cap)(?:[ -]?codes?)?\.?{_IS}{_SIGNS}(?P<value>\d{{3,6}}(?:-\d{{4}})?)(?!\d)",
        _nothing,
    ),
    pattern(
        "number",
        rf"\b(?:account|acct|acc|a/c|customer|client|member|membership|loyalty|card|serial|model|batch"
        rf"|lot|barcode|ean|isbn|sku|style|article|otp|upi|utr|txn"
        rf"|transaction|ticket|case|complaint|policy|vat|gst|iban|sort|bank|verification|security|error"
        rf"|employee|licen[cs]e|meter|vin){_SAID_TO_BE}{_OTHER_ID}{_ENDS}",
        _nothing,
    ),
    pattern(
        "number",
        rf"\b(?:product|item|return|refund|rma|payment|user|invoice|receipt|bill|delivery|voucher|gift"
        rf"|part|promo|phone|branch|store|shop)\s+{_NUMBER_WORD}\b\.?{_IS}{_SIGNS}{_OTHER_ID}{_ENDS}",
        _nothing,
    ),
    pattern(
        "number",
        r"\b(?:product|item|article|docket|flat|house|plot|room|door|block)\.?(?: (?:no|number"
        r"|nr)\b\.?)?(?: is)?[ :#]*(?P<value>\d{3,})(?![\w-])",
        _nothing,
    ),
    pattern("postcode", r"(?<!\w)(?P<value>\d{6})(?= (?:delivery|pin|pincode|area)\b)", _nothing),
)
_STATES = (
    "A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC"
)
_FORMATS = (
    pattern("phone", r"(?<![\w+])(?P<value>\+ ?\d[\d ()./-]{7,17}\d)", _nothing),
    pattern("phone", r"(?<![\w(])(?P<value>\(\d{3,5}\) ?\d{3,4}[ .-]?\d{3,4})(?!\d)", _nothing),
    pattern(
        "phone",
        r"(?<![\w-])(?P<value>(?:\d{3}[ .-]){2}\d{4}|0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}|0\d{4}[ -]\d{5,6}"
        r"|[6-9]\d{4}[ -]\d{5}|0\d{9,10})(?![\w-])",
        _nothing,
    ),
    pattern("postcode", rf"\b(?:{_STATES}),? (?P<value>\d{{5}}(?:-\d{{4}})?)(?!\d)", _nothing),
    pattern("postcode", r"(?<![\w-])(?P<value>\d{5}-\d{4})(?![\w-])", _nothing),
    pattern("postcode", r"\b(?P<value>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|[A-Z]\d[A-Z] ?\d[A-Z]\d)\b", _nothing),
)
