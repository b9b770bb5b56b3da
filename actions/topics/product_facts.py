"""What the catalogue says of what a shopper asks about a product: yes, no or open, and the sentence that says so.

Nothing is concluded beyond the words of the catalogue: what it does not say is told to be open.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from actions.fact_sections import Shop
from actions.phrases import say
from actions.topics.product_fit import comes_up, sleeps
from actions.topics.product_texts import (
    Told,
    by_care,
    first,
    goes_in_the_machine,
    is_vegan,
    made_of,
    sentences_of,
    weight,
)
from actions.topics.product_weather import DRYING, RAIN, WET, keeps_dry
from actions.wording import listed, money
from shop.interface import Product
from shop.search.index import entry, traits_meant
from shop.search.materials import ANIMAL, MATERIALS, NAMED, has, material
from shop.search.spelling import SAYS_NOTHING, singular, words_of
from shop.search.whom import CHILDREN, whom

_I = re.IGNORECASE
_HOW = re.compile(r"\b(?:how|what|where|when|why|who)(?:'?s)?\b", _I)
_OR_WHETHER = re.compile(r"(?:[,.;?]|\band|\bbut) *(?:is|are|does|do|can|will|has|have)\b", _I)
_COMPUTERS = re.compile(r"\b(?:macbook|notebook computer|computer|chromebook)\b", _I)
_ALLERGY = re.compile(r"\b(?:allerg\w*|rash|eczema|sensitive|intoleran\w*|react\w*)\b", _I)


@dataclass(frozen=True, slots=True)
class _Question:
    """A question about a product; `found` is what of its text asks for the aspect that answers it."""

    text: str
    found: re.Match[str]
    shop: Shop

    @property
    def word(self) -> str:
        """The shopper's word for what is asked."""
        return self.found[0].lower()


def tell(product: Product, text: str, shop: Shop) -> list[Told]:
    """Return what answers `text` about `product`; nothing where it asks for nothing in particular."""
    told = _told(product, text, shop)
    # "How warm is it" is not answered by yes.
    return [replace(one, answer=None) for one in told] if _asks_how(text) else told


def _asks_how(text: str) -> bool:
    return bool(_HOW.search(text)) and not _OR_WHETHER.search(text)


def _told(product: Product, text: str, shop: Shop) -> list[Told]:
    if people := sleeps(product, text):
        return [people]
    asked = _without_names(product, text)
    told = list(_of_aspects(product, asked, shop)) or list(_of_aspects(product, text, shop))
    if not told and (fit := comes_up(product, text)):
        # "Regular or long, what's the difference" has no word for a size.
        return [fit]
    if any(one.answer is not None or one.open_ for one in told):
        return told
    # "Does it fit a laptop" is asked of the laptop, and not of the size.
    in_its_words = _in_its_words(product, _COMPUTERS.sub("laptop", text))
    if told and all(one.asked in words_of(product.name) for one in in_its_words):
        # "How much cost the trail shoes" asks for the price alone.
        return told
    if lasts := [one for one in told if _LASTS.fullmatch(one.asked)]:
        # "How long does it last on one charge" asks how long.
        return lasts
    return in_its_words if not told or any(not one.open_ for one in in_its_words) else told


def _without_names(product: Product, text: str) -> str:
    """Leave out what only names the product: "the down jacket" asks nothing of down, nor a name of its leather."""
    first_word, *others = product.name.split()
    if others:
        named = "|".join(re.escape(one) for one in others)
        text = re.sub(rf"\b({re.escape(first_word)})(?: (?:{named})s?\b)+", r"\1", text, flags=_I)
    called = sorted((*product.kinds, *product.category.called), key=len, reverse=True)
    kinds = "|".join(re.escape(singular(kind)) for kind in called)
    return re.sub(rf"\b(?:{NAMED.pattern[2:-2]}) (?={kinds})|\b(?:{kinds})(?:s|es)?\b", " ", text, flags=_I)


def _of_aspects(product: Product, text: str, shop: Shop) -> Iterator[Told]:
    said: dict[str, set[bool | None]] = {}
    for asks, tells in _ASPECTS:
        found = asks.search(text)
        told = tells(product, _Question(text, found, shop)) if found else None
        # Two aspects may be told by one sentence.
        again = told is not None and told.answer is None and any(told.said in before for before in said)
        if told and told.answer not in said.get(told.said, ()) and not again:
            said.setdefault(told.said, set()).add(told.answer)
            yield replace(told, of_allergy=bool(_ALLERGY.search(text)))


