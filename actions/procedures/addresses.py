"""The address that a message names, without the words around it."""

import re

_POSTCODE = re.compile(
    r"\b(?:[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}|[a-z]\d[\dw]\s*[a-z\d]{4}|bfpo\s*\d{1,4})\b", re.IGNORECASE
)
_STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:[\w'’.-]+\s+){0,3}(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|place|terrace|gardens"
    r"|crescent|square|hill|row|mews|grove|park|walk|green|view|rise|house|yard|quay|wharf|bank|parade|villas|cottages?)\b",
    re.IGNORECASE,
)
_ABROAD = (
    r"\b(?:rue|avenue|boulevard|via|viale|calle|avenida|rua|ulica|ul\.)\s+(?:[\w'’-]+\s+){1,4}\d+[a-z]?\b"
    r"|\b[\w-]+(?:stra(?:ss|ß)e|str\.|weg|gasse|platz|straat|laan|gracht)\s+\d+[a-z]?\b"
)
# Where an address may begin: a flat, a house's number, or what follows "to" or a colon.
_BEGINS = re.compile(
    r"\b(?:flat|apartment|apt|unit|room|suite|block|c/o)\s*(?:\d+[a-z]?|[a-z])\b|\bc/o\s+\w|(?<![\w£.,/-])\d+[a-z]?(?=[\s,]+[^\W\d])"
    rf"|{_ABROAD}|(?<=\bto )(?:the )?[A-Z]|(?<=: )[A-Z]|(?<=\bis )(?:the )?[A-Z]",
    re.IGNORECASE,
)
# No address has these words before its end.
_NO_ADDRESS = re.compile(
    r"\b(?:to|is|was|order|orders|needs?|goes?|going|please|pls|send|sent|deliver\w*|my|our|instead|it|address|i|we|not"
    r"|wrong|right|number|parcel|change|moved|can|could|you|put|ship|here|there|have|has|be|should|must|left)\b",
    re.IGNORECASE,
)
_NOT_MEANT = re.compile(r"\b(?:not|instead of|rather than|from|was|old address|isn'?t)(?: at| to)?\W*$", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:[\n!?;]|\.(?=\s|$)|\b(?:instead|please|pls|thanks|thank you|not|rather than)\b)", re.IGNORECASE
)
_LONGEST = 150
_FEW_WORDS = 3


def named_address(text: str, number: str | None, *, asked: bool) -> str | None:
    """Return the address of a text; `number` is the order's, which is no house's.

    `asked`: the text answers the question for it, so that words with a number are one without street or postcode too.
    """
    text = re.sub(rf"#?\b{re.escape(number)}\b", " ", text) if number else text
    text = re.sub(r"\S+@\S+", " ", text)
    found = next(filter(None, (_from(begins.start(), text) for begins in _BEGINS.finditer(text))), None)
    if found is None and asked and len(text.split()) > _FEW_WORDS and re.search(r"\d", text):
        found = text
    return " ".join(found.split()).strip(" ,.!?;:") or None if found else None


def _from(start: int, text: str) -> str | None:
    """Return the address that begins there, to its postcode or the end of the sentence; None where there is none."""
    if _NOT_MEANT.search(text, max(0, start - _LONGEST), start):
        return None
    postcode = _POSTCODE.search(text, start, start + _LONGEST)
    if postcode:
        whole = text[start : postcode.end()]
        return None if _NO_ADDRESS.search(whole) else whole
    ends = _ENDS.search(text, start)
    whole = text[start : ends.start()] if ends else text[start:]
    street = _STREET.search(whole) or re.match(_ABROAD, whole, re.IGNORECASE)
    return whole if street and not _NO_ADDRESS.search(whole) else None
