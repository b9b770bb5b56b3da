"""Sizes of clothes, shoes, rings and beds; `size_step` where the next one up or down is meant."""

import re
from collections.abc import Iterator

from bot.entities.claims import Claim, claims, not_after, pattern
from bot.entities.digits import amount_of

_LETTERS = r"(?:[2-5]x[sl]|x{1,3}[sl]|x{1,2}[ -]?(?:small|large)|extra[ -](?:small|large)|double[ -]xl)"
_WORDS = r"(?:small|medium|large)"
_SHORT = {"small": "S", "medium": "M", "large": "L", "smalls": "S"}
_HALF = r"(?:[.,]5| 1/2|½| and a half)?"
_FIGURES = rf"\d{{1,2}}{_HALF}"
_BEFORE = r"(?:sizes?|sz|siz|a|an|in|take|wear|need|want|am|i'm|im|usually|the|my|ordered|got|me|of)"
_ENDS = (
    r"(?= *(?:$|[,.?!;)]|and\b|or\b|not\b|but\b|to\b|one\b|ones\b|size\b|pls\b|please\b|instead\b|for\b|in\b"
    r"|if\b|rather\b|fits?\b|is\b|was\b|too\b))"
)


_ANSWERS, _PLEASE = r"(?:(?:yes|ok|its|it's|just|the|make it),? )*", r"\W*(?:(?:please|pls|thanks)\W*)?"
_A_STEP = r"(?:one|a|the next|next|half a|two|another|1|2)"
_SIZE_WORDS = (
    r"(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|sixteen|eighteen|twenty"
    r"|thirty[ -](?:two|four|six|eight)|thirty|forty|forty[ -](?:two|four))"
)
_COUNTED = (
    r"%|percent|pounds?|quid|days?|weeks?|months?|years?|hours?|mins?|minutes?|pack|pairs?|items?|orders?|times"
    r"|stars?|out of"
    r"|of them|people|points?|am\b|pm\b|socks|litres?|l\b|kg|cm|mm|miles?|p\b"
)
_WEARS = (
    r"(?:i'?m|i am|she'?s|he'?s|take|wear|need|want|usually|normally|get|got|have it in|it in|try|fits?"
    r"|swap(?: it)? for"
    r"|chang(?:e|ed)(?: it)? to|exchange(?: it)? for|ordered|instead of|replace(?: it)? with|in|for)"
)
_AGE_UNIT = r"(?:age[ds]? )\d{1,2} ?(?:-|to) ?\d{1,2} ?(?:years?|yrs?)"
# "5-6 months" alone may be a wait: a size is asked for in a range that clothes have, and not told of as time.
_NO_SPAN = r"(?! (?:ago|late|old now|now|after|later|back|to (?:come|arrive|deliver)|for delivery))"


_OF_HEAT = re.compile(
    r"wash|degree|temp|°|iron|tumble|dry|hot|cold|weather|laund|\bat \d|comfort|minus|below", re.IGNORECASE
)
_OF_TROUSERS = re.compile(
    r"trouser|jean|\bleg|waist|size|chino|suit|cord|pants|overtrouser|zip-off|short", re.IGNORECASE
)


# "Give us 2 days" speaks of people.
_NOT_PEOPLE = not_after("give tell send of to for cost with owe charged charge let get got show sent told gave all")


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


def _of_system(written: str) -> "str | None":
    return _system(re.sub(r" .*sizes? ", " ", written, flags=re.IGNORECASE))


def _bra(written: str) -> str:
    return written.upper().replace(" ", "")


def _either(written: str) -> "str | None":
    return _size(written) if re.match(r"\d", written) else _in_words(written)


def _bed(written: str) -> str:
    return re.sub(r"[ -]size$", "", written.lower()).upper().replace("-", " ")


def _squeezed(written: str) -> str:
    return re.sub(r"\s+", "", written).upper()


def _trousers(written: str) -> str:
    """Waist and leg, "32/34", or waist and how long it is cut, "32R"."""
    figures = re.findall(r"\d+", written)
    return "/".join(figures) if len(figures) > 1 else f"{figures[0]}{re.findall('[a-z]', written.lower())[0].upper()}"