def _price(product: Product, of: _Question) -> Told:
    return Told(of.word, None, say("price", price=money(product.price, of.shop)))


def _fit(product: Product, of: _Question) -> Told:
    if told := comes_up(product, of.text):
        return replace(told, asked=of.word)
    sizes = [say("sizes", sizes=listed(product.sizes, of.shop))] if product.sizes else []
    return Told(of.word, None, " ".join([*sizes, product.fit]))


def _colours(product: Product, of: _Question) -> Told:
    return Told(of.word, None, say("colours", colours=listed(product.colours, of.shop)))


def _material(product: Product, of: _Question) -> Told:
    return Told(of.word, None, made_of(product))


def _contains(product: Product, of: _Question) -> Told | None:
    name = material(of.word)
    is_filling = re.search(r"\b(?:duck|goose|have|has|any|contain\w*|use|real|with|of|from) down\b", of.text, _I)
    return (
        None
        if name == "down" and not is_filling
        else _of_material(of.word, of, answer=has(product, name), said=made_of(product))
    )


def _of_material(name: str, of: _Question, *, answer: bool | None, said: str) -> Told:
    """Answer whether there is a material, or whether there is none: "is it wool free"."""
    named = re.escape(name)
    asks_without = rf"\b{named}[- ]free\b|\b(?:free (?:of|from)|without|non)[- ]{named}\b"
    if re.search(asks_without, of.text, _I):
        return Told(f"{name} free", None if answer is None else not answer, said)
    return Told(name, answer, said)


def _substance(product: Product, of: _Question) -> Told | None:
    name = next(group for group in of.found.groups() if group).lower()
    if name in SAYS_NOTHING:
        return None
    if material(name) in MATERIALS:
        return _of_material(name, of, answer=has(product, material(name)), said=made_of(product))
    if first([product.made_of], rf"\b(?:without|free of|free from|no) {re.escape(name)}"):
        return _of_material(name, of, answer=False, said=made_of(product))
    if first([product.made_of], rf"\b{re.escape(name)}\b"):
        return _of_material(name, of, answer=True, said=made_of(product))
    return Told(name, None, f"{say('not_named', asked=name)} {made_of(product)}", open_=True)


def _machine(product: Product, of: _Question) -> Told:
    told = goes_in_the_machine(product)
    at = re.search(r"\b([3-9]0) ?(?:°|degrees?|deg|c\b|º|$|[?.!])", of.text, _I)
    most = re.search(r"wash at (\d+)", product.care, _I)
    if at and most and told.answer:
        return Told(told.asked, int(at[1]) <= int(most[1]), told.said)
    return told


def _by_care(yes: str, no: str) -> "_Teller":
    """Make what tells whether the care of a product allows something, by its words for yes and for no."""

    def tells(product: Product, of: _Question) -> Told:
        forbids, allows = first([product.care], no), first([product.care], yes)
        answer = False if forbids else True if allows else None
        return by_care(of.word, answer, product)

    return tells


def _care(product: Product, of: _Question) -> Told:
    return Told(of.word, None, product.care)


def _weight(product: Product, of: _Question) -> Told:
    said = weight(product)
    is_light = bool({"light", "lightweight"}.intersection(product.traits))
    answer = True if is_light and of.word in {"light", "lightweight"} else None
    if said or answer:
        return Told(of.word, answer, said or product.text)
    return Told(of.word, None, say("no_weight"), open_=True)


def _capacity(product: Product, of: _Question) -> Told:
    said = first([product.text, product.fit], r"\blit(?:re|er)s?\b|-litre|\bml\b")
    return Told(of.word, None, said) if said else _fit(product, of)


def _cold(product: Product, of: _Question) -> Told | None:
    said = first([product.text, product.fit], r"°C|R-value|hours")
    if not said:
        return None
    down_to, asked = re.search(r"down to (-?\d+) ?°C", said), _degrees(of.text)
    if down_to and asked is not None:
        return Told(of.word, asked >= int(down_to[1]), said)
    return Told(of.word, None, said)


def _saying_of(words: str) -> "_Teller":
    """Make what tells the sentence that has these words; nothing where there is none."""

    def tells(product: Product, of: _Question) -> Told | None:
        said = first([product.text, product.fit, product.made_of], words)
        return Told(of.word, None, said) if said else None

    return tells


