"""What the catalogue says of what a shopper asks about a product: yes, no or open, and the sentence that says so.

Nothing is concluded beyond the words of the catalogue: what it does not say is told to be open.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from actions.facts import Shop
from actions.phrases import say
from actions.wording import listed, money
from shop.interface import Product
from shop.search.index import entry, traits_meant
from shop.search.materials import ANIMAL, MATERIALS, NAMED, has, material
from shop.search.spelling import SAYS_NOTHING, singular, words_of
from shop.search.whom import whom

_I = re.IGNORECASE
# What a catalogue writes, and whether it means that a thing is waterproof.
_CALLS_WATERPROOF = (
    (False, r"not (?:\w+ )?waterproof"),
    (True, "waterproof"),
    (False, "showerproof|water-resist"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer about `asked`, the shopper's own word: `said` are sentences; `open_` where the catalogue is silent."""

    asked: str
    answer: bool | None
    said: str
    open_: bool = False


def tell(product: Product, text: str, shop: Shop) -> list[Told]:
    """Return what answers `text` about `product`; nothing where it asks for nothing in particular."""
    # "The down jacket" and "the wool jumper" are names, and no questions about down or wool.
    asked = _without_names(product, text)
    told = list(_of_aspects(product, asked, shop)) or list(_of_aspects(product, text, shop))
    return told or _in_its_words(product, text)


def describe(product: Product) -> str:
    """Say what a product is and is made of."""
    return f"{product.text} {_made_of(product)}"


def is_waterproof(product: Product) -> Told:
    """Say whether the catalogue calls a product waterproof."""
    asked = "waterproof"
    sentences = _sentences(product)
    for answer, words in _CALLS_WATERPROOF:
        said = _first(sentences, words)
        if said:
            return Told(asked, answer, said)
    keeps_out = _first(sentences, r"\brain\b|\bwet\b|seams|membrane|head of water|water out|\bwax")
    if "waterproof" in product.traits or "waterproof" in product.name.lower():
        return Told(asked, answer=True, said=keeps_out or _made_of(product))
    if keeps_out and not _first([keeps_out], r"\bwax"):
        return Told(asked, None, keeps_out)
    return Told(asked, None, say("not_called", asked=asked), open_=True)


def is_vegan(product: Product) -> Told:
    """Say whether there is anything of animal origin in a product."""
    animal = has(product, "animal")
    return Told("vegan", None if animal is None else not animal, _made_of(product), open_=animal is None)


def goes_in_the_machine(product: Product) -> Told:
    """Say whether a product may be washed in a washing machine."""
    by_hand = _first([product.care], r"hand wash|by hand|never machine|sponge|dry clean|wipe|brush|rinse|hose|keep it")
    machine = _first([product.care], r"\bwash at \d+")
    answer = False if by_hand and not machine else True if machine else None
    return Told("machine wash", answer, product.care, open_=answer is None)


def weight(product: Product) -> str | None:
    """Return the sentence that tells what a product weighs."""
    return _first([product.text, product.fit], r"\d(?:[.,]\d+)? ?k?g\b(?! a square)")


def grams(product: Product) -> int | None:
    """Return the weight of a product in grams, as far as it is told."""
    told = re.search(r"(\d+(?:[.,]\d+)?) ?(k?g)\b(?! a square)", weight(product) or "")
    if not told:
        return None
    return round(float(told[1].replace(",", ".")) * (1000 if told[2] == "kg" else 1))


def _first(sentences: list[str], words: str) -> str | None:
    """Return the first of the sentences in which those words stand."""
    return next((said for said in sentences if re.search(words, said, _I)), None)


def _sentences(product: Product) -> list[str]:
    return [*_split(product.text), _made_of(product), *_split(product.fit), *_split(product.care)]


def _split(text: str) -> list[str]:
    return re.split(r"(?<=\.) (?=[A-Z0-9])", text)


def _without_names(product: Product, text: str) -> str:
    called = sorted((*product.kinds, *product.category.called), key=len, reverse=True)
    kinds = "|".join(re.escape(singular(kind)) for kind in called)
    return re.sub(rf"\b(?:{NAMED.pattern[2:-2]}) (?={kinds})|\b(?:{kinds})(?:s|es)?\b", " ", text, flags=_I)


