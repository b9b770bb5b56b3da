"""What a message says of what the shop sells: a kind of thing, a limit of price, a size or a colour alone."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.entities.vocabulary import VocabularyFile
from bot.understanding.parsed import OF_AN_ITEM, acts, intent_of, names, without_entities
from bot.understanding.phrasing import anywhere, phrasing, read_talk

QUESTION, SEARCH, STOCK = "product_question", "product_search", "stock_availability"
_ABOUT_GOODS = (QUESTION, SEARCH, STOCK)
# Of a message that names what is sold, one of so many intents is meant.
_LIKELY = 3
_TOPIC, _INFORM = "products", "inform"
_SMALL_TALK = frozenset({"greet", "goodbye", "thank", "courtesy", "bot_challenge", "help"})
_ORDERS = frozenset({"order_number", "order_check"})
_CLAIMS = frozenset({"email", *_ORDERS})
_CODE = "promo_code"
_A_SIZE = re.compile(r"(?:\d{1,2}(?:[.,]5)?|[sml]|x{1,3}[sl]|[2-5]x[sl]|small|medium|large|extra)", re.IGNORECASE)
# Two things that were shown are told apart: "what lies between the two".
_OF_TWO = re.compile(r"\b(?:the two|these two|those two|between them|both of them|either of them)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|its|they|them|these|those|this|that)\b", re.IGNORECASE)
# A question of "it" in a few words, which are what it may be: "is it really warm".
_ITS = re.compile(
    r"\W*(?:(?:and|so|but|ok) )*(?:is|are|does|do|can|will) (?:it|they|this|that|these|those)(?: [\w-]+){1,2}\W*$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:my (?!(?:wife|husband|partner|mum|dad|mother|father|son|daughter|lad|friend)\b)"
    r"|mine|our|ordered|bought|sent|arrived|came|received)\b",
    re.IGNORECASE,
)
_PAGES = frozenset({"choosing", "care", "sizes"})
_POINTS = r"\b(?:the|your|this|that|those|these|is|does|are|do|of|has)"
# The longest kind has so many words: "hats, gloves and socks".
_LONGEST = 4
# A longer message has a subject of its own, and prices are asked for in fewer words.
_ONE_SENTENCE, _FEW_WORDS = 14, 8


@dataclass(frozen=True)
class Goods:
    """The expressions of data/talk/goods.yml."""

    asks_for: "re.Pattern[str]"
    limits: "re.Pattern[str]"
    expects: "re.Pattern[str]"
    another: "re.Pattern[str]"
    others: "re.Pattern[str]"
    for_whom: "re.Pattern[str]"
    own_size: "re.Pattern[str]"
    asks_word: "re.Pattern[str]"
    prices: "re.Pattern[str]"
    chooses: "re.Pattern[str]"
    too_dear: "re.Pattern[str]"
    degrees: "re.Pattern[str]"
    both: "re.Pattern[str]"
    beside_another: "re.Pattern[str]"
    beside: "frozenset[str]"


@cache
def goods() -> Goods:
    """Return what data/talk/goods.yml says; raises `OSError`, `KeyError` and `re.error`."""
    written = read_talk("goods")
    whole = re.compile(rf"\W*(?:{'|'.join(written.pop('asks_word'))})\W*", re.IGNORECASE)
    beside = frozenset(written.pop("beside").split())
    return Goods(asks_word=whole, beside=beside, **{name: anywhere(alike) for name, alike in written.items()})


@cache
def shop_words() -> VocabularyFile:
    """Return the shop's words, which are read again when they change; raises `BadVocabulary`."""
    return VocabularyFile()


def names_kind(text: str) -> bool:
    """Whether the message names a kind of thing that the shop sells: "wellies", "sleeping bags"."""
    kinds = frozenset(shop_words().now().kinds)
    words = re.findall(r"[^\W\d_]+", text.lower())
    return any(
        _singular(" ".join(words[place : place + length])) in kinds or " ".join(words[place : place + length]) in kinds
        for place in range(len(words))
        for length in range(1, _LONGEST + 1)
    )


