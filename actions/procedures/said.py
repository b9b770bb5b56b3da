"""A message as procedures read it, and whether it has certain words and does not deny them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

# "I have not really worn it", but not "it did not fit, and I have worn it since".
_FAR = 40
_NOT = r"(?:(?:do|does|did|is|are|was|were|has|have|had|wo|would|ca|could|should|need)n['’]?t)"
_DENIAL = re.compile(rf"(?:never|not|no|nothing|nobody|none|without|still|un\w+|{_NOT})\b", re.IGNORECASE)
_DENIES = re.compile(
    rf"\b(?:never|not|without|nor|hardly|{_NOT})"
    r"(?: (?:have|been|be|even|really|actually|yet|ever|once|being|having|it|them"
    r"|the|a|any|my|want|need|like|to|what|that|one))*"
    r"\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A message as it is read for a wish: its words, what the bot recognised in it, and how many photos came with it.

    `answers` is "yes" or "no" where it answers the open question so; `products` are those of the shop that it names.
    """

    text: str
    intent: str = ""
    entities: Mapping[str, str] = field(default_factory=dict)
    photos: int = 0
    answers: str | None = None
    products: tuple[str, ...] = ()

    def without(self, entity: str) -> "Said":
        """Return the message as if that entity had not been recognised in it."""
        return replace(self, entities={name: value for name, value in self.entities.items() if name != entity})


def said_pattern(words: Sequence[str], *, number: str = "N") -> re.Pattern[str]:
    """Return what finds one of the words or phrases in a message, whatever the case; `number` stands for their N."""
    phrases = "|".join(re.sub(r"\bN\b", lambda _: number, _pattern(phrase)) for phrase in words)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """Write a phrase as a regular expression: "leave … out" has up to six words in between."""
    return r"\s+(?:\S+\s+){0,6}?".join(re.escape(part.strip()) for part in phrase.split("…"))


def says(words: Sequence[str], text: str) -> bool:
    """Whether a text has one of the words and does not deny it: "never worn" does not say "worn"."""
    return any(not denied(text, found) for found in said_pattern(words).finditer(text))


def denied(text: str, found: re.Match[str]) -> bool:
    """Whether what was found in a text is denied: by what stands before it, and not by its own words."""
    before = max(0, found.start() - _FAR)
    return not _DENIAL.match(found[0]) and _DENIES.search(text, before, found.start()) is not None


def without_addresses(text: str) -> str:
    """Return a message without e-mail addresses: they prove an order and are none of its words."""
    return " ".join(re.sub(r"\S+@\S+", " ", text).split()).strip(" ,;")
