"""What a message says beside an order's number and e-mail address: "cancel 1042, ana@example.com".

An address is most of a short message, and makes it look like one that only names an order.
"""

import re
from typing import Any

from bot.understanding.parsed import intent_of, without_entities
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by, begun_with_number
from bot.understanding.wishes import Parse

_INFORM, _EMAIL, _ORDER, _PRODUCT, _GOODS = "inform", "email", "order_number", "product", "products"
# So likely the rest has to want something of an order to be more than the words around what it names.
_LIKELY = 0.3
_FEW_WORDS = 2
# "mail is", "and my e-mail address:" before an address say nothing.
# Words around a number and an address.
_OF_CLAIMS = re.compile(
    r"\b(?:orders?|number|no|nr|num|ref|reference|id|e-?mail|mail|address|adress|account|purchase|confirmation|hi|hello|hey"
    r"|here|cheers|ta|name|used|parcel)\b|\S+@\S+",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    r"[\s,;:.(–-]*(?:\b(?:and|with|under|my|the|is|it's|its)\s+)*"
    r"\b(?:e-?mail|mail)(?:\s*-?(?:address|adress|id))?(?:\s+(?:is|was|its|it's))?[\s:=]*$",
    re.IGNORECASE,
)
# What stands before a number or a thing and belongs to it.
_LEADS_TO_NUMBER = re.compile(r"(?:\b(?:the|my|our|this|that|order|number|no\.?|nr\.?)\s*|[#:]\s*)+$", re.IGNORECASE)
_ARTICLE = re.compile(r"\b(?:the|my|an?|our|this|that) *$", re.IGNORECASE)


async def beside_claims(text: str, whole: "dict[str, Any]", parse: Parse) -> "tuple[str, dict[str, Any]]":
    """Return the words of a message beside the address it gives, and how they are understood.

    Both are returned as they are where nothing of an order is wanted. The entities are those of the whole message.
    """
    informs = whole["intent"]["name"] == _INFORM
    email = _places(whole, _EMAIL)
    if not email and not informs:
        return text, whole
    rest = _without(text, email) if email else text
    read = await _surest_of(rest, whole, parse)
    if not _wants_of_order(read):
        return text, whole
    kept = [entity for entity in whole["entities"] if entity["entity"] in {_EMAIL, _ORDER}]
    others = [entity for entity in read["entities"] if entity["entity"] not in {_EMAIL, _ORDER}]
    return rest, {**read, "text": whole["text"], "entities": [*others, *kept]}


async def _surest_of(rest: str, whole: "dict[str, Any]", parse: Parse) -> "dict[str, Any]":
    """Return how what stands beside an address is understood: the first reading that is sure, or else likely.

    It is read as it is, without its number, and of one order with "my order" for that and "it" for what is sold: a
    number, or a name like that of the Drift Inflatable Mat, weighs more than the verb before it.
    """
    first = await parse(rest) if rest != whole["text"] and _words(rest) else whole
    numbers = _places(first, _ORDER)
    bare = _without(rest, numbers)
    if _words(bare) < _FEW_WORDS:
        return first
    others = [bare] if numbers and not _wants_of_order(first) else []
    more = not phrasing().says_nothing(_OF_CLAIMS.sub(" ", bare))
    if more and len(numbers) == 1 and len(_places(whole, _EMAIL)) <= 1:
        goods = _places(first, _PRODUCT)
        others += [_in_other_words(rest, numbers, []), *([_in_other_words(rest, numbers, goods)] if goods else [])]
    likely = first
    for text in ("", *others):
        read = await parse(text) if text else first
        if _wants_of_order(read) and read["certainty"] == "act":
            return {**read, "entities": first["entities"]}
        likely = likely if _wants_of_order(likely) else read
    return {**likely, "entities": first["entities"]}


def says_more(parsed: "dict[str, Any]") -> bool:
    """Whether a message that names an order says something of its own besides: "bin 1042", but not "it's 1042, hi"."""
    claims = {_EMAIL, _ORDER}
    if not any(entity["entity"] == _ORDER for entity in parsed["entities"]):
        return False
    rest = without_entities(parsed, parsed["text"], claims)
    return not phrasing().says_nothing(_OF_CLAIMS.sub(" ", rest))


def _is_of_none(wish: "dict[str, Any]") -> bool:
    """Whether a wish is told to all, and names none of the orders beside it: "do you gift wrap"."""
    return intent_of(wish).wish == "tells" and intent_of(wish).name not in begun_by() and not _names(wish, _ORDER)


def with_claims(wishes: "list[dict[str, Any]]", whole: "dict[str, Any]") -> "list[dict[str, Any]]":
    """Return the wishes of a message with its e-mail address and, if it has one only, its order, meant for each.

    Of goods, the order beside them says nothing: "where's 1042, and do you sell tent pegs".
    """
    for name in (_EMAIL, _ORDER):
        said = [entity for entity in whole["entities"] if entity["entity"] == name]
        named = any(_names(wish, name) for wish in wishes)
        several = len(_places(whole, _ORDER)) > 1
        if len(said) == 1:
            wishes = [
                wish
                if _names(wish, name) or (named and intent_of(wish).topic == _GOODS) or (several and _is_of_none(wish))
                else {**wish, "entities": [*wish["entities"], *said]}
                for wish in wishes
            ]
    return wishes


def _names(parsed: "dict[str, Any]", name: str) -> bool:
    return any(entity["entity"] == name for entity in parsed["entities"])


def _wants_of_order(parsed: "dict[str, Any]") -> bool:
    intent = parsed["intent"]
    if intent["name"] not in {*begun_by(), *begun_with_number()}:
        return False
    return bool(parsed["certainty"] == "act" or intent["confidence"] >= _LIKELY)


def _places(parsed: "dict[str, Any]", name: str) -> "list[tuple[int, int]]":
    return [(one["start"], one["end"]) for one in parsed["entities"] if one["entity"] == name and "start" in one]


def _without(text: str, places: "list[tuple[int, int]]") -> str:
    for start, end in sorted(places, reverse=True):
        before = _ANNOUNCES.sub(" ", text[:start])
        text = f"{before} {text[end:]}"
    return " ".join(text.split()).strip(" ,;:")


def _in_other_words(text: str, numbers: "list[tuple[int, int]]", goods: "list[tuple[int, int]]") -> str:
    """Return a text with "my order" for the numbers and "it" for the goods that stand at these places."""
    for start, end in sorted([*numbers, *goods], reverse=True):
        leads, word = (_LEADS_TO_NUMBER, "my order") if (start, end) in numbers else (_ARTICLE, "it")
        text = f"{leads.sub('', text[:start])} {word} {text[end:]}"
    return " ".join(text.split()).strip(" ,;:")


def _words(text: str) -> int:
    return len(re.findall(r"[^\W\d_]{2,}", text))
