"""What a message asks the shop for: kinds of things, qualities, colours, a size, a price."""

import re
from dataclasses import dataclass, field

from shop.interface import Wanted
from shop.search.budget import budget, is_for_all, without_budget
from shop.search.index import Lexicon
from shop.search.materials import avoided
from shop.search.needs import leaning, needs_in, qualities_of
from shop.search.spelling import LONG, SAYS_NOTHING, meant, singular, words_of
from shop.search.variants import litres, plain_size
from shop.search.whom import CHILD_WORDS, whom

_MAX_TERM = 3
# So many words need no verb to name a thing.
_FEW_WORDS = 5
_CHEAP = re.compile(r"\b(?:cheap(?:er|est)?|lowest|affordable|inexpensive|low cost)\b", re.IGNORECASE)


def _words(written: str) -> frozenset[str]:
    return frozenset(written.split())


# An unknown word after these says where or when or how something is to be used, and names no further thing.
_LINKS = _words(
    "for in on at to from during through when while as like because since around up which that who something anything"
    " nice really very quite so too bit kind of is are be need must"
)
_ARTICLES = frozenset({"a", "an", "the", "my", "our", "his", "her", "their"})
_SAY_WITHOUT = _words(
    "vegan vegans veggie vegetarian animal animals free products product friendly cruelty plant based allergic allergy"
    " avoid avoiding non"
)
_GIFT = re.compile(
    r"\b(?:gifts?|presents?|pressies?|prezz?ies?|birthday|christmas|xmas|anniversary|secret santa|stocking filler\w*"
    r"|(?:something|anything|ideas?) (?:\w+ )?for (?:my|our|his|her|their|a friend|a colleague|somebody|someone)"
    r"|(?:give|get|buy|treat) (?:her|him|them|my (?!self))"
    r"|for (?:my|our|his|her|their) (?:[\w-]+ ){1,3}(?:who|that|(?:s?he|they)(?:'?s| is| are)?))\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[.,;:!?\n]+|\s[-–]\s")
# With these somebody looks for a thing, and what follows may name it.
_SEEKS = _words(
    "sell sells have got stock stocks want wants need needs looking look searching search find buy buying get any show"
    " recommend suggest something anything after"
)
# After a thing, these begin to tell of it, or of a person, a place or a use; at the beginning, of the one who looks.
_OF_IT = _words("that which because cos since when while where whose as")
_OF_SOMEBODY = _words(
    "who he she hes shes they theyre it its i im ive we were my his her our loves likes enjoys works lives goes"
)
# "Looking for" something names it.
_LOOKS = _words("looking look searching search ask asking shopping after hunting")
_PURPOSES = frozenset({"for", "over", "under", "inside"})
_ANDS = frozenset({"and", "but", "or", "also", "yet"})


@dataclass(slots=True)
class _Reading:
    """What has been read of a message so far; `compound` is the thing being named at the moment."""

    known: Lexicon
    kinds: list[tuple[str, ...]] = field(default_factory=list)
    traits: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    before: str = ""
    compound: tuple[str, ...] = ()
    plural: bool = False
    asks: bool = False
    guessed: bool = False
    gift: bool = False
    seeks: bool = False
    tells: bool = False
    of_somebody: bool = False
    earlier: str = ""
    article: bool = False
    purpose: bool = False
    leans: set[str] = field(default_factory=set)

    def begin(self, words: list[str], *, alone: bool) -> None:
        """Begin with the words of another part of the message: it may only tell of the one who looks.

        A few words `alone` name a thing without a verb: "sunglasses?".
        """
        self.end_compound()
        self.seeks = alone
        self.before = self.earlier = ""
        self.purpose = False
        self.tells = self.of_somebody = bool(words) and words[0] in _OF_SOMEBODY

    def pass_by(self, word: str) -> None:
        """Go on behind a word; some begin or end what only tells: "boots for my wife, she is a vet"."""
        named = self.kinds or self.compound or self.traits or self.gift or self.aside or self.people
        if word in _SEEKS and not (word == "get" and self.of_somebody):
            # "My hands get cold" seeks nothing.
            self.tells, self.of_somebody, self.seeks = False, False, True
        elif named and word in _OF_IT | _OF_SOMEBODY:
            self.tells, self.of_somebody = True, self.of_somebody or word in _OF_SOMEBODY
        if word == "for" and self.before not in _LOOKS:
            self.purpose = True
        elif word in _SEEKS | _ANDS:
            self.purpose = False
        self.article = word in _ARTICLES
        if not self.article:
            # "The" stands between "for" and what it is for.
            self.earlier, self.before = self.before, word

    def take_trait(self, trait: str) -> None:
        """Take a quality: one that only tells of somebody, "my feet are cold", is none that a thing must have."""
        self.end_compound()
        (self.leans if self.of_somebody else self.traits).add(trait)

    def take_kind(self, kind: str, *, plural: bool) -> None:
        self.compound, self.plural = (*self.compound, kind), plural

    def names_things(self) -> bool:
        """Whether the next word names a thing: "do you sell …", or the first word of all."""
        return not (self.kinds or self.compound or self.tells) and self.before in _SEEKS | {""}

    def take_unknown(self, word: str) -> None:
        if self.tells or self._is_aside() or not (self.seeks or self.compound):
            (self.people if self.article else self.aside).append(word)
            return
        # "shoe rack": a thing in the singular before an unknown word only says what kind of thing that is.
        if self.compound and not self.plural and not self.asks:
            self.unknown += self.compound
            self.compound = ()
        self.unknown.append(word)
        self.end_compound()

    def _is_aside(self) -> bool:
        """Whether an unknown word names no thing: "a jacket for Scotland", "something warm and snug"."""
        if self.compound:
            return False
        # A second word of the same, "near the Pennine Way", or what it is for: "for muddy paths".
        if self.before in {*self.aside[-1:], *self.people[-1:]} or self.purpose:
            return True
        named = self.kinds or self.traits or self.gift
        if not (named or self.before in {"something", "anything"}):
            return False
        return self.before in _LINKS or (self.before in _ANDS and not self.kinds)

    def end_compound(self) -> None:
        if self.compound:
            self.kinds.append(self.compound)
        self.compound = ()


