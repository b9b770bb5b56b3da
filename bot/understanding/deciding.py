"""What is done about a message, once Rasa's pipeline has said what it may want and how certain that is.

Act on it; ask back with the nearest topics; show a section of the help pages; or say that it was not understood.
"""

import math
from collections.abc import Collection
from functools import cache
from typing import Any

from bot.understanding.abroad import in_language, meant_abroad
from bot.understanding.beside_claims import beside_claims, says_more, with_claims
from bot.understanding.certainty import OUT_OF_SCOPE
from bot.understanding.correcting import without_correction
from bot.understanding.goods import (
    asks_of_nothing,
    is_of_goods,
    likely_about_goods,
    of_goods_alone,
    of_its_name,
    tells_of_nothing,
)
from bot.understanding.grave import grave_matter, is_only_allergic, unnamed_matters
from bot.understanding.guessing import has_english_words
from bot.understanding.in_talk import in_talk, pointed
from bot.understanding.intents import Intent, known, known_intents
from bot.understanding.many import wants_many
from bot.understanding.numbered import numbered
from bot.understanding.open_question import after_the_answer
from bot.understanding.parsed import intent_of, names, with_entity
from bot.understanding.person import Reading, reading
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import (
    begun_by,
    begun_by_words,
    begun_with_number,
    begun_with_order,
    keeps_its_answer,
)
from bot.understanding.questions import without_questions
from bot.understanding.small_talk import SMALL_TALK, after_refusal, besides, is_its_own, mocks, without_small_talk
from bot.understanding.talk import NOTHING_SAID, Talk
from bot.understanding.wishes import Parse, wishes_in

FALLBACK, HELP_PAGE = "nlu_fallback", "help_page"
_OF_PAGES = frozenset({"read_on", "only_linked", "sentence", "page_says"})
_ABOUT, _READ_ON = "about_order", "read_on"
_INFORM, _PRODUCT, _PERSON, _SAFETY = "inform", "product_question", "ask_human", "safety_issue"
_MANY = "bulk_order"
# What a wish for many pieces is taken for.
_LIKE_MANY = frozenset(
    {
        *(FALLBACK, HELP_PAGE, "product_search", "product_question", "stock_availability"),
        *("discounts", "price_match", "place_order"),
    }
)
_FRUSTRATION, _STAY, _YES = "frustration", "stay_with_bot", "affirm"
# What somebody who tells that it has come does not want.
_NOT_THERE_YET = frozenset({"order_not_received", "track_order", "delivery_time"})
_LESSER = frozenset({_PERSON, "complaint"})
_AN_ITEM = frozenset({"product"})
# Of a message that names an order, one of so many intents is most likely meant.
_LIKELY = 3
_CLAIMS = frozenset({"order_number", "email"})
_AS_GOOD_AS_SURE = 0.96
# In so few words nobody tells of a danger that is not plain to see.
_FEW = 4
# A message of more words can be understood by itself.
_SHORT = 9
# Measured on data/evaluation/knowledge.csv and messages.csv. A section this near (`_NEAR`) replaces a question back, or
# is linked below an answer: nine in ten are to the point. A section that replaces products asked for has to be
# nearer. One that replaces an answer needs this part (`_TO_CONFIDENCE`) of the answer's confidence as well.
_NEAR, _NEARER_THAN_PRODUCTS, _TO_CONFIDENCE = 0.52, 0.75, 0.7
# Where nothing else is known of a message, a section is taken that is a little further off.
_NEAR_ALONE = 0.5
# From this nearness on 98 % of the sections are the right ones: nobody is asked whether that helped.
_EXACT = 0.6
# What sounds like small talk and is near such a page is a question: "are you hiring?".
_BEYOND_DOUBT = 0.75
# So much nearer than the likeliest intent is sure, it is a question for the page, whatever the intent would do.
_AHEAD = 0.1
# A less likely topic is not worth reading its button.
_WORTH_A_BUTTON = 0.05


