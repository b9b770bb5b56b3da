"""Shoppers' words made comparable: one form for "Boots", "boot" and "BOOTS", and the known word that "jaket" means."""

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz.distance import OSA

from settings.shared import ROOT

# Shorter words have too many neighbours of another meaning: "book" is not a misspelt "boot".
_MIN_CHARACTERS = 5
# From this length on two slips are forgiven: "trouzers", "sleping".
LONG = 8
_ONLY_TURNED = 4
_SAYS_NOTHING = ROOT / "data" / "shop" / "says_nothing.txt"

# Common words of English and of shopping, and whom it is for: none of them says what is looked for.
SAYS_NOTHING = frozenset(_SAYS_NOTHING.read_text(encoding="utf-8").split())


def words_of(text: str) -> list[str]:
    """Cut a text into its words in small letters, without accents, numbers, hyphens and apostrophes."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.findall(r"[^\W\d_]+", re.sub(r"['’`](?=\w)", "", plain))


def singular(word: str) -> str:
    """Drop the plural's ending: boots, watches, wellies."""
    if len(word) > 4 and word.endswith("ies"):  # noqa: PLR2004  # ties, pies
        return f"{word[:-3]}y"
    if re.search(r"(?:sh|ch|x|ss)es$", word):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004  # gas, bus: too short to be a plural


def term(phrase: str) -> str:
    """Write a phrase as it is compared: its words in the singular."""
    return " ".join(map(singular, words_of(phrase)))


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the known word, or term of several, that a misspelt one is nearest to, if near enough to be meant."""
    if len(word) < _ONLY_TURNED:
        return None
    slips = 2 if len(word) >= LONG and " " not in word else 1
    near = [(OSA.distance(word, other, score_cutoff=slips), other) for other in known if _may_be(word, other)]
    near = [(distance, other) for distance, other in near if distance <= slips]
    return min(near)[1] if near else None


def _may_be(word: str, other: str) -> bool:
    """Whether it may be a slip for `other`: first letters are seldom wrong; a short word may have letters swapped."""
    if min(len(word), len(other)) >= _MIN_CHARACTERS and word[0] == other[0]:
        return True
    return sorted(word) == sorted(other)