def _years(written: str) -> str:
    """Ages that a size is for: "5-6 YEARS", "9-12 MONTHS"."""
    figures = "-".join(re.findall(r"\d+", written))
    return f"{figures} {'MONTHS' if re.search(r'm(?:th|onth|o)?s?$', written, re.IGNORECASE) else 'YEARS'}"


def _in_words(written: str) -> "str | None":
    half = " and a half" in written.lower()
    figure = amount_of(re.sub(r" and a half$", "", written, flags=re.IGNORECASE))
    return f"{figure}{'.5' if half else ''}" if figure else None


def _spoken(written: str) -> str:
    letters = {"ess": "S", "em": "M", "el": "L", "ex": "X", "double": ""}
    said = "".join(letters[word] for word in written.lower().split())
    return f"X{said}" if written.lower().startswith("double") else said


def _ring(written: str) -> str:
    return re.sub(r" ?1/2| and a half", "½", written.lower()).upper().replace(" ", "")


def _step(written: str) -> str:
    return "up" if re.search(r"up|big|larg|next", written, re.IGNORECASE) else "down"


def _cm(written: str) -> str:
    return re.sub(r" ?[x×] ?", "X", re.sub(r" ?cms?$", " CM", written.lower())).upper()


_SIZES = (
    pattern(
        "size",
        rf"(?<![\w.])(?P<value>(?:uk|eur?|{_NOT_PEOPLE}us) ?\d{{1,2}}(?:-\d{{1,2}}|{_HALF}))(?![\w%]|[.,]\d|,? ?\d)",
        _system,
    ),
    pattern("size", rf"(?<![\w.£$€-])(?P<value>{_FIGURES} ?(?:uk|eur|eu|us))(?!\w)", _system),
    pattern(
        "size",
        rf"\bin (?P<value>(?:[3-9]|1\d|2\d|3\d|4\d){_HALF})(?= *(?:$|[,.?!]|(?:please|pls|instead|too|if|or|and"
        rf" a)\b))",
        _size,
    ),
    pattern("size_step", rf"\b(?P<value>(?:{_A_STEP} )sizes? (?:up|down|bigger|larger|smaller))\b", _step),
    pattern("size_step", r"\b(?P<value>(?:next|a) (?:bigger|larger|smaller) size|next size)\b", _step),
    pattern("size_step", r"\b(?P<value>siz(?:e|ing) (?:up|down))\b", _step),
    pattern("size_step", r"\b(?:a|the|next|one) (?P<value>(?:bigger|larger|smaller) (?:size|one))\b", _step),
    pattern("size", r"\b(?P<value>one[ -]size)\b(?! (?:up|down|bigger|larger|smaller|too))", lambda _: "ONE SIZE"),
    pattern(
        "size",
        rf"(?<![\w.£-])(?P<value>\d{{1,2}} ?(?:-|to|/) ?\d{{1,2}} ?(?:years?|yrs?|y|yo|months?|mths?|m))\b{_NO_SPAN}",
        _years,
    ),
    pattern("size", r"\bage[ds]? (?P<value>\d{1,2} ?(?:-|to|/) ?\d{1,2})(?![\w-]|[.,]\d)", _years),
    pattern("size", rf"\b(?P<value>{_AGE_UNIT})\b", _years),
    pattern(
        "size",
        r"(?<![\w.£$€/-])(?P<value>(?:2[68]|3[0-9]|4[0-6]) ?(?:aa|a|b|c|d|dd|ddd|e|f|ff|g|gg|h))\b(?! ?(?:wash|deg))"
        r"(?! the\b)(?! \w+ (?:road|rd|street|st|lane|close|avenue|drive)\b)",
        _bra,
    ),
    pattern(
        "size",
        r"(?<![\w.,/£$€:-])(?P<value>(?:2[4-9]|3\d|4\d|5[0-4]) ?/ ?(?:2[6-9]|3[0-8]))(?![\w%/]|[.,]\d)",
        _trousers,
    ),
    pattern(
        "size",
        r"(?<![\w.,/£$€:-])(?P<value>(?:2[4-9]|3\d|4\d|5[0-4]) ?(?:x|by) ?(?:2[6-9]|3[0-8]))(?![\w%/x×]|[.,]\d"
        r"| ?(?:x|cm|mm|m\b|in\b|inch))",
        _trousers,
    ),
    pattern(
        "size",
        r"(?<![\w.,/£$€:-])(?P<value>(?:2[4-9]|3\d|4\d|5[0-4]) ?(?:r|reg|regular|short|long))(?![\w-]"
        r"| (?:days|weeks|time|walk|years|hours))",
        _trousers,
    ),
    pattern("size", r"(?<![\w.,/£$€:-])(?P<value>(?:2[4-9]|3\d|4\d|5[0-4])(?-i:[SL]))(?![\w-])", _trousers),
    pattern("size", r"(?<![\w.,-])(?P<value>\d{2,3} ?[x×] ?\d{2,3} ?cms?)\b", _cm),
    pattern(
        "size",
        r"\b(?:sizes?|in|the|a)(?: is)? (?P<value>\d{2,3} ?cms?)\b(?= *(?:$|[,.?!]|one\b|size\b|please\b"
        r"|version\b|or\b))",
        _cm,
    ),
    pattern(
        "size",
        rf"\b(?P<value>(?:uk|eur?|us) (?:womens? |mens? |shoe |dress )?sizes? {_FIGURES})(?![\w%/]|[.,]\d)",
        _of_system,
    ),
    pattern("size", rf"\b(?:wo)?men'?s (?:size )?(?P<value>{_FIGURES})(?![\w%/-]|[.,]\d)(?! (?:{_COUNTED}))", _size),
    pattern(
        "size", r"\bring(?:s)?\b[^.?!]{0,30}?\bsize (?:is )?(?P<value>[a-z](?: ?½| 1/2| and a half)?)(?![\w'])", _ring
    ),
    pattern("size", r"\bsize (?:is )?(?-i:(?P<value>[B-HJKN-RT-Z](?: ?½| 1/2| and a half)?))(?![\w'-])", _ring),
    # A letter as it is spoken.
    pattern("size", r"\bsize (?:is |an? )?(?P<value>ess|em|el|ex el|ex ess|double ex el)\b", _spoken),
    pattern(
        "size", rf"\bsizes? (?:is |a |was )?(?P<value>{_SIZE_WORDS}(?: and a half)?)\b(?! (?:{_COUNTED}))", _in_words
    ),
    pattern("size", rf"\b{_WEARS} (?:a|an|the|my) (?P<value>{_SIZE_WORDS}(?: and a half)?){_ENDS}", _in_words),
    pattern("size", rf"\b{_WEARS} (?:a |an |the |my )(?P<value>{_FIGURES})(?![\w%]){_ENDS}", _size),
    pattern(
        "size",
        rf"\b(?:take|wear|usually|normally|always|i'm an?|i am an?) (?P<value>{_SIZE_WORDS}|{_FIGURES})"
        rf"(?! ?(?:{_COUNTED}))(?! (?:of|out|to|in)\b){_ENDS}",
        _either,
    ),
    pattern(
        "size",
        rf"\b(?:swap|change|exchange)\b[^.?!]{{0,40}}? (?:for|to|into) (?:a |an "
        rf"|the )?(?:size )?(?P<value>{_SIZE_WORDS}"
        rf"|{_FIGURES}){_ENDS}",
        _either,
    ),
    pattern(
        "size",
        rf"\b(?:swap|change|exchange) (?:my |the |a |an |this )?(?P<value>{_FIGURES}|{_WORDS}) (?:for|to|into)\b",
        _size,
    ),
    pattern(
        "size",
        r"\b(?P<value>super[ -]?king|emperor|king|queen|double|single)(?:[ -](?:bed|size)(?:s|d)?)?"
        r"(?= (?:duvet|sheets?|bedding|mattress|quilt|blanket|fitted|cover|throw|bed\b|size))",
        _bed,
    ),
    pattern(
        "size",
        r"\b(?:in|a|it in|size) (?P<value>super[ -]?king|kingsize|king|double|queen)(?= *(?:$|[,.?!]|please"
        r"|instead|size))",
        _bed,
    ),
    pattern(
        "size",
        rf"\b(?:from|to|into|than|not|swap|change|exchange|for|or"
        rf"|and) (?P<value>{_WORDS}){_ENDS}",
        _size,
    ),
    pattern("size", rf"(?<![\w'])(?:in|an?|want|need|take|wear|get|for an|than) (?P<value>[sml]){_ENDS}", _size),
    pattern(
        "size",
        rf"\bsizes?\b(?: ?(?:(?:is|was|of|in|an?)\b|[:=-]))* ?(?P<value>\d{{1,2}}-\d{{1,2}}|{_FIGURES})(?![\w%/]"
        rf"|[.,]\d| ?(?:cm|mm|inch|ml|l|kg)\b)",
        _size,
    ),
    pattern("size", rf"(?<![\w.£$€-])(?P<value>{_FIGURES}) sizes?\b", _size),
    pattern("size", r"\bwaist (?:is |of |size )?(?P<value>\d{2})(?!\d)", _size),
    pattern("size", r"(?<![\w.£$€-])(?P<value>\d{2})(?:\"|in|inch)? waist\b", _size),
    pattern("size", r"\b(?P<value>w ?\d{2}(?: ?[/x]? ?l ?\d{2})?)\b", lambda written: re.findall(r"\d\d", written)[0]),
    pattern(
        "size",
        rf"\bsizes?\b(?: ?(?:(?:is|was|of|in|an?)\b|[:=-]))* ?(?P<value>{_LETTERS}|{_WORDS}|[sml](?:-(?:l|xl|m))?"
        rf"|regular|long)(?![\w'-])",
        _size,
    ),
    pattern("size", rf"(?<![\w-])(?P<value>{_LETTERS})(?![\w-])", _size),
    pattern("size", r"(?<![\w'-])(?-i:(?P<value>[SML]-(?:XL|L|M)))(?![\w'-])", _size),
    pattern("size", rf"\b{_BEFORE} (?P<value>{_WORDS}){_ENDS}", _size),
    pattern("size", rf"(?<![\w'])(?:{_BEFORE}|for|to|from|not|than|or|and) (?-i:(?P<value>[SML])){_ENDS}", _size),
    pattern(
        "size",
        rf"^\W*(?:(?:yes|ok|its|it's|just|the|a),? )*(?P<value>{_WORDS})\W*(?:please\W*"
        rf"|pls\W*)?$",
        _size,
    ),
    # An answer that is nothing else: "a ten", "king please".
    pattern("size", rf"^\W*{_ANSWERS}an? (?P<value>{_SIZE_WORDS}(?: and a half)?){_PLEASE}$", _in_words),
    pattern("size", rf"^\W*{_ANSWERS}(?P<value>super[ -]?king|king|queen)(?: bed)?{_PLEASE}$", _bed),
    pattern("size", rf"(?<!\w)(?P<value>{_WORDS})(?= or (?:a )?(?:small|medium|large)\b)", _size),
    pattern("size", rf"\b{_WORDS}(?: or |/)(?:a )?(?P<value>{_WORDS})\b", _size),
    pattern("size", r"\b(?P<value>(?:king|queen|double|single)[ -]size)\b", _bed),
)


def find(text: str) -> Iterator[Claim]:
    """Find the sizes of a plain text, and whether one larger or smaller is wanted."""
    for claim in claims(_SIZES, text):
        if not _is_measure(claim, text):
            yield claim


def _is_measure(claim: Claim, text: str) -> bool:
    """Whether it is a temperature ("30C") or a volume ("45L"): letters after figures are sizes in their own company."""
    if re.fullmatch(r"\d+C", claim.value):
        return bool(_OF_HEAT.search(text))
    return bool(re.fullmatch(r"\d+[SL]", claim.value) and not _OF_TROUSERS.search(text))