async def understand(text: str, parse: Parse, talk: Talk = NOTHING_SAID) -> "list[dict[str, Any]]":
    """Return what is to be done about a message, and with the first wish the `language` where that changes.

    See `_understood`.
    """
    decided = await _understood(text, parse, talk)
    # Rasa keeps what is decided with the message: nobody reads there which questions it was near to.
    return in_language([without_questions(one) for one in decided], text, talk)


async def _understood(text: str, parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return what is to be done about a message: a parse result for each wish, in the order to answer them.

    `parse` is Rasa's `Agent.parse_message`; `talk` is where the talk stands: what was asked and what was told last.
    A result's intent may be `nlu_fallback`; its ranking then holds the topics worth asking about, and nothing else
    where there are none. Entities are added: `passage` and, where it may be beside the point, `in_doubt` to
    `help_page`; `read_on` to an answer that a help page says more about, and `only_linked` where that does not take
    its place; to both the place of its `sentence`, and `page_says` where that is a yes or a no; and `correction` to a
    wish that corrects what was understood before.
    """
    meant = without_correction(text)
    whole = numbered(pointed(await parse(meant), meant), meant)
    if grave := grave_matter(meant):
        return [_surely(grave, whole)]
    of_people = None if _is_graver(whole) else reading(_unnamed(meant, whole))
    if of_people is Reading.WISHES:
        return [_surely(_PERSON, whole)]
    if abroad := meant_abroad(whole, meant, talk):
        return [abroad]
    barred = _barred(meant, whole, talk) | ({_PERSON} if of_people is Reading.MENTIONS else set())
    parse = _never(barred, parse)
    whole = _without(barred | _out_of_question(meant), whole)
    told = in_talk(whole, meant, talk)
    if told is not None:
        return [*await _besides(meant, parse, talk), await _of_its_page(told, meant, parse, talk)]
    said, whole = await beside_claims(meant, whole, parse)
    whole = numbered(whole, meant)
    heard = await _own_words(said, await wishes_in(said, whole, parse), parse, talk)
    wishes = [decide(wish, talk) for wish in with_claims(heard, whole)]
    wishes = await _after_the_last(meant, wishes, parse, talk)
    if (
        not talk.asked
        and not names(whole, _CLAIMS)
        and wants_many(meant)
        and all(one["intent"]["name"] in _LIKE_MANY for one in wishes)
    ):
        wishes = [_surely(_MANY, whole)]
    if any(one["intent"]["name"] == _MANY for one in wishes):
        # "Do you make a price" is a part of the wish for many.
        wishes = [one for one in wishes if one["intent"]["name"] not in _LIKE_MANY] or wishes
    if len(wishes) == 1 and wishes[0]["intent"]["name"] == FALLBACK and mocks(meant):
        wishes = [_surely(_FRUSTRATION, wishes[0])]
    if len(wishes) == 1:
        wishes = [await _of_its_page(wishes[0], meant, parse, talk)]
    # A shopper who only gives another number corrects themselves, not the bot.
    corrects = meant != text
    return [with_entity(one, "correction", "yes") if corrects and not _informs(one) else one for one in wishes]


def _barred(text: str, whole: "dict[str, Any]", talk: Talk) -> "set[str]":
    """Return the intents that the message is only like."""
    barred = set(unnamed_matters(text, {one["name"]: one["confidence"] for one in whole["intent_ranking"]}))
    if is_only_allergic(text):
        barred.add(_SAFETY)
    denied = phrasing().denied(begun_by().get(whole["intent"]["name"], ""), text)
    if denied and phrasing().asks_for(denied.strip(" ,.;:")):
        # "Don't cancel it, change the size": what comes after is meant.
        barred.add(whole["intent"]["name"])
    if phrasing().has_arrived(text):
        barred |= _NOT_THERE_YET
    if talk.said and whole["certainty"] != "act" and phrasing().goes_on.match(text) and len(text.split()) <= _FEW:
        # "And the dryer" goes on about the washing.
        barred |= _grave_intents()
    return barred


async def _of_its_page(parsed: "dict[str, Any]", text: str, parse: Parse, talk: Talk) -> "dict[str, Any]":
    """Add to a question of "it" the page that is near it by the name of the product that was talked of."""
    if not is_of_goods(parsed, talk.of_product):
        return parsed
    named = of_its_name(text, talk.product)
    if not named and names(parsed, {_READ_ON}):
        return parsed
    passage = ((await parse(named)) if named else parsed).get("passage") or {}
    if named and passage and not of_goods_alone(passage["section"]):
        # Its yes or no is to another thing: tents are not wrapped, mugs are.
        passage = {**passage, "answers": ""}
    # What is near without the name may be about something else.
    rest = [one for one in parsed["entities"] if one["entity"] not in _OF_PAGES]
    without = {**parsed, "entities": rest, "passage": passage or None}
    return _with_page(without) if passage.get("nearness", 0) >= _NEAR_ALONE else without


async def _besides(text: str, parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return what a message asks besides its answer: "yes, but how long does it take"."""
    rest = after_the_answer(text) if talk.takes == "yes_no" else ""
    if not rest:
        return []
    other = await parse(rest)
    return [decide(other, talk)] if _acts(other) and _tells(other) else []


async def _after_the_last(
    text: str, wishes: "list[dict[str, Any]]", parse: Parse, talk: Talk
) -> "list[dict[str, Any]]":
    """Return `wishes`, or what a short message means with the question before it: "softener?", "and on £57?".

    Where that question only went on itself, the one before it tells what this is about.
    Only what tells is meant so: nothing is begun on it.
    """
    alone = wishes[0]
    unclear = alone["intent"]["name"] == FALLBACK or (_informs(alone) and not names(alone, _CLAIMS))
    if len(wishes) > 1 or not unclear or not talk.said or len(text.split()) > _SHORT or not has_english_words(text):
        return wishes
    # A help page may leave no subject behind.
    if talk.asked or (talk.subject and known(talk.subject).wish != "tells"):
        return wishes
    if not (phrasing().is_question(text) or phrasing().goes_on.match(text) or alone["entities"]):
        return wishes
    for before in filter(None, (talk.said, talk.earlier)):
        both = await parse(f"{before}\n{text}")
        near = (both.get("passage") or {}).get("nearness", 0) >= _NEAR
        together = decide(both if near else {**both, "passage": None}, talk)
        tells = intent_of(together).wish == "tells" or names(together, {_READ_ON})
        if together["intent"]["name"] == HELP_PAGE or (_acts(together) and tells):
            named = [{name: one[name] for name in ("entity", "value")} for one in together["entities"]]
            return [{**together, "text": alone["text"], "entities": named}]
    return wishes


def decide(parsed: "dict[str, Any]", talk: Talk = NOTHING_SAID) -> "dict[str, Any]":
    """Return `parsed` with the intent that is acted on; see `understand`."""
    if told := _begun_by_words(parsed, talk):
        return _surely(told, parsed)
    if _page_outdoes(parsed, talk):
        return _of_page(parsed)
    nearness = (parsed.get("passage") or {}).get("nearness", 0)
    about_goods = likely_about_goods(parsed, parsed["text"])
    # "Do you gift wrap" names nothing that is sold, and a page is about it.
    if about_goods and (nearness < _NEAR or is_of_goods(_surely(about_goods, parsed), talk.of_product)):
        parsed = _surely(about_goods, parsed)
    if nearness >= _NEAR_ALONE and _acts(parsed) and is_of_goods(parsed, talk.of_product):
        return _with_page(parsed)
    return _decided(parsed, talk)


def _with_page(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Name the page that is near, for an action that knows the catalogue and says whether the page tells more."""
    told = _with_section(_READ_ON, parsed)
    return told if parsed["passage"]["nearness"] >= _EXACT else with_entity(told, "only_linked", "yes")


def _page_outdoes(parsed: "dict[str, Any]", talk: Talk) -> bool:
    """Whether a page is much nearer to the message than any intent is: "gas for the stove" is no search."""
    passage, intent = parsed.get("passage"), intent_of(parsed)
    if not passage or passage["nearness"] < max(_BEYOND_DOUBT, parsed["intent"]["confidence"] + _AHEAD):
        return False
    if intent.grave or intent.hands_over or names(parsed, _CLAIMS) or asks_of_nothing(parsed):
        return False
    if talk.of_order and parsed["intent"]["name"] in begun_with_order():
        return False
    # Of a product the catalogue may know what is so of it.
    of_it = intent.name == _PRODUCT and (talk.of_product or names(parsed, _AN_ITEM))
    return not (of_it and of_goods_alone(passage["section"]))


def _of_page(parsed: "dict[str, Any]") -> "dict[str, Any]":
    chosen = {"name": HELP_PAGE, "confidence": min(1.0, parsed["passage"]["nearness"])}
    decided = {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]]}
    decided = _with_section("passage", decided)
    return decided if parsed["passage"]["nearness"] >= _EXACT else with_entity(decided, "in_doubt", "yes")


def _decided(parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any]":
    passage = parsed.get("passage")
    if passage and passage["nearness"] >= _near_enough(parsed, talk):
        return _of_page(parsed)
    if _acts(parsed) and not tells_of_nothing(parsed, talk.of_product):
        if begins := _begins(parsed, talk):
            return _surely(begins, parsed)
        if passage and passage["nearness"] >= _NEAR and _tells(parsed):
            linked = _with_section(_READ_ON, parsed)
            replaces = passage["nearness"] >= _EXACT and parsed["intent"]["confidence"] < _AS_GOOD_AS_SURE
            return linked if replaces else with_entity(linked, "only_linked", "yes")
        return parsed
    of_order = _of_an_order(parsed)
    if of_order is not None:
        return _surely(of_order, parsed)
    return _not_understood(parsed)


def _not_understood(parsed: "dict[str, Any]") -> "dict[str, Any]":
    fallback = {"name": FALLBACK, "confidence": 1 - parsed["intent"]["confidence"]}
    nearest = [one for one in parsed["intent_ranking"] if one["confidence"] >= _WORTH_A_BUTTON]
    return {
        **parsed,
        "intent": fallback,
        "intent_ranking": [fallback, *(nearest if parsed["certainty"] == "ask" else [])],
    }


def _begins(parsed: "dict[str, Any]", talk: Talk) -> str:
    """Return the intent of the procedure that a message begins because it names an order, or one was talked of."""
    if _informs(parsed) and not talk.asked and talk.subject not in begun_with_order() and says_more(parsed):
        return _ABOUT
    of_this = talk.of_order and not phrasing().supposes.search(parsed["text"])
    begun = begun_with_number() if names(parsed, _CLAIMS) else begun_with_order() if of_this else {}
    begins = begun.get(parsed["intent"]["name"], "")
    return "" if begins and keeps_its_answer(begins, parsed["text"]) else begins


def _begun_by_words(parsed: "dict[str, Any]", talk: Talk) -> str:
    """Return the intent of the procedure that a message begins by its words."""
    likely = parsed["intent"]["name"] if parsed["certainty"] == "act" else ""
    return begun_by_words(likely, parsed["text"], numbered=talk.of_order or names(parsed, _CLAIMS))


def _of_an_order(parsed: "dict[str, Any]") -> "str | None":
    """Return the likeliest wish about an order where one is named: its procedure asks before anything is done."""
    if not names(parsed, _CLAIMS):
        return None
    likely = (one["name"] for one in parsed["intent_ranking"][:_LIKELY] if one["confidence"] >= _WORTH_A_BUTTON)
    wishes = (begun_with_number().get(name, name) for name in likely if name in {*begun_by(), *begun_with_number()})
    # A number with nothing that is understood: what is in the order, and what can be done with it.
    return next(wishes, _ABOUT if names(parsed, {"order_number"}) and not _informs(parsed) else None)


def _surely(intent: str, parsed: "dict[str, Any]") -> "dict[str, Any]":
    chosen = {"name": intent, "confidence": 1.0}
    return {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]], "certainty": "act"}


def _is_graver(parsed: "dict[str, Any]") -> bool:
    """Whether a person comes at once anyway, for a graver reason than a wish for one or anger."""
    intent = intent_of(parsed)
    return bool(parsed["certainty"] == "act") and intent.hands_over and intent.name not in _LESSER


def _unnamed(text: str, parsed: "dict[str, Any]") -> str:
    """Return `text` without the products that it names: "is Tarn there?" asks for no colleague."""
    named = [one for one in parsed["entities"] if one["entity"] == "product" and "start" in one]
    for one in sorted(named, key=lambda one: one["start"], reverse=True):
        text = f"{text[: one['start']]}it{text[one['end'] :]}"
    return text


def _without(barred: "Collection[str]", parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` without intents that the message is only like: the next is sure of nothing."""
    ranking = [one for one in parsed["intent_ranking"] if one["name"] not in barred]
    if parsed["intent"]["name"] not in barred or not ranking:
        return parsed
    return {**parsed, "intent": ranking[0], "intent_ranking": ranking, "certainty": "ask"}


@cache
def _grave_intents() -> "frozenset[str]":
    return frozenset(intent.name for intent in known_intents().values() if intent.grave)


def _never(barred: "Collection[str]", parse: Parse) -> Parse:
    async def without(text: str) -> "dict[str, Any]":
        return _without({*barred, *_out_of_question(text)}, await parse(text))

    return without


def _out_of_question(text: str) -> "set[str]":
    """Return the intents that a message cannot have, whatever it is like: nobody is called before anything is wrong."""
    if not phrasing().sets_scene(text):
        return set()
    return {intent.name for intent in known_intents().values() if intent.hands_over}


async def _own_words(text: str, wishes: "list[dict[str, Any]]", parse: Parse, talk: Talk) -> "list[dict[str, Any]]":
    """Return `wishes`, or what a message says besides small talk that is not meant as such."""
    small = wishes[0]
    if talk.offers and small["intent"]["name"] == _YES and _acts(small) and besides(text) == text.strip():
        # "What do you think?" takes an offer up.
        return wishes
    if len(wishes) == 1 and small["intent"]["name"] == _STAY:
        more = await parse(rest) if (rest := after_refusal(text)) else small
        answered = more["intent"]["name"] not in {*SMALL_TALK, _STAY, _PERSON, _FRUSTRATION} and (
            _acts(more) or (more.get("passage") or {}).get("nearness", 0) >= _NEAR
        )
        return [{**more, "text": small["text"]}] if answered else wishes
    if (
        len(wishes) > 1
        or not _is_small_talk(small)
        or is_its_own(small["intent"]["name"], text, small["intent"]["confidence"])
    ):
        return wishes
    rest = besides(text)
    said = await parse(rest) if rest and rest != text else small
    return [without_small_talk(small) if _is_small_talk(said) else {**said, "text": small["text"]}]


def _is_small_talk(parsed: "dict[str, Any]") -> bool:
    return parsed["intent"]["name"] in SMALL_TALK


def _informs(parsed: "dict[str, Any]") -> bool:
    return bool(parsed["intent"]["name"] == _INFORM)


def _acts(parsed: "dict[str, Any]") -> bool:
    if parsed["intent"]["name"] == OUT_OF_SCOPE and not has_english_words(parsed["text"]):
        # Gibberish is a miss, and nothing that is known to be out of scope.
        return False
    if parsed["certainty"] != "ask":
        return bool(parsed["certainty"] == "act")
    intent = intent_of(parsed)
    return (
        intent.harmless
        or intent.grave
        # Without a known entity it may be gibberish.
        or (_informs(parsed) and bool(parsed["entities"]))
        or _are_alike(*(known(one["name"]) for one in parsed["intent_ranking"][:2]))
        or names(parsed, intent.sure_with)
        # A number makes it a wish about an order, and its procedure asks before anything is done.
        or (intent.name in begun_by() and names(parsed, _CLAIMS))
    )


def _are_alike(likeliest: Intent, rival: "Intent | None" = None) -> bool:
    """Whether it does not matter which it is: "yes, pass me on" is an answer to the offer of a person."""
    return rival is not None and bool(likeliest.alike) and likeliest.alike == rival.alike


def _tells(parsed: "dict[str, Any]") -> bool:
    """Whether the answer is the same for everybody, and not worked out from what the message names.

    A near section of the help pages then replaces the answer, unless the intent is as good as sure: then it is only
    linked to.
    """
    intent = intent_of(parsed)
    return intent.wish == "tells" and (intent.of_products or not names(parsed, intent.sure_with))


def _near_enough(parsed: "dict[str, Any]", talk: Talk) -> float:
    """Return how near a passage has to be to replace what would be done without it."""
    # "Until when can I send it back" has a day of its own where an order was proved.
    of_order = talk.of_order and _acts(parsed) and parsed["intent"]["name"] in begun_with_order()
    if of_order or names(parsed, _CLAIMS) or (_acts(parsed) and asks_of_nothing(parsed)):
        return math.inf
    if parsed["certainty"] == "none" or not _has_its_own_answer(parsed, of_product=talk.of_product):
        return _NEAR_ALONE
    of_products = intent_of(parsed).of_products
    if not _acts(parsed):
        return _EXACT if of_products else _NEAR
    if not _tells(parsed):
        return _to_replace_an_act(parsed)
    return _to_replace_what_tells(parsed, of_products=of_products)


def _to_replace_what_tells(parsed: "dict[str, Any]", *, of_products: bool) -> float:
    """Return how near a passage has to be to replace an answer that is the same for everybody."""
    confidence = float(parsed["intent"]["confidence"])
    if confidence >= _AS_GOOD_AS_SURE and not _page_says(parsed):
        return math.inf
    if intent_of(parsed).part_of:
        # An intent of one question has the answer to just that: only a page that is much like it says more.
        return _BEYOND_DOUBT
    return max(_NEARER_THAN_PRODUCTS if of_products else _NEAR, _TO_CONFIDENCE * confidence)


def _to_replace_an_act(parsed: "dict[str, Any]") -> float:
    """Return how near a passage has to be to replace what is worked out or done for the shopper: seldom near enough."""
    intent = intent_of(parsed)
    if _informs(parsed) and not names(parsed, _AN_ITEM):
        # It tells nothing new by itself.
        return _EXACT
    if not (intent.wish or intent.grave or intent.hands_over):
        return _BEYOND_DOUBT
    if intent.of_products or intent.hands_over or intent.grave:
        return math.inf
    if phrasing().asks_rule.search(parsed["text"]):
        # A question for a rule, where an order would be asked for.
        return _NEAR
    return _BEYOND_DOUBT if _page_says(parsed) else math.inf


def _has_its_own_answer(parsed: "dict[str, Any]", *, of_product: bool) -> bool:
    """Whether the bot knows more about this intent than a help page: the catalogue, of a known product."""
    intent = parsed["intent"]["name"]
    if intent == _PRODUCT:
        return of_product or names(parsed, _AN_ITEM)
    return bool(intent != OUT_OF_SCOPE)


def _with_section(entity: str, parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Name the section that is near, its sentence, and what it says to a question that a yes or a no answers."""
    passage = parsed["passage"]
    named = with_entity(with_entity(parsed, entity, passage["section"]), "sentence", str(passage["sentence"]))
    # "Is it warm" asks of something that is not known: no page can say yes to it.
    says = _page_says(parsed)
    return with_entity(named, "page_says", says) if says else named


def _page_says(parsed: "dict[str, Any]") -> str:
    """Return the yes or the no that the page near a message has for it; "" where it asks for none."""
    if not phrasing().asks_yes_or_no(parsed["text"]) or asks_of_nothing(parsed):
        return ""
    return str(parsed["passage"]["answers"])
