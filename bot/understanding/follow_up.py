"""A message read as a question about what was told last: a side of it, one of several, or the same of another."""

import re
from typing import Any

from bot.understanding.goods import goods_meant, is_part_alone
from bot.understanding.intents import known
from bot.understanding.meaning import (
    FEW_WORDS,
    ONE_SENTENCE,
    SMALL_TALK,
    SUBJECTS,
    about,
    asking,
    asks_a_fact,
    intent_acted_on,
    is_another,
    is_certain_wish,
    is_known_question,
    is_of_wish,
    kind_of,
    meaning,
    naming,
    question_in,
    says_nothing_of_its_own,
)
from bot.understanding.pages import ON_ITS_PAGE
from bot.understanding.parsed import OF_AN_ITEM, acts, names, without_entities
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import known_procedures
from bot.understanding.questions import asked
from bot.understanding.talk import CLAIMS, FOLLOW_UP, Talk

_PRODUCTS = "products"
# The topics whose actions know cost, time and reason of what they told.
_ASKED_ON = frozenset({"shipping", "payments", "contact"})
_UNDECIDED = "undecided"
_SURE, _WHY, _HOW, _TIME = "sure", "why", "how", "time"
# What points at the order that was told of.
_OF_IT = re.compile(r"\b(?:it|they|them|my (?:\w+ )?(?:order|parcel|package|stuff|things))\b", re.IGNORECASE)
# A question of so few words that says nothing asks for its aspect alone.
_BARE = 2
# "And if only one": so few words say how many, and nothing else.
_A_COUNT = 4
# What is so sure to be a question of its own that words which it shares with another make it none of that.
_OF_ITS_OWN = 0.9
_PRODUCT = "product"
_SHIPPING, _COST = "shipping", "shipping_cost"
# What each way of delivery has its own of.
_OF_WAYS = frozenset({_COST, "shipping_options", "delivery_time"})
# "Which is the cheapest", "the fastest?", of the ways of delivery that were told.
_MOST = re.compile(
    r"\W*(?:(?:so|and|ok|then|which|what|whats|is|the|one|option|way|are|it|that|of|those|them|your|what's|be|would)\b\W*)*"
    r"(?:(?P<cheap>cheap(?:er|est)?|least expensive)|fast(?:er|est)?|quick(?:er|est)?|soon(?:er|est)?)"
    r"(?:\W+(?:one|option|way|then|please|pls|is|of (?:them|those|the two|these)))*\W*",
    re.IGNORECASE,
)
_DAYS = "delivery_time"
# A basket's sum, and nothing else.
_SUM_ALONE = re.compile(
    r"\W*(?:(?:and|so|but|ok|well|just|only|what|about|if|i['’]?m|i|am|mine|my|basket|order|bag|total|it|that|is"
    r"|it['’]?s|comes|come|to|at|on|around|for|with|under|have|got|i['’]?ve) +)*£?(?P<sum>\d{1,3}(?:\.\d\d)?)"
    r"(?: ?(?:quid|pounds?|gbp))?(?: (?:only|so far|now|then|in (?:the )?basket))*\W*",
    re.IGNORECASE,
)


