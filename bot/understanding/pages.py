"""How near a section of the help pages has to be to be shown, and what of it goes with an answer."""

import math
import re
from typing import Any

from bot.server.first_words import OBSTACLE
from bot.understanding.acting import informs, is_acted_on, only_tells
from bot.understanding.certainty import OUT_OF_SCOPE
from bot.understanding.goods import asks_of_nothing, is_of_goods, of_goods_alone, of_its_name, tells_two_apart
from bot.understanding.parsed import AS_GOOD_AS_SURE, CLAIMS, intent_of, names, with_entity
from bot.understanding.phrasing import phrasing
from bot.understanding.polarity import polarity
from bot.understanding.procedures import begun_by, begun_with_order
from bot.understanding.talk import Talk
from bot.understanding.wishes import Parse

HELP_PAGE, READ_ON = "help_page", "read_on"
_OF_PAGES = frozenset({READ_ON, "only_linked", "sentence", "page_says"})
_PRODUCT = "product_question"
_AN_ITEM = frozenset({"product"})
# Measured on data/evaluation/knowledge.csv and messages.csv. A section this near (`NEAR`) replaces a question back, or
# is linked below an answer: nine in ten are to the point. A section that replaces products asked for has to be
# nearer. One that replaces an answer needs this part (`_TO_CONFIDENCE`) of the answer's confidence as well.
NEAR, _NEARER_THAN_PRODUCTS, _TO_CONFIDENCE = 0.52, 0.75, 0.7
# Where nothing else is known of a message, a section is taken that is a little further off.
NEAR_ALONE = 0.5
# From this nearness on 98 % of the sections are the right ones: nobody is asked whether that helped.
EXACT = 0.6
# What goes on with a page is shorter than what begins with it, and so further off; and it may lie this much nearer to
# another page, of which nothing was said.
ON_ITS_PAGE, _AS_NEAR = 0.41, 0.08
"""How near a question has to be to a section of the page told of before, and how much nearer another may be."""
# "And when do I have it back" says so little that it is near to nothing.
_IF_BARE = 0.34
# What sounds as if a person had to come is only a question where its page is this near.
_BEYOND_ITS_OWN = 0.58
# So few words need no verb to go on: "and abroad".
_GOES_ON = 7
# What sounds like small talk and is near such a page is a question: "are you hiring?".
_BEYOND_DOUBT = 0.75
# So much nearer than the likeliest intent is sure, it is a question for the page, whatever the intent would do.
_AHEAD = 0.1
# "Crag in slush?" asks for a yes or a no without a verb.
_SHORT_QUESTION = re.compile(
    r"(?!.*\b(?:how|what|when|where|which|who|whose|why|until|till)\b)[^.?!]+\?", re.IGNORECASE
)
# "When I order or when you post it" is answered by neither.
_EITHER = re.compile(
    r"\bor (?:when|if|before|after|is|are|does|do|can|will|at|by|with|only|rather|must)\b", re.IGNORECASE
)
_ON_ARRIVAL = re.compile(r"\b(?:(?:at|on|upon) (?:delivery|arrival)|arrived|came|turned up|delivered)\b", re.IGNORECASE)


def near_enough(parsed: "dict[str, Any]", talk: Talk) -> float:
    """Return how near a passage has to be to replace what would be done without it."""
    # "Until when can I send it back" has a day of its own where an order was proved.
    of_order = talk.of_order and is_acted_on(parsed) and parsed["intent"]["name"] in begun_with_order()
    if of_order or names(parsed, CLAIMS) or (is_acted_on(parsed) and asks_of_nothing(parsed)):
        return math.inf
    if parsed["intent"]["name"] == OUT_OF_SCOPE and is_acted_on(parsed):
        # "Tell me a joke about socks" has a word of the page, and no question for it.
        return _BEYOND_DOUBT
    own = _has_its_own_answer(parsed, of_product=talk.of_product)
    if parsed["certainty"] == "none" or not own or intent_of(parsed).of_pages:
        return NEAR_ALONE
    of_products = intent_of(parsed).of_products
    if not is_acted_on(parsed):
        return EXACT if of_products else NEAR
    if not only_tells(parsed):
        return _to_replace_an_act(parsed)
    return _to_replace_what_tells(parsed, of_products=of_products)


