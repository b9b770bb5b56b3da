"""Numbers of phones, cards, accounts, postcodes, parcels: claimed first, so that they are taken for no order's."""

import re
from collections.abc import Iterator

from bot.entities.around import ENDS, IS, NUMBER_WORD, SIGNS
from bot.entities.claims import Claim, claims, pattern


def find(text: str) -> Iterator[Claim]:
    """Find numbers that are called something else: of a phone, a card, an account, a postcode, a parcel."""
    if re.search(r"\d", text):
        yield from claims(_CALLED, text)


def find_references(text: str) -> Iterator[Claim]:
    """Find references of other systems, an account's or a payment's, which nothing calls so: "4TQ7XK2MBD"."""
    yield from claims((_REFERENCE,), text)


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
_SAID_TO_BE = rf"(?:\s+(?:{NUMBER_WORD}))?\.?{IS}{SIGNS}"
_OTHER_ID = r"(?P<value>(?=[a-z/-]*\d)[a-z0-9]+(?:[-/ ][a-z0-9]*\d[a-z0-9]*)*)"
_CALLED = (
    pattern("web", r"(?P<value>\b(?:https?://|www\.)\S+)", _nothing),
    pattern("number", r"\b(?P<value>(?:GB|XI|IE|DE|FR) ?\d{3} ?\d{4} ?\d{2})\b", _nothing),
    pattern("phone", r"(?<![\w+-])(?P<value>00\d{2}[ -]?\d[\d -]{7,14}\d|0[38]\d{2} \d{4})(?![\w-])", _nothing),
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
        rf"|hermes|usps)(?:\s+(?:{NUMBER_WORD}|tracking|link))*"
        rf"\.?{IS}{SIGNS}(?P<value>(?=[a-z]*(?:\d[a-z]*){{6}})[0-9a-z]{{8,24}}"
        rf"|(?:\d{{2,5}}[ -]){{2,6}}\d{{1,5}})(?![\w-])",
        _squeezed,
    ),
    pattern("tracking_number", r"\b(?P<value>1Z(?: ?[0-9A-Z]){16})\b", _squeezed),
    pattern(
        "tracking_number",
        r"\b(?P<value>[A-Z]{2}(?: ?\d){9} ?[A-Z]{2}|(?:NL|JD|TBA)(?: ?\d){10,18}|H\d{2}[0-9A-Z]{3}\d{10})\b",
        _squeezed,
    ),
    pattern("number", r"\b(?P<value>[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?)\b(?<=\d)", _nothing),
    pattern(
        "phone",
        rf"\b(?:phone|telephone|tel|mobile|mob|cell|cellphone|whats ?app|landline|fax|contact|call(?: "
        rf"me| us)?|ring(?: me)?|text(?: me)?|reach me|reached)\b"
        rf"(?:\s+(?:number|no|nr|on|at|to|me|it|via|under))*\.?{IS}{SIGNS}{_PHONE}",
        _nothing,
    ),
    pattern(
        "postcode",
        rf"\b(?:zip|pin|post(?=[ -]?code|\W*:)|postal|postcode|pincode|zipcode|plz"
        # A cap is worn, too, and an order's number may follow it.
        rf"|cap(?=\W{{1,3}}\d{{5}}\b)|postleitzahl|code postal|c[oó]digo postal|codice postale|kod pocztowy"
        rf"|hausnummer|huisnummer)"
        rf"(?:[ -]?codes?)?\.?{IS}{SIGNS}(?P<value>\d{{3,6}}(?:-\d{{4}})?)(?!\d)",
        _nothing,
    ),
    pattern(
        "number",
        rf"\b(?:account|acct|acc|a/c|customer|client|member|membership|loyalty|card(?!,)|serial|model|batch"
        rf"|lot|barcode|ean|isbn|sku|style|article|otp|upi|utr|txn"
        rf"|transaction|ticket|case|complaint|policy|vat(?: reg(?:istration)?)?|eori|mpn|gtin|company|gst|iban"
        rf"|sort|bank|verification|security|error"
        rf"|employee|licen[cs]e|meter|vin){_SAID_TO_BE}{_OTHER_ID}{ENDS}",
        _nothing,
    ),
    pattern(
        "number",
        rf"\b(?:product|item|return|refund|rma|payment|user|invoice|receipt|bill|delivery|voucher|gift"
        rf"|part|promo|phone|branch|store|shop)\s+{NUMBER_WORD}\b\.?{IS}{SIGNS}{_OTHER_ID}{ENDS}",
        _nothing,
    ),
    pattern(
        "number",
        r"\b(?:product|item|article|docket|flat|house|plot|room|door|block|art)\.?(?: is)?(?: (?:no|number"
        r"|nr)\b\.?)?(?: is)?[ :#]*(?P<value>\d{3,})(?![\w-])",
        _nothing,
    ),
    pattern("postcode", r"(?<!\w)(?P<value>\d{6})(?= (?:delivery|pin|pincode|area)\b)", _nothing),
)
_REFERENCE = pattern(
    "number", r"(?<![\w-])(?-i:(?=[A-Z]*\d)(?=\d*[A-Z])(?![A-Z]+\d+\b)(?P<value>[A-Z0-9]{8,14}))(?![\w-])", _nothing
)
_STATES = (
    "A[LKZR]|C[AOT]|DE|FL|GA|HI|I[DLNA]|K[SY]|LA|M[EDAINSOT]|N[EVHJMYCD]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[TA]|W[AVIY]|DC"
)
FORMATS = (
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
