"""Which language a message is in, by its words and the letters in them: short and misspelt ones, too.

English is what data/nlu and the help pages hold, another language what data/languages/<code>.yml has as samples and
spaCy knows as its commonest words. Nothing is trained: both are counted at the start.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log
from pathlib import Path
from runpy import run_path

import spacy.lang

from bot.understanding.languages import ENGLISH, known_languages
from bot.understanding.people import plain

_DATA, _SPACY = Path(__file__).parents[2] / "data", Path(spacy.lang.__file__).parent
_WORD = re.compile(r"[a-z]+")
# No word is longer: what is, somebody's sleeve has typed.
_LONGEST = 40
# What tells nothing of a language: addresses, codes, numbers.
_NO_WORDS = re.compile(r"\S*\s?@\s?\S*(?:\s?\.\s?[a-z]+)*|https?:\S+|www\.\S+|\S*\d\S*|\S+\.(?:com|org|net)\b")
_AN_EXAMPLE = re.compile(r"^ {6}- (.+)$", re.MULTILINE)
# What English people say as well, or what means the same in many languages.
_SHARED = frozenset({
    "hola", "bonjour", "ciao", "merci", "gracias", "danke", "adios", "amigo", "voila", "revoir", "oui", "si", "nein",
    "pro", "forma", "carte", "ok", "email", "mail",
})  # fmt: skip
# What English people say in other languages.
_ENGLISH_AFTER_ALL = re.compile(
    r"c'?est la vie|hasta la vista|que sera,? sera|bon (?:appetit|voyage)|faux pas|deja vu|mea culpa|tout de suite"
    r"|a la carte|au revoir|auf wiedersehen|muchas gracias|merci (?:beaucoup|bien)|danke sch\w+"
)
# Pieces of so many letters, the borders of a word among them; the last letter's chance where nothing is known.
_PIECE, _ANY_LETTER = 4, 1 / 30
# How much the counts of a longer piece have to be before they outweigh the shorter's.
_BACK_OFF = 3
# How likely a word is by its count and by its letters.
_WHOLE, _SPELT = 0.8, 0.2
# One word does not decide alone: the most that a word counts which is known, and one of which only the letters are.
_MOST, _MOST_UNKNOWN = 4.0, 1.5
# Measured on data/nlu, data/evaluation and data/evaluation/languages.csv.
_FOREIGN, _FOREIGN_EACH, _ENGLISH = 3.2, 0.7, 1.5
# Fewer letters are a slip, or a word that everybody knows.
_LETTERS = 6
# So many words that are so strange in English are no chance.
_SEVERAL, _STRANGE = 3, 3.0
# What speaks for the language that the talk has been in.
_GOES_ON = 2.0


def prepare() -> None:
    """Count the words of all languages, so that no shopper waits for it; it takes a second."""
    for code in (ENGLISH, *known_languages()):
        _counted(code)


def guess(text: str, *, likely: str = "") -> "str | None":
    """Return the code of the language that `text` is in, `ENGLISH` among them; None where it does not tell.

    `likely` is the language of the talk so far: less has to speak for it.
    """
    goes_on = likely in known_languages()
    words = _words(text if goes_on else _ENGLISH_AFTER_ALL.sub(" ", plain(text)))
    words = [word for word in words if goes_on or word not in _SHARED]
    if not words:
        return None
    odds = [_odds(word) for word in words]
    code = max(known_languages(), key=lambda one: sum(of[one] for of in odds) + _GOES_ON * (one == likely))
    goes_on = code == likely
    score = _score(code, words) + _GOES_ON * goes_on
    if score >= _FOREIGN and score / len(words) >= _FOREIGN_EACH and (goes_on or _is_plain(code, words)):
        return code
    return ENGLISH if score <= -_ENGLISH else None


def is_of_all(text: str) -> bool:
    """Whether a message has only words that English people say as well: "merci", "muchas gracias"."""
    said = plain(text)
    return bool(_words(said)) and all(word in _SHARED for word in _words(_ENGLISH_AFTER_ALL.sub(" ", said)))


def has_english_words(text: str) -> bool:
    """Whether half of a message's words, or more, are words that the bot has met; a number is one, too."""
    words = re.findall(r"[a-z]+|\d+", plain(text))
    met = [word for word in words if word.isdigit() or word in _counted(ENGLISH).words]
    return bool(met) and 2 * len(met) >= len(words)


