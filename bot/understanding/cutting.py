"""Where a message may be cut into wishes: where one may end and another begin, and both sides are put as wishes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.understanding.phrasing import phrasing

# Where a wish is said to end: at a sentence, a line, an "also".
_SAID = re.compile(
    r"(?<=[.?!;])\s+|\s*\n+\s*|\s+(?=\(?[2-5]\) ?\w)"
    r"|\s*[,;.]?\s*\b(?:and also|also|plus|oh and|and then tell|by the way|btw|another thing|one more thing"
    r"|(?:one more|another|second|2nd) question|secondly|while (?:i['’]?m|i am|you['’]?re|you are) (?:here|at it))"
    r"\b[\s,:-]*",
    re.IGNORECASE,
)
# Where it may end.
_MAY_BE = re.compile(
    r"\s*[,;]\s+(?:(?:and|but|so|then|oh)\b\s*)*|\s+(?:and|so|then|but)\s+|\s+(?=if (?:yes|so|not)\b)"
    r"|\s+(?=(?:how (?:much|long|do|many|can)|what|whats|where|who|why|is (?:there|it)|do (?:you|u|i)"
    r"|when(?=(?:'s)? (?:will|do|does|did|is|are|can|could|would|should|am|must|was|shall))"
    r"|can (?:i|you|u)|could (?:i|you)|any|get me|put me|does|will)\b)",
    re.IGNORECASE,
)
_QUESTION_BEGUN = re.compile(
    r"\b(?:how(?: (?!come\b|so\b)\w+)?|(?:how many|what|which)(?: \w+)?|when|where|who|why)$", re.IGNORECASE
)
_PLACE_IN_LIST = re.compile(r"^\s*\(?[1-5]\)\s*|\s+\(?[2-5]\)\s*$")
# Each cut costs two readings. Only long stories have more cuts, and there the later ones rarely part wishes. The
# characters read again are limited as well: a message of 1,000 would take half a second, and everybody waits meanwhile.
_MAX_CUTS, _MAX_REREAD = 6, 1_500
MIN_WORDS = 2
# What is asked of that which stands before: "next day delivery, is that with a signature". It has so many words.
_OF_WHAT_IS_NAMED = re.compile(
    r"\W*(?:is|are|does|do|will|can|must) (?:that|it|this|they|those|these)\b", re.IGNORECASE
)
_A_NAME = 4
# "It is broken. Order 1042": the number belongs to the wish beside it.
_ONLY_NUMBER = re.compile(
    r"\W*(?:(?:it['’]?s|it is|this is|that is|my|the|for|from|on|of|in|with|is|was|and|about)\W+)*"
    r"(?:order|ordr|purchase|parcel|number|numbr|nr|no|num|#)?(?:\W*(?:number|nr|no|is|was|#))*\W*"
    r"[a-z]{0,4}[-_ ]?\d{3,14}\W*(?:please|pls|thanks|thank you|x+)?\W*",
    re.IGNORECASE,
)
# "Do you have any" waits for what comes after it, as do "a card for", "so nobody" and "and I need"; "what is it made
# of" does not.
_WAITS = re.compile(
    r"\b(?:any|an?|the|some|no|my|your|have|got|get|sell|do|take|offer|accept|or|is|are"
    r"|nobody|no one|anybody|anyone|somebody|someone|everybody|everyone)\W*$"
    r"|(?<!what )(?<!all )(?<!that )\b(?:i|we) (?:need|want)$"
    r"|^(?!\W*(?:and |so |oh |hi |hey |hello )*(?:what|who|which|where)\b.*\w+ \w+ \w+\W*$)"
    r".*\b(?:of|for|with|to|in|on|at|from|about)\W*$",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Cut:
    """The two sides of a cut, whether the message says that something else begins there, and whether by a "but"."""

    first: str
    second: str
    said: bool
    # "I'd like to sign up but the form is broken": what comes after may be in the way of the wish, and no other.
    but: bool


def cuts(text: str) -> "Iterator[Cut]":
    """Give the cuts that part wishes, those first where the message says so; as many as are read."""
    yield from [cut for cut in all_cuts(text) if _parts_wishes(cut)][: how_many(text)]


def all_cuts(text: str) -> "list[Cut]":
    """Return every place where a wish may end, whatever the sides are."""
    # Every run of blanks becomes one: a pattern that begins with blanks would try all ways through a thousand of them.
    text = "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    said = {end.span() for end in _SAID.finditer(text)}
    places = sorted(said) + sorted({end.span() for end in _MAY_BE.finditer(text)} - said)
    return [
        Cut(
            _unnumbered(text[:ends]),
            _unnumbered(text[begins:]),
            (ends, begins) in said,
            "but" in text[ends:begins].lower(),
        )
        for ends, begins in places
    ]


def _unnumbered(side: str) -> str:
    """Return a side without its place in a list: "2) where is 1223" is no number of a thing."""
    return _PLACE_IN_LIST.sub("", side).strip()


def how_many(text: str) -> int:
    """Return how many cuts of a message are read."""
    return min(_MAX_CUTS, _MAX_REREAD // (len(text) + 1))


def _parts_wishes(cut: Cut) -> bool:
    """Whether each side is put as a wish: this costs no reading."""
    sides, says = (cut.first, cut.second), phrasing()
    if any(_ONLY_NUMBER.fullmatch(side) for side in sides):
        return False
    if not all(len(side.split()) >= MIN_WORDS and says.is_put_as_wish(side) for side in sides):
        return False
    if cut.but and not says.asks_for(cut.second):
        return False
    if _OF_WHAT_IS_NAMED.match(cut.second) and _is_only_named(cut.first):
        return False
    return cut.said or says.is_whole_clause(cut.second)


def _is_only_named(first: str) -> bool:
    """Whether a few words only name what is asked about next: "next day delivery, is that with a signature"."""
    return len(first.split()) <= _A_NAME and phrasing().only_names(first)


def is_no_end(first: str) -> bool:
    """Whether the rest belongs to these words: they only say what it is about, or begin its question."""
    begins = _QUESTION_BEGUN.search(first) or _WAITS.search(first)
    says = phrasing()
    return begins is not None or says.announces(first) or says.sets_scene(first) or says.only_come(first)