def _to_replace_what_tells(parsed: "dict[str, Any]", *, of_products: bool) -> float:
    """Return how near a passage has to be to replace an answer that is the same for everybody."""
    confidence = float(parsed["intent"]["confidence"])
    # What is worked out of the case needs no page.
    if intent_of(parsed).whole or (confidence >= AS_GOOD_AS_SURE and not _page_says(parsed)):
        return math.inf
    if intent_of(parsed).part_of:
        # An intent of one question has the answer to just that: only a page that is much more like it says more.
        return max(_BEYOND_DOUBT, confidence + _AHEAD)
    return max(_NEARER_THAN_PRODUCTS if of_products else NEAR, _TO_CONFIDENCE * confidence)


def _to_replace_an_act(parsed: "dict[str, Any]") -> float:
    """Return how near a passage has to be to replace what is worked out or done for the shopper: seldom near enough."""
    intent = intent_of(parsed)
    if informs(parsed) and not names(parsed, _AN_ITEM):
        # It tells nothing new by itself.
        return EXACT
    if not (intent.wish or intent.grave or intent.hands_over):
        return _BEYOND_DOUBT
    if intent.of_products or intent.hands_over or intent.grave:
        return math.inf
    if phrasing().asks_rule.search(parsed["text"]):
        # A question for a rule, where an order would be asked for.
        return NEAR
    return _BEYOND_DOUBT if _page_says(parsed) else math.inf


def _has_its_own_answer(parsed: "dict[str, Any]", *, of_product: bool) -> bool:
    """Whether the bot knows more about this intent than a help page: the catalogue, of a known product."""
    intent = parsed["intent"]["name"]
    if intent == _PRODUCT:
        return of_product or names(parsed, _AN_ITEM)
    return bool(intent != OUT_OF_SCOPE)


def _page_says(parsed: "dict[str, Any]") -> str:
    """Return the yes or the no that the page near a message has for it; "" where it asks for none."""
    asks = phrasing().asks_yes_or_no(parsed["text"]) or _SHORT_QUESTION.fullmatch(parsed["text"].strip())
    if not asks or _EITHER.search(parsed["text"]) or asks_of_nothing(parsed):
        return ""
    says = str(parsed["passage"]["answers"])
    # Whether "no" would say that it may not be, or that it need not be, is not known of a page.
    return "" if says == "no" and polarity().put_as(parsed["text"]) == OBSTACLE else says


def on_the_same_page(
    alone: "dict[str, Any]", text: str, page: str, talk: Talk, *, beside: bool = False
) -> "dict[str, Any] | None":
    """Return a short question as one that goes on with the help page that was told of before; None where it does not.

    `alone` is the message as it is understood by itself. Where it is unclear, the page has to be near it; where another
    page or a general answer is near, this one has to be as near. `beside` tells that the page is told of in the same
    message. Pages on goods are left out: each of their sections is about another thing, and none goes on with another.
    """
    near = alone.get("of_pages") or {}
    short = len(text.split()) <= _GOES_ON
    if page not in near or of_goods_alone(page) or not (short or phrasing().is_question(text)):
        return None
    found = near[page]
    # "How long would it take" is as near to whatever takes its time.
    bare = phrasing().says_nothing(text)
    nearest = found["nearness"] if bare else max(one["nearness"] for one in near.values())
    if (
        found["nearness"] < (_IF_BARE if bare or beside else ON_ITS_PAGE)
        or nearest > found["nearness"] + _AS_NEAR
        or names(alone, CLAIMS)
    ):
        return None
    own = intent_of(alone)
    if own.hands_over and is_acted_on(alone):
        # "Is it safe", right after a way to pay; "so nobody is there at eight?" after the hours.
        return _told_by(alone, found) if found["nearness"] >= _BEYOND_ITS_OWN and text.count("?") <= 1 else None
    goes_on = (bare and own.name not in begun_by()) or phrasing().goes_on.match(text) is not None
    if is_acted_on(alone) and not informs(alone) and not (goes_on and (bare or own.wish == "tells")):
        # A question of a product that is not named is asked of none.
        unnamed = own.of_products and not is_of_goods(alone, talk.of_product)
        tells = own.wish == "tells" and float(alone["intent"]["confidence"]) < AS_GOOD_AS_SURE
        if not (unnamed or (tells and not own.of_products)):
            return None
    return _told_by(alone, found)


