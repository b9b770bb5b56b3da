"""What the shop sells and in which colours: found by name, also where the name is shortened or misspelt."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span

from bot.entities.claims import Claim, listed

# A word may lack, double, swap or mistake one letter, a long one two. A short one becomes another word.
_MIN_LETTERS, _LETTERS_FOR_TWO = 5, 8
# A misspelt first word of fewer letters may be another word ("sale fleece"), unless more of the name stands with it.
_MIN_LONE_LETTERS, _WORDS_TO_BE_SURE = 6, 3
# Words of every shop that are no slip of a name, however near: "the driver" is no Drover.
_ORDINARY = frozenset({"driver", "drivers", "overnight", "nightmare"})
_MAX_LETTERS = 20  # what is longer is no word of a name, and has too many shorter forms

_COLOURS = (
    "black white red blue green yellow orange pink purple grey brown beige navy teal turquoise "
    "maroon burgundy khaki lilac lavender magenta"
    " violet crimson scarlet ivory indigo mauve taupe aqua fuchsia"
)
# These are more often something else: "face cream", "rust on it", a gold member.
_ALSO_OTHERWISE = (
    "gold silver cream rose olive charcoal mustard stone sand tan copper bronze coral mint peach plum "
    "chocolate camel nude orange"
)
# Before a name, between two, after that of a street, and before a place.
_POINTS = frozenset({"the", "your", "those", "these", "that", "or", "vs", "versus", "than", "both", "between"})
_BETWEEN = frozenset({"or", "vs", "versus"})
_AFTER_FIRST = _BETWEEN | {"?", "in", "is", "-", ",", ":"}
_OF_STREETS = frozenset(
    {"road", "rd", "street", "st", "lane", "ln", "close", "way", "avenue", "drive", "court", "house", "hill", "farm"}
    | {"cottage", "place", "park", "view", "terrace", "crescent", "square", "town", "hall", "inn"}
)
_WHERE = frozenset({"at", "by", "on", "across", "near", "through", "along"})
_SHADE = r"(?:(?:dark|light|pale|bright|deep|royal|sky|baby|navy|olive|forest|bottle|hot|pastel|off|jet|midnight)[ -])?"
_SPELT = {
    "gray": "grey",
    "burgandy": "burgundy",
    "turqoise": "turquoise",
    "turquiose": "turquoise",
    "purpel": "purple",
    "kahki": "khaki",
    "marroon": "maroon",
    "beighe": "beige",
    "fuschia": "fuchsia",
}
_NO_COLOUR_BEFORE = (
    r"(?! (?:friday|cross|tooth|light (?:card|discount)|badge|tape|label|market|mirror|energy|list|mail|glove))"
)


class Gazetteer:
    """Finds products and colours in a document, given those of the shop.

    `called` are single words that name a product: "the alder".
    """

    def __init__(
        self, nlp: Language, products: Sequence[str], colours: Sequence[str], called: Sequence[str] = ()
    ) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._colour, self._colour_in_context, self._another_colour = _colour_patterns(colours)
        names = {product: _words(product) for product in products}
        taken = {colour.lower() for colour in colours} | {"long", "regular"}
        written: dict[str, set[str]] = defaultdict(set)
        for product, words in names.items():
            for spoken in _spoken(words, 2 if words[0] in taken else 1):
                written[spoken].add(product)
        self._called = {word: product for product, words in names.items() for word in words if word in called}
        # A name that two products may have names neither.
        for spoken, meant in written.items():
            if len(meant) == 1:
                self._matcher.add(min(meant), [_doc(nlp, spoken)])
        self._spelling = Spelling({token.text for spoken in written for token in nlp.make_doc(spoken)})

    def find(self, doc: Doc, text: str) -> Iterator[Claim]:
        """Find products and colours in `doc`, whose plain text is `text`."""
        for token in doc:
            token.norm_ = token.lower_ if token.lower_ in _ORDINARY else self._spelling.right(token.lower_)
        found = [span for span in self._matcher(doc, as_spans=True) if _is_sure(span)]
        for span in sorted(found, key=len, reverse=True):
            yield Claim("product", span.label_, span.start_char, span.end_char)
        yield from self._alone(doc)
        for regex in (self._colour, self._colour_in_context):
            yield from listed(regex.finditer(text), lambda match: self._with_others(match, text))

    def _alone(self, doc: Doc) -> Iterator[Claim]:
        """The products that are called by one word, where it stands as a name: "the alder", "alder or tarn"."""
        for token in doc:
            word = token.norm_ if token.norm_ in self._called else token.lower_.removesuffix("s")
            exact = token.lower_ in {word, f"{word}s"}
            sure = exact or len(word) >= _MIN_LONE_LETTERS
            if word in self._called and sure and _stands_as_name(doc, token.i, exact=exact):
                yield Claim("product", self._called[word], token.idx, token.idx + len(token))

    def _with_others(self, match: "re.Match[str] | None", text: str) -> Iterator[Claim]:
        """The colour and those that follow it: "moss or pine"."""
        while match:
            yield Claim("colour", _colour(match["value"]), *match.span("value"))
            match = self._another_colour.match(text, match.end())


class Spelling:
    """Knows some words, and which of them a misspelt one is."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words)
        # A word and its misspelling share a form that lacks a letter or two of each, so only near words have to be
        # compared. After Garbe's SymSpell, https://github.com/wolfgarbe/SymSpell.
        self._near: dict[str, list[str]] = defaultdict(list)
        # Shoppers use the same few thousand words.
        self.right = lru_cache(maxsize=5_000)(self._right)
        for word in sorted(self._words):
            for shortened in _shortened(word, _slips(word)):
                self._near[shortened].append(word)

    def _right(self, written: str) -> str:
        """Return the known word that `written` is, or nearly is; else `written`."""
        if written in self._words or not _MIN_LETTERS - 1 <= len(written) <= _MAX_LETTERS:
            return written
        one = written[:-1] if written.endswith("s") else f"{written}s"
        if one in self._words:
            return one
        near = {word for shortened in _shortened(written, _slips(written)) for word in self._near.get(shortened, ())}
        reached = [(distance(written, word), word) for word in near]
        return min(((far, word) for far, word in reached if far <= _slips(word)), default=(0, written))[1]