def follow_up(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return a short question as one about what was said last, or None where it has a subject of its own."""
    question = question_in(parsed, text, talk)
    counts = _only_counts(parsed, text, talk)
    # "And both?" asks nothing else, whatever it is near to.
    question = "" if counts else question
    which = "which" if counts or _only_names_it(parsed, text, talk) else ""
    word = (
        which
        or _wants_it_done(parsed, text, talk)
        or _makes_sure(parsed, text, talk)
        or _asked_in_a_word(parsed, text, talk)
        or _left_open(parsed, text, talk)
    )
    if word:
        return asking(parsed, word, question)
    bare = says_nothing_of_its_own(parsed, text)
    aspect = phrasing().aspect(text) if phrasing().is_question(text) or len(text.split()) <= FEW_WORDS else ""
    of_wish = is_of_wish(talk)
    procedure = known_procedures().get(talk.kind) if of_wish else None
    of_another = _is_of_another(parsed, talk) if of_wish else is_certain_wish(parsed)
    # "And the second one?" asks the same of another item.
    if bare and not aspect and phrasing().place(text) and procedure is not None and not talk.asked:
        return about(meaning(parsed, FOLLOW_UP), "which")
    if bare and aspect and phrasing().length_of(text) <= _BARE:
        # "And when" asks for the time of what was told, whatever else it is near to.
        question = ""
    if procedure is not None and aspect in procedure.aspects(talk.state) and phrasing().asks_openly(text):
        # "When will the money be there?" is no new wish for a refund.
        bare = bare or (kind_of(parsed) == talk.kind and not names(parsed, SUBJECTS | CLAIMS))
    unsure = talk.asked and not acts(parsed) and not asks_a_fact(parsed)
    asks_here = bare or (unsure and len(text.split()) <= ONE_SENTENCE)
    if (
        (asks_here and aspect and procedure is not None)
        or (is_known_question(text, talk) and not of_another and not _is_of_its_own(parsed, question))
        or _asks_of_its_way(parsed, text, talk, aspect)
        or _asks_instead(parsed, text, talk)
        or question
        or (procedure is not None and aspect == "time" and _names_an_item(parsed, text, talk))
    ):
        return asking(parsed, aspect, question)
    if procedure is not None:
        return None
    # "And 46", after the sizes of shoes, asks for another row.
    of_a_row = talk.page and not talk.of_product and is_part_alone(parsed, text)
    if not of_a_row and (known(talk.subject).topic == _PRODUCTS or (talk.of_product and not talk.subject)):
        meant = goods_meant(parsed, text, bare=bare, of_product=talk.of_product, before=talk.subject)
        return meaning(parsed, meant) if meant else None
    return _of_the_same_fact(parsed, text, talk, aspect, bare=bare)


def _of_the_same_fact(
    parsed: "dict[str, Any]", text: str, talk: Talk, aspect: str, *, bare: bool
) -> "dict[str, Any] | None":
    """Return what goes on with an answer that is the same for everybody: another side of it, or one's own sum."""
    if known(talk.subject).topic == _SHIPPING and (told := _SUM_ALONE.fullmatch(text)):
        # "Im on 57", after what delivery costs.
        return naming(meaning(parsed, _COST), "amount", f"{float(told['sum']):.2f}")
    if talk.subject in _OF_WAYS and phrasing().only_names_a_way(text):
        # "And express?" asks the same of another way.
        return meaning(parsed, talk.subject)
    if talk.subject in _OF_WAYS and (most := _MOST.fullmatch(text)):
        return meaning(parsed, _COST if most["cheap"] else _DAYS)
    # What an answer that only tells is asked next, "and how long?", is another side of the same fact.
    tells = known(talk.subject).topic in _ASKED_ON
    return about(meaning(parsed, talk.subject), aspect) if bare and aspect and tells and not _says_no(text) else None


def _says_no(text: str) -> bool:
    """Whether a message only denies: "no, not really" asks nothing."""
    return phrasing().no.match(text) is not None and not phrasing().is_question(text)


def _makes_sure(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return "sure" or "why" where a message asks only that of the last answer, and that was none about a wish."""
    of_wish = is_of_wish(talk) and bool(talk.kind)
    bare = says_nothing_of_its_own(parsed, text) and not names(parsed, CLAIMS)
    if not talk.subject or of_wish or talk.asked or not bare or _says_no(text):
        return ""
    if is_why_of_a_rule(text, talk):
        return _WHY
    return _SURE if phrasing().makes_sure(text) else ""


def is_why_of_a_rule(text: str, talk: Talk) -> bool:
    """Whether a message asks only why a rule is so that was told last: its "why not" is no yes to a person."""
    about = known(talk.subject)
    # Delivery and paying are told once more: their answers say why.
    return about.wish == "tells" and about.topic not in _ASKED_ON and phrasing().asks_why(text)


def _is_of_its_own(parsed: "dict[str, Any]", question: str) -> bool:
    """Whether a message that shares words with a question about the wish asks for something that is told to all."""
    told = known(intent_acted_on(parsed)).wish == "tells" and kind_of(parsed) is None
    return told and not question and parsed["intent"]["confidence"] >= _OF_ITS_OWN


def at_an_order(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return a question about another of the orders that were told of: "and the other one?"."""
    which = phrasing().which_order(text) if talk.of_orders and not talk.asked else ""
    if not which or names(parsed, CLAIMS) or len(text.split()) > ONE_SENTENCE:
        return None
    aspect = phrasing().aspect(text)
    # "And the other?" and "the other, when" ask for the same again.
    asks = phrasing().is_question(text.rstrip("?!. ")) and aspect != "time"
    question = question_in(parsed, text, talk) if asks else ""
    # "Why is the first so late" is like a parcel that has not come.
    if is_another(parsed, talk) and not (question and aspect and phrasing().is_question(text)):
        return None
    return asking(naming(parsed, "position", which), aspect or "which", question)


def asked_anew(parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any] | None":
    """Return what was answered last, where the message tells something new of it: "it is my first order, though"."""
    if talk.asked or names(parsed, CLAIMS):
        return None
    procedure = known_procedures().get(talk.kind) if is_of_wish(talk) else None
    # Of an order that a code was told of, the basket of the next one is asked as of any.
    told = (talk.subject, *(procedure.with_order if procedure else ()))
    return next((meaning(parsed, one) for one in told if asked(parsed, known(one).asked_anew)), None)


def _asked_in_a_word(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return the word that asks about the wish that was told of last, with nothing beside it: "sum?"."""
    procedure = known_procedures().get(talk.kind)
    elsewhere = talk.subject and known(talk.subject).topic == _PRODUCTS
    if procedure is None or elsewhere or names(parsed, CLAIMS) or len(text.split()) > ONE_SENTENCE:
        return ""
    if talk.asked and not (talk.takes == "yes_no" and phrasing().is_question(text)):
        return ""
    return procedure.asked_alone(phrasing().asks_of_it(without_entities(parsed, text, OF_AN_ITEM)), talk.state)


def _left_open(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return "undecided" where a choice that was told is left open: "wait or cancel?", "hm, not sure"."""
    procedure = known_procedures().get(talk.kind)
    open_to = procedure is not None and _UNDECIDED in procedure.aspects(talk.state) and talk.open and not talk.asked
    says_neither = not phrasing().asks_of_it(text) and not phrasing().is_question(text) and not _answers(parsed)
    undecided = phrasing().is_undecided(text) and not is_certain_wish(parsed)
    return _UNDECIDED if open_to and (undecided or says_neither) else ""


def _answers(parsed: "dict[str, Any]") -> bool:
    """Whether it says yes, no, or small talk, or names something."""
    return intent_acted_on(parsed) in {"affirm", "deny", *SMALL_TALK} or bool(parsed["entities"])


def of_same_topic(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return what is likeliest for certain, where it goes on with the topic of the last answer and only tells."""
    likeliest = known(parsed["intent"]["name"])
    goes_on = likeliest.wish == "tells" and likeliest.topic == known(talk.subject).topic
    # What a help page answers, and what asks nothing, has a subject of its own.
    near = (parsed.get("of_pages") or {}).get(talk.page) or {"nearness": 0.0}
    of_its_own = parsed.get("passage") or near["nearness"] >= ON_ITS_PAGE or not phrasing().is_question(text)
    return meaning(parsed, likeliest.name) if goes_on and not of_its_own and parsed.get("certainty") == "ask" else None


def _wants_it_done(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return "how" where what was told is to be done, and the shopper does it: "sounds good, go ahead"."""
    procedure = known_procedures().get(talk.kind)
    told = procedure is not None and is_of_wish(talk) and not talk.asked and not talk.offers
    wants = phrasing().wants_it_done(text) and len(text.split()) <= ONE_SENTENCE and not is_another(parsed, talk)
    return _HOW if told and wants and procedure is not None and _HOW in procedure.aspects(talk.state) else ""


def _only_names_it(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a few words only say which item is meant, after an order was told of: "just the wellies"."""
    procedure = known_procedures().get(talk.kind)
    told = procedure is not None and "line" in procedure.hears and talk.of_order and is_of_wish(talk) and not talk.asked
    of_goods = names(parsed, {_PRODUCT}) or known(parsed["intent"]["name"]).topic == _PRODUCTS
    short = len(text.split()) <= FEW_WORDS + 1 and not phrasing().is_question(text)
    return told and of_goods and short and bool(phrasing().narrows.search(text)) and not names(parsed, CLAIMS)


def _only_counts(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a few words only say how many pieces of what was told are meant: "and both?"."""
    procedure = known_procedures().get(talk.kind)
    told = (
        procedure is not None and "count" in procedure.hears and talk.of_order and is_of_wish(talk) and not talk.asked
    )
    return told and phrasing().length_of(text) <= _A_COUNT and bool(phrasing().counts.search(text)) and not acts(parsed)


def _names_an_item(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a question names an item, which may be one of the order, and says no more: "and the tent, when?"."""
    bare = phrasing().says_nothing(without_entities(parsed, text, OF_AN_ITEM | {_PRODUCT}))
    of_goods = known(intent_acted_on(parsed)).topic == _PRODUCTS
    return talk.of_order and names(parsed, {_PRODUCT}) and bare and (of_goods or not is_certain_wish(parsed))


def _asks_of_its_way(parsed: "dict[str, Any]", text: str, talk: Talk, aspect: str) -> bool:
    """Whether the days of the order that was told of are asked for: "and when would it reach us in Cornwall?".

    Read by itself, it asks for those of an order that is placed now.
    """
    procedure = known_procedures().get(talk.kind)
    told = procedure is not None and talk.of_order and is_of_wish(talk) and aspect in procedure.aspects(talk.state)
    of_its_way = aspect == _TIME and known(parsed["intent"]["name"]).topic == _SHIPPING and _OF_IT.search(text)
    return bool(told and of_its_way) and not names(parsed, {_PRODUCT, "promo_code", *CLAIMS})


def _is_of_another(parsed: "dict[str, Any]", talk: Talk) -> bool:
    """Whether the message is, for certain, a wish of another procedure, or one about something that it names."""
    if not is_certain_wish(parsed):
        return False
    return (kind_of(parsed) or talk.kind) != talk.kind or names(parsed, SUBJECTS)


def _asks_instead(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message that looks like something else is meant for the wish that was told of last."""
    procedure = known_procedures().get(talk.kind)
    if procedure is None or len(text.split()) > ONE_SENTENCE or names(parsed, CLAIMS):
        return False
    return procedure.is_asked_instead_of(intent_acted_on(parsed), text, talk.state)