def of_its_passage(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return a message as the question that the section nearest to it answers."""
    return _told_by(parsed, parsed["passage"])


def _told_by(parsed: "dict[str, Any]", found: "dict[str, Any]") -> "dict[str, Any]":
    chosen = {"name": HELP_PAGE, "confidence": min(1.0, found["nearness"])}
    told = {**parsed, "passage": found, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]]}
    rest = [one for one in parsed["entities"] if one["entity"] not in {"passage", "in_doubt", *_OF_PAGES}]
    return with_section("passage", {**told, "entities": rest})


def page_outdoes(parsed: "dict[str, Any]", talk: Talk) -> bool:
    """Whether a page is much nearer to the message than any intent is: "gas for the stove" is no search."""
    passage, intent = parsed.get("passage"), intent_of(parsed)
    if not passage or passage["nearness"] < max(_BEYOND_DOUBT, parsed["intent"]["confidence"] + _AHEAD):
        return False
    # What came broken is for its procedure, and no wish for a part.
    of_its_own = (intent.whole and is_acted_on(parsed)) or (
        intent.name in begun_by() and _ON_ARRIVAL.search(parsed["text"])
    )
    if of_its_own or intent.grave or intent.hands_over or names(parsed, CLAIMS) or asks_of_nothing(parsed):
        return False
    if talk.of_order and parsed["intent"]["name"] in begun_with_order():
        return False
    # Of a product the catalogue may know what is so of it.
    of_it = intent.name == _PRODUCT and (talk.of_product or names(parsed, _AN_ITEM))
    return not (of_it and of_goods_alone(passage["section"]))


def of_page(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` as a question that the near page answers."""
    chosen = {"name": HELP_PAGE, "confidence": min(1.0, parsed["passage"]["nearness"])}
    decided = {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]]}
    decided = with_section("passage", decided)
    return decided if parsed["passage"]["nearness"] >= EXACT else with_entity(decided, "in_doubt", "yes")


async def of_its_page(parsed: "dict[str, Any]", text: str, parse: Parse, talk: Talk) -> "dict[str, Any]":
    """Add to a question of "it" the page that is near it by the name of the product that was talked of."""
    if not is_of_goods(parsed, talk.of_product):
        return parsed
    named = of_its_name(text, talk.product)
    if not named and names(parsed, {READ_ON}):
        return parsed
    passage = ((await parse(named)) if named else parsed).get("passage") or {}
    if named and passage and not of_goods_alone(passage["section"]):
        # Its yes or no is to another thing: tents are not wrapped, mugs are.
        passage = {**passage, "answers": ""}
    # What is near without the name may be about something else.
    rest = [one for one in parsed["entities"] if one["entity"] not in _OF_PAGES]
    without = {**parsed, "entities": rest, "passage": passage or None}
    # What two things cost stands in the catalogue.
    near = passage.get("nearness", 0) >= NEAR_ALONE and not tells_two_apart(text)
    return with_page(without) if near else without


def with_page(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Name the page that is near, for an action that knows the catalogue and says whether the page tells more."""
    told = with_section(READ_ON, parsed)
    return told if parsed["passage"]["nearness"] >= EXACT else with_entity(told, "only_linked", "yes")


def page_says_more(parsed: "dict[str, Any]") -> bool:
    """Whether a page that is near may be said instead of a general answer that is not as good as sure."""
    confidence = float(parsed["intent"]["confidence"])
    near = parsed["passage"]["nearness"] >= max(EXACT, _TO_CONFIDENCE * confidence)
    return bool(near and confidence < AS_GOOD_AS_SURE)


def with_section(entity: str, parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Name the section that is near, its sentence, and what it says to a question that a yes or a no answers."""
    passage = parsed["passage"]
    named = with_entity(with_entity(parsed, entity, passage["section"]), "sentence", str(passage["sentence"]))
    # "Is it warm" asks of something that is not known: no page can say yes to it.
    says = _page_says(parsed)
    return with_entity(named, "page_says", says) if says else named
