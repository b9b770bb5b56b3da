"""Whom a thing is wanted for, where that decides about its size and cut: women, men or children."""

import re

from shop.interface import Product

# From about this age in years people wear adults' sizes: the trade's sizes for children end there.
_GROWN_UP = 14
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
_CHILDREN = re.compile(
    r"\b(?:kid(?:s|dies|die)?|child(?:ren)?(?:'?s)?|toddlers?(?:'s)?|bab(?:y|ies)(?! (?:blue|pink))(?:'s)?|infants?"
    r"|(?:primary|infant|nursery) school|nursery|kindergarten|school (?:run|uniform)"
    r"|(?:son|daughter|nephew|niece|grandson|granddaughter)\b[^.?!]{0,30}\bschool\b(?! bags?\b)"
    r"|newborns?|juniors?|boys?'?|girls?'?|youths?|little ones?|grandchild(?:ren)?|grandkids?|schoolchildren"
    # Who has got hold of the phone looks for nothing.
    r"|(?:pre)?teens?)\b(?! (?:got|took|grabbed|typed|hit|pressed|sent|wrote)\b)",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:(?P<years>\d{1,2})[- ]?(?:(?:years?|yrs?)[- ]?olds?|y/?o)"
    r"|(?:aged?(?: of)?|(?:boy|girl|lad|lass|son|daughter|teen|teenager|child|kid) of) (?P<aged>\d{1,2})"
    r"|(?P<months>\d{1,2})[- ]?months?[- ]?olds?"
    r"|(?:s?he|who|son|daughter|nephew|niece|grandson|granddaughter|lad|lass|little one|youngest|eldest)(?:'?s|,? is)?"
    rf" (?:only |just |turning |nearly |about )*(?P<being>\d{{1,2}}|{_NUMBERS}))\b"
    r"(?! ?(?:cm|kg|stone|ft|inch|st\b|foot|pairs?|sizes?))",
    re.IGNORECASE,
)
_ADULTS = {
    "women": re.compile(r"\b(?:women'?s?|woman'?s?|lad(?:y|ies)'?s?|females?)\b", re.IGNORECASE),
    "men": re.compile(r"\b(?:men'?s?|man'?s|gents?'?|gentlem[ae]n'?s?|males?|blokes?'?)\b", re.IGNORECASE),
}
_SPELT_AGE = re.compile(rf"\b(?:{_NUMBERS})[- ](?:years?|yrs?)[- ]olds?\b", re.IGNORECASE)

_ANIMALS = (
    r"(?:dog(?:gie|gy)?|pup(?:py)?|cat|kitten|kitty|horse|pony|donkey|pet|rabbit|hamster|hound|terrier|labrador|spaniel"
    r"|animal)"
)
# "For my dog", "a dog coat"; who walks one is a person.
_FOR_AN_ANIMAL = re.compile(
    r"\b(?:for|to fit|on) (?:(?:my|our|the|a|an|his|her|their|your) )?(?:(?!\w+ing )\w+ ){0,2}?"
    rf"(?:{_ANIMALS}(?:s|es)?|puppies|ponies)\b"
    r"(?! (?:walk\w*|owners?|lovers?|sitters?|person|people|mad|groomers?|trainers?|who))"
    rf"|\b{_ANIMALS} (?:coats?|jackets?|jumpers?|beds?|leads?|collars?|toys?|food|blankets?|things?"
    r"|stuff|gear|boots?|bowls?)\b",
    re.IGNORECASE,
)

CHILDREN = "children"
_WORDS = (
    "kid kids kiddie kiddies child children childs childrens toddler toddlers baby babies babys infant infants newborn"
    " junior juniors boy boys girl girls youth youths grandchild grandchildren grandkid grandkids teen teens"
)
CHILD_WORDS = frozenset(_WORDS.split())
"""Single words that say that a thing is for children, and name no thing themselves."""


def whom(text: str) -> str | None:
    """Return whom a message wants something for: "women", "men", "children", or None where it does not say."""
    young = _is_young(text)
    if young or (young is None and (_CHILDREN.search(text) or _SPELT_AGE.search(text))):
        return CHILDREN
    adults = [name for name, called in _ADULTS.items() if called.search(text)]
    return adults[0] if len(adults) == 1 else None


def is_for_an_animal(text: str) -> bool:
    """Whether a message wants something for an animal, and not for who has one."""
    return _FOR_AN_ANIMAL.search(text) is not None


def is_of_age(text: str) -> bool:
    """Whether a message tells an age from which on adults' sizes fit."""
    return _is_young(text) is False


def is_cut_for(product: Product, person: str | None) -> bool:
    """Whether a product is for such a person, or for anybody."""
    return person is None or not product.made_for or person in product.made_for


def _is_young(text: str) -> bool | None:
    """Whether somebody is too young for adults' sizes by the age that is told; None where none is."""
    told = list(_AGE.finditer(text))
    for age in told:
        years = age["years"] or age["aged"] or age["being"]
        if age["months"] or not years.isdecimal() or int(years) < _GROWN_UP:
            return True
    return False if told else None