def distance(one: str, other: str) -> int:
    """Return how many letters have to be put in, left out, changed or swapped with their neighbour (Damerau)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        now = [place]
        for column, theirs in enumerate(other, start=1):
            cost = min(row[column] + 1, now[-1] + 1, row[column - 1] + (letter != theirs))
            if place > 1 < column and letter == other[column - 2] and one[place - 2] == theirs:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        before, row = row, now
    return row[-1]


def _slips(word: str) -> int:
    return 0 if len(word) < _MIN_LETTERS - 1 else 1 if len(word) < _LETTERS_FOR_TWO else 2


def _shortened(word: str, by: int) -> "set[str]":
    return {
        "".join(letter for place, letter in enumerate(word) if place not in without)
        for count in range(by + 1)
        for without in combinations(range(len(word)), count)
    }


def _stands_as_name(doc: Doc, place: int, *, exact: bool) -> bool:
    """Whether a word is a name where it stands, and not an ordinary word or part of an address."""
    before = [token.lower_ for token in doc[max(0, place - 2) : place]]
    after = doc[place + 1].lower_ if place + 1 < len(doc) else ""
    if after in _OF_STREETS or (before[-1:] == ["the"] and before[0] in _WHERE):
        return False
    if not before:
        return exact and (not after or after in _AFTER_FIRST)
    return before[-1] in _POINTS or (exact and after in _BETWEEN)


def _words(product: str) -> "list[str]":
    """The words of a product's name without its measure: "Wander Daypack 20 L" is a Wander Daypack."""
    return re.sub(r" \(.*\)| \d+ \w+$", "", product).lower().split()


def _spoken(words: "list[str]", first: int) -> "set[str]":
    """The ways to shorten a name: its `first` words and at least one of the others, in their order."""
    kept, rest = words[:first], words[first:]
    ways = {tuple(kept + list(others)) for count in range(1, len(rest) + 1) for others in combinations(rest, count)}
    return {way for words_ in ways | {tuple(words)} for way in _written(" ".join(words_))}


def _written(name: str) -> "set[str]":
    return {name, name.replace("-", " "), name.replace("-", "")}


def _doc(nlp: Language, spoken: str) -> Doc:
    doc = nlp.make_doc(spoken)
    for token in doc:
        token.norm_ = token.lower_
    return doc


def _is_sure(span: Span) -> bool:
    first = span[0]
    slipped = first.norm_ not in {first.lower_, f"{first.lower_}s", first.lower_[:-1]}
    return not slipped or len(first.norm_) >= _MIN_LONE_LETTERS or len(span) >= _WORDS_TO_BE_SURE


def _colour_patterns(own: Sequence[str]) -> "tuple[re.Pattern[str], ...]":
    plain = {*_COLOURS.split(), *_SPELT} - {"orange"}
    doubtful = ({colour.lower() for colour in own} | set(_ALSO_OTHERWISE.split())) - plain
    sure, any_ = "|".join(sorted(plain)), "|".join(sorted(plain | doubtful, key=lambda word: (-len(word), word)))
    simple = rf"\b(?P<value>{_SHADE}(?:{sure}))\b(?!-){_NO_COLOUR_BEFORE}"
    in_context = (
        rf"(?:^\W*|\bin (?:the )?|\bcolou?rs?(?: is| was|:| in| of| =)? |\b(?:the"
        rf"|a) (?={_SHADE}(?:{any_}) (?:one|version|colou?r)))"
        rf"(?P<value>{_SHADE}(?:{any_}))"
        r"(?=\W*$| (?:one|ones|colou?r|version|or|and|instead|if|is|please|pls|size|in|for)\b|[,/?.])"
    )
    another = rf"(?:,| or| and| not|/) ?(?:in )?(?:the )?(?P<value>{_SHADE}(?:{any_}))\b"
    return tuple(re.compile(regex, re.IGNORECASE) for regex in (simple, in_context, another))


def _colour(written: str) -> str:
    words = written.lower().replace("-", " ").split()
    return " ".join(_SPELT.get(word, word) for word in words)