def _made_of(product: Product) -> str:
    return say("made_of", material=product.made_of)


def _of_aspects(product: Product, text: str, shop: Shop) -> Iterator[Told]:
    said: set[str] = set()
    for asks, tells in _ASPECTS:
        found = asks.search(text)
        told = tells(product, found, text, shop) if found else None
        # Two aspects may be told by one sentence.
        if told and (told.said not in said or told.answer is not None):
            said.add(told.said)
            yield told


Match = re.Match[str]


def _price(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    return Told(asked[0], None, say("price", price=money(product.price, shop)))


def _fit(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    sizes = [say("sizes", sizes=listed(product.sizes, shop))] if product.sizes else []
    return Told(asked[0], None, " ".join([*sizes, product.fit]))


def _colours(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    return Told(asked[0], None, say("colours", colours=listed(product.colours, shop)))


def _material(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    return Told(asked[0], None, _made_of(product))


def _contains(product: Product, asked: Match, text: str, shop: Shop) -> Told | None:  # noqa: ARG001  # as its neighbours
    name = material(asked[0])
    if name == "down" and not re.search(
        r"\b(?:duck|goose|have|has|any|contain\w*|use|real|with|of|from) down\b", text, _I
    ):
        return None
    return Told(asked[0].lower(), has(product, name), _made_of(product))


def _substance(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    name = next(group for group in asked.groups() if group).lower()
    if name in MATERIALS or material(name) in MATERIALS:
        return Told(name, has(product, material(name)), _made_of(product))
    if re.search(rf"(?:without|free of|free from|no) {re.escape(name)}", product.made_of, _I):
        return Told(name, answer=False, said=_made_of(product))
    if re.search(rf"\b{re.escape(name)}\b", product.made_of, _I):
        return Told(name, answer=True, said=_made_of(product))
    return Told(name, None, f"{say('not_named', asked=name)} {_made_of(product)}", open_=True)


def _waterproof(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    return is_waterproof(product)


def _vegan(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    return is_vegan(product)


def _machine(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    told = goes_in_the_machine(product)
    at = re.search(r"\b([3-9]0) ?(?:°|degrees?|deg|c\b|º|$|[?.!])", text, _I)
    most = re.search(r"wash at (\d+)", product.care, _I)
    if at and most and told.answer:
        return Told(told.asked, int(at[1]) <= int(most[1]), told.said)
    return told


def _dryer(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    may, may_not = "tumble dry", r"line dry|dry (?:it |them )?flat|air dry|dry in|by hand|hand wash|dry them"
    answer = True if _first([product.care], may) else False if _first([product.care], may_not) else None
    return Told(asked[0].lower(), answer, product.care)


def _iron(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    answer = False if _first([product.care], "not iron") else True if _first([product.care], "iron") else None
    return Told(asked[0].lower(), answer, product.care, open_=answer is None)


def _dishwasher(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    answer = True if _first([product.care], "dishwasher-safe") else False if _first([product.care], "by hand") else None
    return Told(asked[0].lower(), answer, product.care, open_=answer is None)


def _care(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    return Told(asked[0], None, product.care)


def _weight(product: Product, asked: Match, text: str, shop: Shop) -> Told:  # noqa: ARG001  # as its neighbours
    said = weight(product)
    light = bool({"light", "lightweight"}.intersection(product.traits))
    answer = True if light and asked[0].lower() in {"light", "lightweight"} else None
    if said or answer:
        return Told(asked[0].lower(), answer, said or product.text)
    return Told(asked[0].lower(), None, say("no_weight"), open_=True)


def _capacity(product: Product, asked: Match, text: str, shop: Shop) -> Told:
    said = _first([product.text, product.fit], r"\blit(?:re|er)s?\b|-litre|\bml\b")
    return Told(asked[0], None, said) if said else _fit(product, asked, text, shop)


def _cold(product: Product, asked: Match, text: str, shop: Shop) -> Told | None:  # noqa: ARG001  # as its neighbours
    said = _first([product.text, product.fit], r"°C|R-value|hours")
    return Told(asked[0].lower(), None, said) if said else None


def _made_for(product: Product, asked: Match, text: str, shop: Shop) -> Told | None:  # noqa: ARG001  # as its neighbours
    person = whom(text)
    if person is None or not product.made_for:
        return None
    said = say("made_for", whom=listed(product.made_for, shop))
    return Told(person, person in product.made_for, said)


_Teller = Callable[[Product, Match, str, Shop], Told | None]
_SUBSTANCES = (
    r"latex|nickel|pfas|pfcs?|ptfe|teflon|bpa|lanolin|formaldehyde|chrome|chromium|dyes?|glue|gluten|perfume|phthalates?"
    r"|microplastics?|zinc|lead"
)
# What may be asked about a product, and what answers it; a message may ask several at once.
_ASKED: tuple[tuple[str, _Teller], ...] = (
    (r"price\w*|costs?|how much (?:is|are|r|for|do|does)|expensive|dear|£", _price),
    (
        (
            r"kids?|child(?:ren)?'?s?|toddlers?|bab(?:y|ies)|boys?|girls?|wom[ae]n'?s?|lad(?:y|ies)'?s?|m[ae]n'?s"
            r"|for men|unisex|\d+[- ]years?[- ]olds?|daughter|son"
        ),
        _made_for,
    ),
    (
        (
            r"water[- ]?proof\w*|water[- ]?resist\w*|rain[- ]?proof|in (?:the |heavy )?rain"
            r"|keep (?:the )?(?:rain|water) out"
        ),
        _waterproof,
    ),
    (ANIMAL.pattern[2:-2], _vegan),
    (
        rf"({_SUBSTANCES})(?:[- ]free)?|allerg(?:ic|y|ies) to (?:\w+ )?(\w+)|(\w+)[- ]allergy",
        _substance,
    ),
    (NAMED.pattern[2:-2], _contains),
    (
        (
            r"siz(?:es?|ing)|fits?|fitting|small|large|big|wide|width|long|length|tall|high|height|dimensions?"
            r"|measure\w*|inch(?:es)?|cm|thick\w*"
        ),
        _fit,
    ),
    (r"weighs?|weight|heav(?:y|ier)|light(?:weight)?(?= ?(?:$|[?,.]|enough|or|and|to|weight))|grams?|kilos?", _weight),
    (
        r"lit(?:re|er)s?|capacity|volume|hold(?= ?(?:$|\?))|how much (?:does|do|can) (?:it|they|the \w+) (?:hold|take)",
        _capacity,
    ),
    (
        (
            r"temperatures?|degrees|how (?:cold|warm|hot)|freez\w*|seasons?|minus|below zero|comfort rating|stay hot"
            r"|keep\w* hot"
        ),
        _cold,
    ),
    (r"colou?rs?|shades?", _colours),
    (r"made (?:of|from|out)|materials?|fabric|composition|filling|filled", _material),
    (r"tumble\w*|dryer|drier", _dryer),
    (r"iron\w*", _iron),
    (r"dishwasher", _dishwasher),
    (
        (
            r"machine|washing machine|washable|(?:can|do|does|is|could|may|ok|okay|safe)\b[^.?]*\bwash(?:ed)?"
            r"|wash (?:it |them )?at"
        ),
        _machine,
    ),
    (r"wash\w*|clean\w*|care|dry(?:ing)?|shrinks?|wax(?:ing)?|proofing|look after", _care),
)
_ASPECTS = tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)", _I), tell) for words, tell in _ASKED)


def _in_its_words(product: Product, text: str) -> list[Told]:
    """Look for the words of a question in what the catalogue says: "has it got pockets", "will a laptop fit in"."""
    of = entry(product)
    own = of.kinds | of.name | set(words_of(product.name))
    asked = [
        word for word in words_of(text) if word not in SAYS_NOTHING and len(word) > 1 and singular(word) not in own
    ]
    if not asked:
        return []
    sentences = _sentences(product)
    told = {word: said for word in asked if (said := _saying(word, sentences))}
    called = [word for word in asked if word not in told and traits_meant(word, of.traits)]
    if not told and not called:
        return [Told(" ".join(asked[:2]), None, describe(product), open_=True)]
    said = next(iter(told.values()), product.text)
    sure = len(told) + len(called) == len(asked) and not re.search(r"\b(?:not|no|never|without)\b", said, _I)
    return [Told((next(iter(told), "") or called[0]), True if sure else None, said)]


def _saying(word: str, sentences: list[str]) -> str | None:
    return next((said for said in sentences if singular(word) in map(singular, words_of(said))), None)
