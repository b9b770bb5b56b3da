"""What things are made of: the materials that shoppers ask for or avoid, and a catalogue's words for them."""

import re

from shop.interface import Product
from shop.search.spelling import words_of

# What comes from an animal, each with its kinds.
_WOOL = frozenset({"wool", "woollen", "merino", "lambswool", "cashmere", "mohair", "alpaca"})
_DOWN = frozenset({"down", "feather", "feathers"})
_LEATHER = frozenset({"leather", "suede", "nubuck"})
_SYNTHETIC = frozenset({"polyester", "nylon", "polyamide", "elastane", "acrylic", "synthetic", "plastic", "silicone"})

MATERIALS = {
    "animal": _WOOL | _DOWN | _LEATHER | {"animal", "silk", "fur", "shearling", "beeswax", "horn"},
    "wool": _WOOL,
    "merino": frozenset({"merino"}),
    "down": _DOWN,
    "feathers": _DOWN,
    "leather": _LEATHER,
    "suede": frozenset({"suede"}),
    "silk": frozenset({"silk"}),
    "fur": frozenset({"fur", "shearling"}),
    "cotton": frozenset({"cotton", "corduroy"}),
    "linen": frozenset({"linen"}),
    "polyester": frozenset({"polyester"}),
    "nylon": frozenset({"nylon", "polyamide"}),
    "elastane": frozenset({"elastane"}),
    "acrylic": frozenset({"acrylic"}),
    "plastic": frozenset({"plastic"}),
    "synthetic": _SYNTHETIC,
    "rubber": frozenset({"rubber"}),
    "steel": frozenset({"steel"}),
    "aluminium": frozenset({"aluminium"}),
    "cork": frozenset({"cork"}),
    "canvas": frozenset({"canvas"}),
    "gore-tex": frozenset({"gore", "tex"}),
}
"""Materials by the name that is asked for, each with the words that tell of it. "animal" is all of animal origin."""

_CALLED = {
    "woollen": "wool", "woolen": "wool", "lycra": "elastane", "spandex": "elastane", "aluminum": "aluminium",
    "feather": "feathers", "synthetics": "synthetic", "goretex": "gore-tex", "gore tex": "gore-tex",
    "lambswool": "wool", "cashmere": "wool", "nubuck": "leather", "polyamide": "nylon", "sheepskin": "fur",
}  # fmt: skip
_NAME = "|".join(sorted((*MATERIALS, *_CALLED), key=len, reverse=True)).replace("animal|", "")
NAMED = re.compile(rf"\b(?:{_NAME})\b", re.IGNORECASE)
"""A material's name in a message."""

ANIMAL = re.compile(
    r"\b(?<!not )(?:vegans?|veggie|vegetarian|plant[- ]based|animal[- ](?:free|products?|friendly)|cruelty[- ]free"
    r"|(?:no|without|any|free (?:of|from)|from|of) animals?)\b",
    re.IGNORECASE,
)
"""A message that asks for things without anything of animal origin."""

_AVOIDS = re.compile(
    rf"\b(?:no|not|non|without|avoid(?:ing)?|free (?:of|from)|allergic to|except|isn'?t|aren'?t"
    rf"|allergy to|(?:can['’]?t|cannot) (?:wear|have|stand|bear|tolerate)|anything but|other than|instead of|hates?)"
    rf"[ -](?:any |real |made (?:of|from) )*((?:{_NAME})(?:(?: ?,| or| and| nor| &)+ (?:no )?(?:{_NAME}))*)\b"
    rf"|\b({_NAME})[- ](?:free|allergy)\b"
    # "Wool makes me itch", "I get hives from latex".
    rf"|\b({_NAME}) (?:\w+ )?(?:(?:makes?|gives?|brings?|irritates?|sets|drives) (?:me|us|him|her|(?:my|our|his) \w+)"
    rf"|itch\w*|scratch\w*)\b"
    rf"|\b(?:rash|hives|itch\w*|eczema|swell\w*|sore|react\w*|sensitive|intolerant|break out|come out)"
    rf" (?:\w+ ){{0,4}}?(?:to|from|of|with|by|in|on) ({_NAME})\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:without|free of|free from|no) (\w+)", re.IGNORECASE)
# Nobody has plants in mind here, and wax is as often of bees.
_OF_PLANTS = re.compile(r"(?:soy|rapeseed|plant|soy and rapeseed) wax", re.IGNORECASE)
_WAX = re.compile(r"\bwax(?:ed)?\b", re.IGNORECASE)


def material(written: str) -> str:
    """Return the name in `MATERIALS` of a material as `NAMED` finds it."""
    name = written.casefold()
    return _CALLED.get(name, name)


def avoided(text: str) -> frozenset[str]:
    """Return the materials that a message does not want: "no leather", "vegan"."""
    names = {material(name) for found in _AVOIDS.findall(text) for row in found for name in NAMED.findall(row)}
    return frozenset(names | ({"animal"} if ANIMAL.search(text) else set()))


def has(product: Product, name: str) -> bool | None:
    """Whether there is such a material in a product, by what the catalogue says; None where it leaves that open."""
    told = _NEGATED.sub(" ", product.made_of)
    if MATERIALS[name].intersection(words_of(told)):
        return True
    return None if name == "animal" and _WAX.search(_OF_PLANTS.sub(" ", told)) else False


def is_free_of(product: Product, names: frozenset[str]) -> bool:
    """Whether a product surely has none of these materials."""
    return all(has(product, name) is False for name in names)