def is_part_alone(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether the message has a size or a colour, and no subject beside it: "and in moss?", "L", "m in red"."""
    parts, rest = _parts(parsed, text, OF_AN_ITEM)
    return not rest and bool(parts or names(parsed, OF_AN_ITEM))


def _named_alone(parsed: "dict[str, Any]", text: str) -> str:
    """Return what a message asks that has a product's name and no verb: "ridgeway", "the tarn in moss, M"; or ""."""
    parts, rest = _parts(parsed, text, OF_AN_ITEM | {"product"})
    words = shop_words().now()
    called = [word for word in rest if word in words.called or _singular(word) in words.called]
    others = [word for word in rest if word not in called and not names_kind(word)]
    if others or not (called or names(parsed, {"product"})) or names(parsed, _CLAIMS):
        return ""
    return STOCK if parts or names(parsed, OF_AN_ITEM) else QUESTION


def _parts(parsed: "dict[str, Any]", text: str, entities: "frozenset[str]") -> "tuple[list[str], list[str]]":
    """Return the sizes and colours among the words of a text without `entities`, and the words that have a subject."""
    said = without_entities(parsed, text, entities)
    colours = frozenset(shop_words().now().colours)
    words = re.findall(r"[^\W_]+(?:[.,]5)?", said.lower())
    parts = [word for word in words if word in colours or _A_SIZE.fullmatch(word)]
    return parts, [word for word in words if word not in parts and word not in goods().beside]


def likely_about_goods(parsed: "dict[str, Any]", text: str) -> str:
    """Return the intent about products that an unsure message has because of what it names; "" where it has none."""
    if (not acts(parsed) or parsed["intent"]["name"] == _INFORM) and (alone := _named_alone(parsed, text)):
        return alone if alone == STOCK or intent_of(parsed).topic != _TOPIC else parsed["intent"]["name"]
    if acts(parsed) or names(parsed, {_CODE}):
        # "WELCOME10 on two pairs of leggings" names what the code is for.
        return ""
    if _sets_beside(parsed, text):
        return QUESTION
    likely = [one["name"] for one in parsed["intent_ranking"][:_LIKELY]]
    best = next((name for name in likely if name in _ABOUT_GOODS), "")
    if not best:
        return ""
    named = _names_goods(parsed, text)
    limited = goods().limits.search(text) is not None
    asks = limited or (parsed["certainty"] == "ask" and goods().asks_for.search(text) is not None)
    if likely[0] in _ABOUT_GOODS:
        return best if named or asks else ""
    of_an_order = _OWN.search(text) or names(parsed, _ORDERS)
    return best if named and asks and not of_an_order else ""


def _sets_beside(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether a message sets two products beside each other: "the Alder or the Tarn for a weekend"."""
    words = shop_words().now()
    named = words_in(text) & (frozenset(words.called) | frozenset(words.ordinary))
    return len(named) > 1 and not names(parsed, _CLAIMS) and goods().beside_another.search(text) is not None


def is_of_goods(parsed: "dict[str, Any]", of_product: bool) -> bool:  # noqa: FBT001  # as `Talk` has it
    """Whether the message is about a thing that it names, or about the product that was talked of (`of_product`)."""
    intent = parsed["intent"]["name"]
    of_it = intent in {QUESTION, STOCK} and (of_product or tells_two_apart(parsed["text"]))
    return intent in _ABOUT_GOODS and (of_it or _names_goods(parsed, parsed["text"]))


def tells_two_apart(text: str) -> bool:
    """Whether a message asks of two things that were shown what is between them."""
    return _OF_TWO.search(text) is not None


def of_goods_alone(section: str) -> bool:
    """Whether what a section says, as "sizes#shoes", is so of one thing and not of another."""
    return section.partition("#")[0] in _PAGES


def tells_of_nothing(parsed: "dict[str, Any]", of_product: bool) -> bool:  # noqa: FBT001  # as `Talk` has it
    """Whether an unsure message only tells something of a thing that it does not name: "but they are itchy"."""
    unsure = parsed["intent"]["name"] == QUESTION and parsed["certainty"] == "ask"
    return unsure and not is_of_goods(parsed, of_product) and not phrasing().is_question(parsed["text"])


def of_its_name(text: str, product: str) -> str:
    """Return a question of "it" as one of that product, for pages, which call things by their names; or ""."""
    called = product.split(maxsplit=1)[0] if product else ""
    named, times = _IT.subn(f"the {called}", text, count=1)
    return named if called and times else ""


def asks_of_nothing(parsed: "dict[str, Any]") -> bool:
    """Whether the message asks of "it" what a product is, and names none: "is it waterproof"."""
    text = parsed["text"]
    is_of_it = QUESTION in [one["name"] for one in parsed["intent_ranking"][:2]] and _ITS.match(text) is not None
    return is_of_it and not _names_goods(parsed, text)


def _names_goods(parsed: "dict[str, Any]", text: str) -> bool:
    return names(parsed, {"product"}) or names_kind(text) or _names_called(text) or _names_ordinary(text)


def _names_called(text: str) -> bool:
    """Whether a word is a product's name and nothing else: "fellside next to gale"."""
    called = shop_words().now().called
    return not words_in(text).isdisjoint(called)


def words_in(text: str) -> "frozenset[str]":
    """Return the words of a text in small letters, each as it stands and in the singular."""
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(form for word in words for form in (word, _singular(word)))


def _names_ordinary(text: str) -> bool:
    """Whether a word that is an ordinary one elsewhere stands where a product's name does: "is the harbour warm"."""
    ordinary = shop_words().now().ordinary
    return bool(ordinary) and re.search(rf"{_POINTS} (?:{'|'.join(ordinary)})s?\b", text, re.IGNORECASE) is not None


def goods_meant(parsed: "dict[str, Any]", text: str, *, bare: bool, of_product: bool, before: str) -> str:
    """Return the intent of a message that goes on with products that were shown or talked of; "" where it does not.

    `bare` tells that nothing in it is a subject of its own, `of_product` that a product was talked of, and `before` is
    the intent that was answered last.
    """
    says = goods()
    if names(parsed, _CLAIMS):
        # "Mail me at …" gives an address for word of it, and so does the address alone.
        gives = before == STOCK and not phrasing().is_question(text) and _is_short(text)
        of_it = of_product and not names(parsed, _ORDERS) and (gives or says.expects.search(text))
        return STOCK if of_it else ""
    if is_part_alone(parsed, text) or (before == STOCK and says.asks_word.fullmatch(text)):
        return STOCK
    names_one = names(parsed, {"product"}) or names_kind(text)
    if at_once := _of_the_shown(text, of_product=of_product, names_one=names_one):
        return at_once
    if len(text.split()) > _ONE_SENTENCE or (not bare and _is_sure_of_another(parsed)):
        return ""
    if names(parsed, {"product"}) or (names_one and not bare):
        return likely_about_goods(parsed, text) or _unsure(parsed) or _another_kind(parsed)
    compares = bare and phrasing().compares.search(text)
    meant = (
        (SEARCH, says.others.search(text) and (bare or not acts(parsed) or intent_of(parsed).topic == _TOPIC)),
        (STOCK, says.expects.search(text)),
        (QUESTION, not _is_of_products(parsed) and says.own_size.search(text)),
        (STOCK, not acts(parsed) and says.another.search(text)),
        # "And the Commoner?" asks the same of another.
        (QUESTION, phrasing().goes_on.match(text) and _names_ordinary(text) and _is_short(text)),
        (SEARCH, not acts(parsed) and _is_short(text) and says.for_whom.search(text)),
        (SEARCH, compares and not says.both.search(text)),
        (QUESTION, compares or (bare and (names(parsed, {"position"}) or phrasing().aspect(text) == "cost"))),
        (SEARCH, says.limits.search(text) and not _is_of_products(parsed)),
        (_unsure(parsed), True),
        (QUESTION, of_product and _asks_of_it(parsed, text)),
    )
    return next((intent for intent, holds in meant if intent and holds), "")


def _of_the_shown(text: str, *, of_product: bool, names_one: bool) -> str:
    """Return the intent of a message that weighs what was shown: too dear, which of them, how far apart in price."""
    says, is_own = goods(), _OWN.search(text) is not None
    if of_product and says.too_dear.search(text) and _is_short(text) and not is_own:
        return SEARCH
    asks_gap = says.prices.search(text) and says.both.search(text) and _is_short(text) and not is_own
    of_it = of_product and not names_one and (says.chooses.search(text) or says.degrees.search(text))
    return QUESTION if asks_gap or of_it else ""


def _is_short(text: str) -> bool:
    return len(text.split()) <= _FEW_WORDS


def _is_of_products(parsed: "dict[str, Any]") -> bool:
    return acts(parsed) and intent_of(parsed).topic == _TOPIC


def _is_sure_of_another(parsed: "dict[str, Any]") -> bool:
    """Whether the message is, for certain, small talk or a wish about something else than products."""
    intent = intent_of(parsed)
    acts_on_another = intent.wish == "acts" and intent.topic != _TOPIC
    return acts(parsed) and (acts_on_another or intent.hands_over or intent.name in _SMALL_TALK)


def _unsure(parsed: "dict[str, Any]") -> str:
    """Return what is likeliest where it is about products, and not certain only by itself."""
    likeliest = intent_of(parsed)
    return likeliest.name if not acts(parsed) and likeliest.topic == _TOPIC else ""


def _another_kind(parsed: "dict[str, Any]") -> str:
    """Return the search for another kind of thing, which an unsure message names: "and socks to go with it"."""
    likely = [one["name"] for one in parsed["intent_ranking"][:_LIKELY]]
    return SEARCH if not acts(parsed) and set(likely) & {SEARCH, QUESTION} else ""


def _asks_of_it(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether an unsure question may be about the product that was talked of: "is it any good on a ridge"."""
    likely = [one["name"] for one in parsed["intent_ranking"][:_LIKELY]]
    return not acts(parsed) and phrasing().is_question(text) and bool(_IT.search(text)) and QUESTION in likely


def _singular(phrase: str) -> str:
    if len(phrase) > 4 and phrase.endswith("ies"):  # noqa: PLR2004  # ties, pies
        return f"{phrase[:-3]}y"
    if re.search(r"(?:sh|ch|x|ss)es$", phrase):
        return phrase[:-2]
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith("ss") else phrase
