"""The address that a message names, without the words around it."""

import re

_POSTCODE = re.compile(
    r"\b(?:[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}|[a-z]\d[\dw]\s*[a-z\d]{4}|bfpo\s*\d{1,4})\b", re.IGNORECASE
)
_STREET_WORD = (
    r"(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|place|terrace|gardens|crescent|square|hill|row|mews"
    r"|grove|park|walk|green|view|rise|house|yard|quay|wharf|bank|parade|villas|cottages?)\b"
)
_STREET = re.compile(rf"\b\d+[a-z]?,?\s+(?!\d)(?:[\w'’.-]+\s+){{0,3}}{_STREET_WORD}", re.IGNORECASE)
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


def corrected_address(text: str, address: str) -> str | None:
    """Return the address with the part that a text puts right: "oops, number 7", "flat 3", "it's OX4 2CD".

    None where the text names no such part, or where the address has none that it could take the place of.
    """
    text = _NOT_ANY_MORE.sub(" ", text)
    old, street = _STREET.search(address), _STREET.search(text)
    if street:
        # With a town or a postcode it is another address.
        corrected = address.replace(old[0], street[0]) if old and _NOTHING_MORE.match(text, street.end()) else None
    elif postcode := _POSTCODE.search(text):
        corrected = _POSTCODE.sub(postcode[0], address) if _POSTCODE.search(address) else f"{address} {postcode[0]}"
    elif flat := _FLAT.search(text):
        corrected = _FLAT.sub(flat[0], address, count=1) if _FLAT.search(address) else f"{flat[0]}, {address}"
    elif old and (named := _STREET_NAME.search(text)):
        corrected = address.replace(old[0], f"{old[0].split()[0]} {named['name']}")
    else:
        house = _HOUSE.search(text)
        corrected = _OF_THE_STREET.sub(house["house"], address, count=1) if house else None
    return corrected if corrected != address else None


_NOTHING_MORE = re.compile(r"\W*(?:please|pls|sorry|instead|then|thanks)?\W*$", re.IGNORECASE)
# "7, not 4": what is wrong.
_NOT_ANY_MORE = re.compile(
    rf",?\s*\b(?:not|instead of|rather than)\b (?:(?:number|no\.?|flat|at)\s*)?\w+(?:\s+{_STREET_WORD})?", re.IGNORECASE
)
_STREET_NAME = re.compile(
    rf"(?:^\W*|\b(?:it['’]?s|is|be|meant|no|sorry|oops|actually|wait),?\s+)"
    rf"(?P<name>(?!(?:it['’]?s?|no|sorry|oops|actually|wait|meant)\b)[\w'’.-]+(?:\s+[\w'’.-]+)?\s+{_STREET_WORD})"
    r"\W*(?:please|pls|sorry)?\W*$",
    re.IGNORECASE,
)
_FLAT = re.compile(r"\b(?:flat|apartment|apt|unit|room|suite|block)\s*(?:\d+[a-z]?|[a-z])\b", re.IGNORECASE)
_HOUSE = re.compile(
    r"(?:\b(?:number|no\.?|nr\.?|house|it['’]?s|it is|should be|meant|make it|no|sorry|oops|actually|wait),?\s*|^\W*)"
    r"(?P<house>\d{1,4}[a-z]?)(?=\W*(?:$|please|pls|sorry))",
    re.IGNORECASE,
)
# The number of the house, and not that of a flat before it.
_OF_THE_STREET = re.compile(r"(?<!flat )(?<!apt )(?<!unit )(?<!room )\b\d+[a-z]?(?=,?\s+[^\W\d])", re.IGNORECASE)


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