def _degrees(text: str) -> int | None:
    """Return the temperature that a question names: "minus five", "at -3", "in frost"."""
    found = re.search(
        r"(?P<below>minus |-)?\b(?P<figure>\d{1,2})(?: ?(?:°|degrees?|deg|c\b)|\b(?= ?(?:$|[?.!,])))", text, _I
    )
    counted = re.search(rf"minus (?P<word>{'|'.join(_COUNTED)})\b", text, _I)
    if counted:
        return -_COUNTED.index(counted["word"].lower())
    if found:
        return -int(found["figure"]) if found["below"] else int(found["figure"])
    # Below freezing, however far.
    return (
        -1 if re.search(r"\b(?:frost\w*|freez\w*|below zero|sub[- ]?zero|minus|snow\w*|ice|icy)\b", text, _I) else None
    )


def _made_for(product: Product, of: _Question) -> Told | None:
    person = whom(of.text)
    if not product.made_for:
        return Told(person, None, f"{say('not_for_children')} {product.text}") if person == CHILDREN else None
    # "Is it for men or for women" is no question for yes or no.
    answer = None if person is None else person in product.made_for
    return Told(of.word, answer, say("made_for", whom=listed(product.made_for, of.shop)))


# Their places are what they count.
_COUNTED = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_Teller = Callable[[Product, _Question], Told | None]
_PRICES = (
    r"price\w*|in all\b|all in all|comes? to\b|costs?|how much\W*$|how'?s? much (?:is|are|r|for|do|does)(?! it to\b)"
    r"(?![^.?]*\bweigh)|expensive|dear\w*|cheap\w*|£"
)
_RUNS = "lasts?|burns?|runs?|takes?|charg(?:e|es|ing)"
_LASTS = re.compile("lasts?|burns?|runs?", _I)
_SIZES = (
    r"comes? up|(?:in )?between(?= (?:an? |the |my )?(?:\w+ )?(?:sizes|\S+ (?:and|or)))"
    r"|siz(?:es?|ing)|fits?|fitting|small|large|big|wide|width|length"
    rf"|long(?! (?:does|do|will|can|did)\b[^.?]*\b(?:{_RUNS})\b)"
    r"|tall|high|height|dimensions?|measure\w*"
    r"|inch(?:es)?|cm|thick\w*|(?:what|which) number"
)
_WEIGHTS = (
    r"weighs?|weight|heav(?:y|ier)(?! (?:rain|snow|showers?|weather|downpours?|use|storms?))"
    r"|light(?:weight)?(?= ?(?:$|[?,.]|enough|or|and|to|weight))|grams?|kilos?"
)
_WAXING = r"(?:how|when)\b[^.?]*\b(?:re)?wax|rewax(?:ing)?"
_PACKS = r"packs?(?= ?(?:$|[?,.]|down|up|small|size|away|into))|packed"
_PEOPLE = (
    r"kids?|child(?:ren)?'?s?|toddlers?|bab(?:y|ies)|boys?|girls?|wom[ae]n'?s?|lad(?:y|ies)'?s?|m[ae]n'?s|for men"
    r"|unisex|\d+[- ]years?[- ]olds?|daughter|son"
)
_SUBSTANCES = (
    r"latex|nickel|pfas|pfcs?|ptfe|teflon|bpa|lanolin|formaldehyde|chrome|chromium|dyes?|glue|gluten|perfume"
    r"|phthalates?"
    r"|microplastics?|zinc|lead"
)
_TEMPERATURES = (
    r"temperatures?|degrees|how (?:cold|warm|hot)|freez\w*|frost\w*|seasons?|minus|below zero|comfort rating|stay hot"
    r"|keep\w* hot"
)
_MAY_BE_WASHED = (
    r"machine|washable|(?:can|do|does|is|could|may|ok|okay|safe)\b[^.?]*\bwash(?:ed)?|wash (?:it |them )?at"
)
# What may be asked about a product, and what answers it; a message may ask several at once.
_ASKED: tuple[tuple[str, _Teller], ...] = (
    (_PRICES, _price),
    (_PEOPLE, _made_for),
    (RAIN, lambda product, of: keeps_dry(product, of.text)),
    (WET, lambda product, of: keeps_dry(product, of.text) if product.made_for else None),
    (ANIMAL.pattern[2:-2], lambda product, _: is_vegan(product)),
    (rf"({_SUBSTANCES})(?:[- ]free)?|allerg(?:ic|y|ies) to (?:any |the )?(\w+)|(\w+)[- ]allergy", _substance),
    (_WAXING, _care),
    (NAMED.pattern[2:-2], _contains),
    (_PACKS, _saying_of(r"\bpacked\b")),
    (_SIZES, _fit),
    (_WEIGHTS, _weight),
    (
        r"lit(?:re|er)s?|capacity|volume|hold(?= ?(?:$|\?))|how much (?:does|do|can) (?:it|they|the \w+) (?:hold|take)",
        _capacity,
    ),
    (_TEMPERATURES, _cold),
    (r"lumens?|bright\w*", _saying_of(r"\blumens?\b")),
    (r"batter(?:y|ies)|lasts?|burns?|run time|runtime", _saying_of(r"\bhours\b|\blasts\b")),
    (r"charg(?:e|es|ed|ing)|usb\w*|cable|plug", _saying_of(r"\bcharges?\b|\bUSB\b")),
    (r"colou?rs?|shades?", _colours),
    (r"made (?:of|from|out)|materials?|fabric|composition|filling|filled", _material),
    (r"tumble\w*|dryer|drier", _by_care("tumble dry", r"line dry|dry (?:it |them )?flat|air dry|dry in|hand wash")),
    (r"iron\w*", _by_care("iron", "not iron")),
    (r"dishwasher", _by_care("dishwasher-safe", "by hand")),
    (_MAY_BE_WASHED, _machine),
    (
        rf"wash\w*|clean\w*|care|{DRYING}|shrinks?|wax(?:ing)?|proofing|look after",
        _care,
    ),
)
_ASPECTS = tuple((re.compile(rf"(?<!\w)(?:{words})(?!\w)", _I), tell) for words, tell in _ASKED)
# What is asked for by these is not looked for as a word.
_ASKING = re.compile(rf"(?<!\w)(?:{_PRICES}|{_SIZES}|{_WEIGHTS}|{_WAXING}|{_PACKS})(?!\w)", _I)


