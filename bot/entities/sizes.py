"""Sizes of clothes and shoes, promo codes, and sums of money."""

import re
from collections.abc import Iterator

from bot.entities.claims import Claim, claims, pattern

_LETTERS = r"(?:[2-5]x[sl]|x{1,3}[sl]|x{1,2}[ -]?(?:small|large)|extra[ -](?:small|large)|double[ -]xl)"
_WORDS = r"(?:small|medium|large)"
_SHORT = {"small": "S", "medium": "M", "large": "L", "smalls": "S"}
_HALF = r"(?:[.,]5| 1/2|½| and a half)?"
_FIGURES = rf"\d{{1,2}}{_HALF}"
_BEFORE = r"(?:sizes?|sz|siz|a|an|in|take|wear|need|want|am|i'm|im|usually|the|my|ordered|got|me|of)"
_ENDS = (
    r"(?= *(?:$|[,.?!;)]|and\b|or\b|not\b|but\b|one\b|ones\b|size\b|pls\b|please\b|instead\b|for\b|in\b"
    r"|if\b|rather\b|fits?\b|is\b|was\b|too\b))"
)


def _size(written: str) -> "str | None":
    size = " ".join(written.lower().replace(",", ".").replace("-", " ").split())
    size = re.sub(r"(?: 1/2|½| and a half)$", ".5", size)
    if size in _SHORT:
        return _SHORT[size]
    if match := re.fullmatch(r"(extra|x|xx) ?(small|large)", size):
        return f"{'XX' if match[1] == 'xx' else 'X'}{match[2][0].upper()}"
    if match := re.fullmatch(r"([23])x([sl]?)", size):
        return f"{'X' * int(match[1])}{(match[2] or 'l').upper()}"
    size = "XXL" if size == "double xl" else size.upper()
    return (
        written.upper()
        if re.fullmatch(r"\d+-\d+|[sml]-(?:xl|l|m)", written.lower())
        else re.sub(r"^(UK|EU|US|EUR) ?(?=\d)", lambda found: f"{found[1][:2]} ", size)
    )


def _system(written: str) -> "str | None":
    """Write the system before the figure: "UK 9"."""
    match = re.fullmatch(r"(?:(uk|eur?|us) ?)?(.*?)(?: ?(uk|eur?|us))?", written.lower())
    assert match is not None  # noqa: S101  # every part may be missing
    return f"{(match[1] or match[3])[:2].upper()} {_size(match[2])}"


def _bed(written: str) -> str:
    return written.upper().replace("-", " ")


_SIZES = (
    pattern(
        "size", rf"(?<![\w.])(?P<value>(?:uk|eur?|us) ?\d{{1,2}}(?:-\d{{1,2}}|{_HALF}))(?![\w%]|[.,]\d|,? ?\d)", _system
    ),
    pattern("size", rf"(?<![\w.£$€-])(?P<value>{_FIGURES} ?(?:uk|eur|eu|us))(?!\w)", _system),
    pattern(
        "size",
        rf"\bsizes?\b ?(?:is|was|of|in|:|=|-|a|an)* ?(?P<value>\d{{1,2}}-\d{{1,2}}|{_FIGURES})(?![\w%/]"
        rf"|[.,]\d| ?(?:cm|mm|inch|ml|l|kg)\b)",
        _size,
    ),
    pattern("size", rf"(?<![\w.£$€-])(?P<value>{_FIGURES}) sizes?\b", _size),
    pattern("size", r"\bwaist (?:is |of |size )?(?P<value>\d{2})(?!\d)", _size),
    pattern("size", r"(?<![\w.£$€-])(?P<value>\d{2})(?:\"|in|inch)? waist\b", _size),
    pattern("size", r"\b(?P<value>w ?\d{2}(?: ?[/x]? ?l ?\d{2})?)\b", lambda written: re.findall(r"\d\d", written)[0]),
    pattern(
        "size",
        rf"\bsizes?\b ?(?:is|was|of|in|:|=|-|a|an)* ?(?P<value>{_LETTERS}|{_WORDS}|[sml](?:-(?:l|xl|m))?"
        rf"|regular|long)(?![\w'-])",
        _size,
    ),
    pattern("size", rf"(?<![\w-])(?P<value>{_LETTERS})(?![\w-])", _size),
    pattern("size", r"(?<![\w'-])(?-i:(?P<value>[SML]-(?:XL|L|M)))(?![\w'-])", _size),
    pattern("size", rf"\b{_BEFORE} (?P<value>{_WORDS}){_ENDS}", _size),
    pattern("size", rf"\b{_BEFORE} (?-i:(?P<value>[SML])){_ENDS}", _size),
    pattern("size", rf"^\W*(?:(?:yes|ok|its|it's|just|the|a),? )*(?P<value>{_WORDS})\W*(?:please\W*|pls\W*)?$", _size),
    pattern("size", rf"(?<!\w)(?P<value>{_WORDS})(?= or (?:a )?(?:small|medium|large)\b)", _size),
    pattern("size", rf"\b{_WORDS}(?: or |/)(?:a )?(?P<value>{_WORDS})\b", _size),
    pattern("size", r"\b(?P<value>(?:king|queen|double|single)[ -]size)\b", _bed),
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
        r"\b(?:code|coupon|voucher|promo|promocode)\b(?: (?:code|is|was|called|named"
        r"|says))*[\s:'\"(-]*(?-i:(?P<value>[A-Z]{4,20}))(?![\w-])",
    ),
    pattern(
        "promo_code",
        r"(?<![\w-])(?-i:(?!ORD|SIZE|NO\d|TYPE|COVID|BUTTON|ISO|USB"
        r"|TEL)(?P<value>[A-Z]{3,15}-?\d{1,3}))(?![\w-])(?! ?%)",
    ),
)

_SUM = r"\d{1,3}(?:,\d{2,3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_PRICES = (
    pattern("price", rf"(?<!\w)(?P<value>(?:[£$€₹]|(?:rs|inr|gbp|usd|eur)\.?) ?(?:{_SUM}))(?![\d%])(?:/-)?"),
    pattern(
        "price",
        rf"(?<![\w.,-])(?P<value>(?:{_SUM}) ?(?:[£$€₹]|(?:pounds?|quid|gbp|dollars?|usd|bucks?|euros?"
        rf"|eur|rupees?|rs|inr)\b))",
    ),
    pattern("price", r"(?<![\w.,-])(?P<value>\d+)/-"),
)


def find_prices(text: str) -> Iterator[Claim]:
    """Find the sums of a folded text."""
    if re.search(r"\d", text):
        yield from claims(_PRICES, text)


def find(text: str) -> Iterator[Claim]:
    """Find the sizes and the promo codes of a folded text."""
    yield from claims(_SIZES, text)
    yield from claims(_PROMOS, text)