def _is_plain(code: str, words: "Sequence[str]") -> bool:
    """Whether it needs no talk to tell: enough letters, and a word among them that English does not have.

    Three words that English hardly has are as good.
    """
    known, english = _counted(code).words, _counted(ENGLISH).words
    if len(words) >= _SEVERAL and _score(code, words) >= _STRANGE * len(words):
        return True
    return sum(map(len, words)) >= _LETTERS and any(word in known and word not in english for word in words)


def _words(text: str) -> "list[str]":
    found = _WORD.findall(re.sub(r"['’]", " ", _NO_WORDS.sub(" ", plain(text))))
    return [word for word in found if len(word) <= _LONGEST]


def _score(code: str, words: "Iterable[str]") -> float:
    """Return how much speaks for a language against English, a word at a time."""
    known = (_counted(code).words, _counted(ENGLISH).words)
    score = 0.0
    for word in words:
        most = _MOST if any(word in one for one in known) else _MOST_UNKNOWN
        score += max(-most, min(most, _odds(word)[code]))
    return score


# Bounded: shoppers write any words.
@lru_cache(maxsize=4096)
def _odds(word: str) -> "dict[str, float]":
    """Return how much a word speaks for each other language against English."""
    english = _counted(ENGLISH).likely(word)
    return {code: _counted(code).likely(word) - english for code in known_languages()}


@dataclass(frozen=True)
class _Counts:
    """What a language's words are, how often each was met, and how often its letters follow each other."""

    words: "Counter[str]"
    total: int
    pieces: "dict[str, float]"
    heads: "dict[str, float]"

    def likely(self, word: str) -> float:
        """Return the logarithm of a word's chance."""
        return log(_WHOLE * self.words[word] / self.total + _SPELT * self._spelt(word))

    def _spelt(self, word: str) -> float:
        likely = 1.0
        for pieces in _pieces(word):
            chance = _ANY_LETTER
            for piece in pieces:
                seen = self.heads.get(piece[:-1], 0.0)
                chance = (self.pieces.get(piece, 0.0) + _BACK_OFF * chance) / (seen + _BACK_OFF)
            likely *= chance
        return likely


@cache
def _counted(code: str) -> _Counts:
    texts = _english() if code == ENGLISH else known_languages()[code].samples
    words = Counter(word for text in texts for word in _words(text))
    words.update(word for common in _commonest(code) for word in _words(common))
    pieces: dict[str, float] = {}
    heads: dict[str, float] = {}
    for word, count in words.items():
        # A word that is met often says little more of how the language is spelt.
        weight = 1 + log(count)
        for piece in (one for alike in _pieces(word) for one in alike):
            pieces[piece] = pieces.get(piece, 0.0) + weight
            heads[piece[:-1]] = heads.get(piece[:-1], 0.0) + weight
    return _Counts(words, words.total(), pieces, heads)


def _pieces(word: str) -> "Iterator[list[str]]":
    """Yield, for each letter and the end of a word, the pieces that end there, the shortest first."""
    letters = f"^{word}$"
    for end in range(2, len(letters) + 1):
        yield [letters[end - length : end] for length in range(1, min(_PIECE, end) + 1)]


def _english() -> "Iterator[str]":
    for file in sorted((_DATA / "nlu").glob("*.yml")):
        yield from _AN_EXAMPLE.findall(file.read_text(encoding="utf-8"))
    for file in sorted((_DATA / "knowledge").glob("*.md")):
        yield from file.read_text(encoding="utf-8").splitlines()


def _commonest(code: str) -> "frozenset[str]":
    """Return spaCy's commonest words of a language."""
    # Run by itself: its package takes a second to import.
    return frozenset(run_path(str(_SPACY / code / "stop_words.py"))["STOP_WORDS"])