def _in_its_words(product: Product, text: str) -> list[Told]:
    """Look for the words of a question in what the catalogue says: "has it got pockets", "will a laptop fit in"."""
    of = entry(product)
    # "Sleeping" and "bags" name a sleeping bag, and ask nothing of it.
    own = of.kinds | of.name | SAYS_NOTHING | {word for kind in of.kinds for word in kind.split()}
    named = re.compile(re.escape(product.name), _I)
    words = words_of(_ASKING.sub(" ", named.sub(" ", text)))
    asked = [word for word in words if len(word) > 1 and not {word, singular(word)} & own]
    if not asked:
        return []
    sentences = sentences_of(product)
    told = {word: said for word in asked if (said := _saying(word, sentences))}
    in_name = set(words_of(product.name))
    called = [word for word in asked if word not in told and (traits_meant(word, of.traits) or word in in_name)]
    if not told and not called:
        return [Told(asked[0], None, f"{say('not_said')} {product.text}", open_=True)]
    said = next(iter(told.values()), product.text)
    # "A 17 inch laptop" is not the one of 15 inches.
    larger = _is_larger(text, said)
    if larger:
        return [Told(next(iter(told), asked[0]), answer=False, said=said)]
    numbers_fit = larger is False or set(re.findall(r"\d+", text)) <= set(re.findall(r"\d+", said))
    # "It is not fully waterproof" does not deny that it stops the wind.
    denied = r"\b(?:not|no|never|without)\b" if told else rf"\bnot (?:\w+ )?(?:{'|'.join(map(re.escape, called))})\b"
    is_negated = re.search(denied, said, _I)
    sure = len(told) + len(called) == len(asked) and numbers_fit and not is_negated
    return [Told(next(iter(told), "") or called[0], True if sure else None, said)]


def _is_larger(text: str, said: str) -> bool | None:
    """Whether more inches are asked for than a thing takes; None where one of them names none."""
    asked, takes = (re.search(r"(\d+(?:\.\d)?)[- ]?(?:inch|in\b|\")", one, _I) for one in (text, said))
    return float(asked[1]) > float(takes[1]) if asked and takes else None


def _saying(word: str, sentences: list[str]) -> str | None:
    return next((said for said in sentences if singular(word) in map(singular, words_of(said))), None)