def read(
    text: str, known: Lexicon, size: str | None = None, colour: str | None = None, *, asks: bool = False
) -> Wanted:
    """Read what `text` asks of a shop whose words are `known`; `size` and `colour` as the bot recognised them.

    The colour may be none of the shop's.

    In a question (`asks`) the word after a thing does not change it: "is the jacket insulated" is about a jacket. Slips
    are not forgiven there either: too many words of a question are near some other.
    """
    colours = {word for word in words_of(text) if word in known.colours} or set(words_of(colour or "")[-1:])
    gift = bool(_GIFT.search(text))
    reading = _Reading(known, asks=asks, gift=gift)
    parts = [words_of(part) for part in _PARTS.split(without_budget(text))]
    alone = sum(map(len, parts)) <= _FEW_WORDS
    for part in parts:
        words = [word for word in part if word not in colours]
        reading.begin(words, alone=alone)
        while words:
            taken = _take(words, reading)
            reading.pass_by(words[taken - 1])
            words = words[taken:]
    reading.end_compound()
    if gift and not reading.kinds:
        # What somebody likes to do tells what may please them, and not what it must be.
        reading.leans |= reading.traits
        reading.traits.clear()
    least, most = budget(text, alone=gift or is_for_all(text))
    person, needs = whom(text), needs_in(text)
    without = avoided(text)
    return Wanted(
        litres=litres(text),
        kinds=tuple(reading.kinds),
        traits=frozenset(reading.traits - without),
        colours=frozenset(colours),
        size=plain_size(size) if size else None,
        least=least,
        most=most,
        cheap=bool(_CHEAP.search(text)),
        unknown=_things(reading, person, without, is_for_a_need=bool(needs)),
        guessed=reading.guessed,
        whom=person,
        without=without,
        leans=leaning(needs) | reading.leans,
        qualities=qualities_of(needs),
        gift=gift,
    )


def _things(reading: _Reading, person: str | None, without: frozenset[str], *, is_for_a_need: bool) -> tuple[str, ...]:
    """Return the unknown words that may name a thing: whom it is for and what it must not have are none."""
    # Beside a thing, what tells of a need is known by that: "an itchy jumper".
    unknown = [word for word in reading.unknown if not (reading.kinds and needs_in(word))]
    if not (reading.kinds or reading.traits - without or reading.leans or reading.gift or is_for_a_need):
        # "Anything for golf": what it is for is all there is; "for a beekeeper" is a person.
        unknown = [*unknown, *reading.aside]
    said = (CHILD_WORDS if person else frozenset()) | (_SAY_WITHOUT if without else frozenset())
    if _SAY_WITHOUT.issuperset(said):
        unknown = [word for word in unknown if word not in said]
    # "Kids bikes" are named with whom they are for, and "kids" alone names nothing.
    return tuple(unknown) if not said.issuperset(unknown) else ()


def _take(words: list[str], reading: _Reading) -> int:
    """Take the first of `words`, or the term of several that they begin with; returns how many were taken."""
    known = reading.known
    for length in range(min(_MAX_TERM, len(words)), 0, -1):
        # "Hoodies" are of a hoodie, "wellies" of a welly.
        ending = " ".join([*map(singular, words[: length - 1]), words[length - 1].removesuffix("s")])
        kind, phrase = " ".join(map(singular, words[:length])), " ".join(words[:length])
        kind = ending if ending in known.kinds and kind not in known.kinds else known.joined.get(kind, kind)
        if kind in known.kinds and reading.kinds and reading.before in _PURPOSES:
            # "Socks for wellies" are socks.
            return length
        if kind in known.kinds:
            reading.take_kind(kind, plural=words[length - 1] != singular(words[length - 1]))
            return length
        is_thing = phrase in known.not_meant
        phrase = known.forms.get(phrase, phrase)
        if phrase in known.traits and (length > 1 or words[0] not in SAYS_NOTHING):
            if is_thing and reading.names_things():
                # "Do you have skis": what other things are for is a thing itself.
                reading.take_unknown(words[0])
            else:
                reading.take_trait(phrase)
            return length
    if words[0] in SAYS_NOTHING or singular(words[0]) in SAYS_NOTHING or len(words[0]) == 1:
        reading.end_compound()
        return 1
    guessed = 0 if reading.asks or reading.tells or words[0] in known.not_meant else _guess(words, reading)
    if not guessed:
        reading.take_unknown(words[0])
    return guessed or 1


def _guess(words: list[str], reading: _Reading) -> int:
    """Take what the first of `words`, or the first two, may mean if misspelt; returns how many were taken."""
    known = reading.known
    for length in range(min(2, len(words)), 0, -1):
        phrase = " ".join(map(singular, words[:length]))
        kind = meant(phrase, (kind for kind in (*known.kinds, *known.joined) if kind.count(" ") == length - 1))
        if kind:
            reading.guessed = True
            reading.take_kind(known.joined.get(kind, kind), plural=words[length - 1] != singular(words[length - 1]))
            return length
    trait = meant(words[0], known.traits - known.names) if len(words[0]) >= LONG else None
    if trait:
        reading.take_trait(trait)
    return 1 if trait else 0
