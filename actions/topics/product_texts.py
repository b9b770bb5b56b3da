"""What the texts of the catalogue say of a product, read for yes, no or open. Nothing is concluded beyond them."""

import re
from dataclasses import dataclass

from actions.phrases import say
from shop.interface import Product
from shop.search.materials import has

_I = re.IGNORECASE
# What a catalogue writes, and whether it means that a thing is waterproof.
_CALLS_WATERPROOF = (
    (False, r"not (?:\w+ )?waterproof"),
    (True, "waterproof"),
    (False, "showerproof|water-resist"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """An answer about `asked`, the shopper's own word: `said` are sentences; `open_` where the catalogue is silent.

    `of_allergy` where "yes" alone could be read as "yes, you may wear it".
    """

    asked: str
    answer: bool | None
    said: str
    open_: bool = False
    of_allergy: bool = False


def describe(product: Product) -> str:
    """Say what a product is and is made of."""
    return f"{product.text} {made_of(product)}"


def is_waterproof(product: Product) -> Told:
    """Say whether the catalogue calls a product waterproof."""
    asked = "waterproof"
    sentences = sentences_of(product)
    for answer, words in _CALLS_WATERPROOF:
        said = first(sentences, words)
        if said:
            return Told(asked, answer, said)
    keeps_out = first(sentences, r"\brain\b|\bwet\b|seams|membrane|head of water|water out|\bwax")
    if "waterproof" in product.traits or "waterproof" in product.name.lower():
        return Told(asked, answer=True, said=keeps_out or made_of(product))
    if keeps_out:
        return Told(asked, None, keeps_out)
    return Told(asked, None, say("not_called", asked=asked), open_=True)


def is_vegan(product: Product) -> Told:
    """Say whether there is anything of animal origin in a product."""
    animal = has(product, "animal")
    return Told("vegan", None if animal is None else not animal, made_of(product), open_=animal is None)


def goes_in_the_machine(product: Product) -> Told:
    """Say whether a product may be washed in a washing machine."""
    by_hand = first([product.care], r"hand wash|by hand|never machine|sponge|dry clean|wipe|brush|rinse|hose|keep it")
    machine = first([product.care], r"\bwash at \d+")
    answer = False if by_hand and not machine else True if machine else None
    return by_care("machine wash", answer, product)


def by_care(asked: str, answer: bool | None, product: Product) -> Told:  # noqa: FBT001  # an answer, as in `Told`
    """Answer by the care of a product, which may leave it open."""
    said = product.care if answer is not None else f"{say('not_said')} {product.care}"
    return Told(asked, answer, said, open_=answer is None)


def weight(product: Product) -> str | None:
    """Return the sentence that tells what a product weighs."""
    return first([product.text, product.fit], r"\d(?:[.,]\d+)? ?k?g\b(?! a square)")


def grams(product: Product) -> int | None:
    """Return the weight of a product in grams, as far as it is told."""
    told = re.search(r"(\d+(?:[.,]\d+)?) ?(k?g)\b(?! a square)", weight(product) or "")
    if not told:
        return None
    return round(float(told[1].replace(",", ".")) * (1000 if told[2] == "kg" else 1))


def first(sentences: list[str], words: str) -> str | None:
    """Return the first of the sentences in which those words stand."""
    return next((said for said in sentences if re.search(words, said, _I)), None)


def sentences_of(product: Product) -> list[str]:
    """Return all sentences that the catalogue has of a product."""
    return [*_split(product.text), made_of(product), *_split(product.fit), *_split(product.care)]


def _split(text: str) -> list[str]:
    return re.split(r"(?<=\.) (?=[A-Z0-9])", text)


def made_of(product: Product) -> str:
    """Say what a product is made of."""
    return say("made_of", material=product.made_of)
