"""A message read as the answer to what the bot asked last: a number, an address, a yes or a no, a choice, words."""

import re
from functools import cache
from typing import Any

from bot.entities.numbers import generous_order_number
from bot.understanding.goods import shop_words, words_in
from bot.understanding.intents import known
from bot.understanding.meaning import (
    FEW_WORDS,
    SMALL_TALK,
    asking,
    intent_acted_on,
    is_another,
    is_certain_wish,
    is_known_question,
    kind_of,
    meaning,
    naming,
    question_in,
    says_nothing_of_its_own,
    takes_back,
)
from bot.understanding.parsed import acts, names
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by, begun_with_order, known_procedures
from bot.understanding.small_talk import is_its_own
from bot.understanding.talk import ANSWER, CLAIMS, NUMBERS, TAKE_BACK, Talk

_A_WORD_OR_TWO = 2
# Questions that a yes or a no answers, too: "do you have the parcel already?", "can you send a photo?".
_CHOICE, _PHOTO = "choice", "photo"
_WITH_YES_OR_NO = frozenset({_CHOICE, _PHOTO})
_PRODUCT, _PRODUCTS = "product", "products"
_LINE, _COUNT, _ORDER, _ADDRESS = "line", "count", "order", "address"
# The entity that a slot takes which is called otherwise: the number on a gift slip.
_NAMED_BY = {"order": "order_number"}
# What fills a slot of another name.
_HEARD_AS = {
    "size_step": {"size"},
    "position": {"line"},
    "amount": {"got_back", "short_by"},
    "date": {"not_before", "needed_by"},
}
# Of these another one may be meant than what is to be confirmed: "no, Tuesday".
_CORRECTED = frozenset({"size", "colour", "not_before", "needed_by"})
# "The boots", "it was my green hat": what is named so is one of an order's things.
_ONE_OF_THEM = re.compile(
    r"\W*(?:(?:for|it(?:['’]?s| is| was)|that(?:['’]?s| is| was)|only|just) )*(?:the|my|our) [\w'’-]+"
)


def answer(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return the message as the answer to the open question, or None where it is none.

    A question of its own, or another wish that is certain, changes the subject; all else is taken as the answer.
    """
    if _takes_leave(parsed, text, talk):
        return meaning(parsed, TAKE_BACK)
    if talk.asked in CLAIMS or talk.takes == "yes_no":
        return _claimed(parsed, text, talk) if talk.asked in CLAIMS else _yes_or_no(parsed, text, talk)
    if _changes_subject(parsed, text, talk):
        return None
    none_of_them = talk.asked == _COUNT and phrasing().no.match(text) and len(text.split()) <= FEW_WORDS
    none_of_them = none_of_them and not phrasing().lacks_photo.search(text)
    if none_of_them or takes_back(text, at_once=talk.takes == "text"):
        return meaning(parsed, TAKE_BACK)
    if talk.takes == _ORDER and (number := generous_order_number(text, shop_words().now().order_numbers)):
        return naming(meaning(parsed, ANSWER), "order_number", number)
    answers = _says_yes_or_no(parsed, text, talk)
    return naming(meaning(parsed, ANSWER), "answers", answers) if answers else meaning(parsed, ANSWER)


def _takes_leave(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message declines what was asked and ends the talk: "nah it's ok, thank you, bye"."""
    says = phrasing()
    leaves = says.ends_it(text) and says.no.match(text) and not says.is_question(text)
    return bool(leaves) and talk.takes not in {"text", "yes_no"} and not names(parsed, CLAIMS)


def _says_yes_or_no(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return "yes" or "no" where the message begins so; "" where it does not, or the question takes neither."""
    intent, says = intent_acted_on(parsed), phrasing()
    if intent == "deny" or (talk.takes in _WITH_YES_OR_NO and says.no.match(text)):
        return "no"
    return "yes" if intent == "affirm" or (talk.takes in _WITH_YES_OR_NO and says.yes.match(text)) else ""


def _changes_subject(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    if intent_acted_on(parsed) in SMALL_TALK:
        return True
    named = {entity["entity"] for entity in parsed["entities"]}
    # "How do they come out, small or large?" names sizes, and gives none.
    openly = phrasing().asks_openly(text)
    own = {talk.takes, _NAMED_BY.get(talk.takes, ""), *({_PRODUCT} if talk.takes == _LINE else ())}
    gives = bool(named & {*own, "position", "photos"}) and not openly
    # "Not the socks, the jacket" names one of the things that were asked about.
    gives = gives or (talk.takes == _LINE and bool(phrasing().narrows.search(text)))
    # "So what now, do I get a new one?" chooses.
    gives = gives or (talk.takes == _CHOICE and bool(phrasing().asks_to_have.search(text)))
    # "My phone is broken, no photo" reports nothing that was bought.
    gives = gives or (talk.takes == _PHOTO and bool(phrasing().lacks_photo.search(text)))
    asks = (
        phrasing().is_question(text)
        and intent_acted_on(parsed) not in {"affirm", "deny"}
        and (
            acts(parsed)
            or bool(phrasing().aspect(text))
            or is_known_question(text, talk)
            or bool(question_in(parsed, text, talk))
            or (talk.takes != "text" and openly)
        )
    )
    return not gives and (
        asks or (is_another(parsed, talk) and len(text.split()) > FEW_WORDS and talk.takes not in {"text", "choice"})
    )


def _claimed(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    asks = _asks_before_the_proof(parsed, text, talk)
    told = meaning(parsed, ANSWER)
    points = names(parsed, {"position"}) and len(text.split()) <= FEW_WORDS
    if points or _only_says_what_of(parsed, text):
        # "And the second?" asks for the order whose proof is still to come.
        return told
    says_yes = intent_acted_on(parsed) == "affirm" and len(text.split()) <= FEW_WORDS
    # What was offered since the question is what a yes accepts.
    elsewhere = is_another(parsed, talk) or (says_yes and talk.offers)
    if asks or elsewhere:
        return None if elsewhere else asks
    named = {entity["entity"] for entity in parsed["entities"]}
    # A yes to "which order is it" wants to go on: it is asked once more.
    if says_yes or named & {"order_number", "email", "lacks"}:
        return told
    if phrasing().lacks_it(text):
        return naming(told, "lacks", "email" if talk.asked == "email" else "order_number")
    if len(text.split()) <= FEW_WORDS and phrasing().no.match(text):
        return meaning(parsed, TAKE_BACK)
    number = generous_order_number(text, shop_words().now().order_numbers) if talk.asked in NUMBERS else None
    return naming(told, "order_number", number) if number else None


def _only_says_what_of(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether a message only tells what the wish is about, and the number is still to come: "it was a tent"."""
    says = phrasing()
    of_goods = known(parsed["intent"]["name"]).topic == _PRODUCTS
    if (
        not (of_goods or not is_certain_wish(parsed))
        or says.asks_for(text)
        or names(parsed, {*CLAIMS, "lacks"})
        or says.lacks_it(text)
    ):
        return False
    # "Boots" alone, where the number is asked for, looks for none.
    return says.says_what_of(text) or (names(parsed, {_PRODUCT}) and len(text.split()) <= _A_WORD_OR_TWO)


def _asks_before_the_proof(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return a question about the wish while number or address are asked for, or None where the message is none."""
    if names(parsed, {*CLAIMS, "lacks"}) or phrasing().lacks_it(text) or not phrasing().is_question(text):
        return None
    # What would be acted on by itself is told by itself: nothing is known of the order yet.
    question = "" if acts(parsed) else question_in(parsed, text, talk)
    of_this = {**begun_by(), **_kinds_with_order()}.get(intent_acted_on(parsed)) == talk.kind
    aspect = phrasing().aspect(text) if of_this or says_nothing_of_its_own(parsed, text) else ""
    return asking(parsed, aspect, question) if aspect or question else None


@cache
def _kinds_with_order() -> "dict[str, str]":
    return {intent: begun_by()[begins] for intent, begins in begun_with_order().items()}


def _yes_or_no(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    says, intent = phrasing(), intent_acted_on(parsed)
    asks_to_keep = says.asks_to_keep.search(text) is not None
    if says.is_undecided(text) or (says.is_question(text) and says.hesitates(text) and not asks_to_keep):
        return None
    begins_no, begins_yes = says.no.match(text), says.yes.match(text)
    no = bool((intent == "deny" and is_its_own(intent, text)) or begins_no or takes_back(text) or says.ends_it(text))
    yes = bool((intent == "affirm" and is_its_own(intent, text)) or begins_yes or _wishes_again(parsed, text, talk))
    hears = frozenset(known_procedures()[talk.kind].hears if talk.kind in known_procedures() else ())
    named = hears & {slot for one in parsed["entities"] for slot in _HEARD_AS.get(one["entity"], {one["entity"]})}
    of_some = (_LINE in hears and says.narrows.search(text)) or (_COUNT in hears and says.counts.search(text))
    narrows = bool(of_some) and not (begins_yes or says.is_question(text))
    names_one = _LINE in hears and (_only_names_one(parsed, text) or _is_of_its_items(parsed, text, talk))
    names_one = names_one or (_ADDRESS in hears and _corrects_address(text))
    corrects = named & _CORRECTED and not (yes or takes_back(text) or says.is_question(text))
    part = (named and not _asks_of_goods(parsed, text)) or names_one
    if (part and not (yes or no)) or narrows or corrects:
        # "And in L?" and "only the hat, keep the rest" change what is to be confirmed.
        return meaning(parsed, ANSWER)
    if not (yes or no) or (says.is_question(text) and not begins_yes and not begins_no):
        return None
    return naming(meaning(parsed, ANSWER), "answers", "no" if no else "yes")


def _only_names_one(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether a few words only name one thing, while a yes is asked for: "the boots"."""
    named = names(parsed, {_PRODUCT}) or _ONE_OF_THEM.match(text.lower()) is not None
    return named and len(text.split()) <= FEW_WORDS and not (phrasing().is_question(text) or is_certain_wish(parsed))


def _is_of_its_items(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message tells of one of the things that a yes is asked for: "not the hat", "I still want the boots"."""
    names_one = not talk.items.isdisjoint(words_in(text)) or phrasing().outdoes.search(text)
    asks = phrasing().is_question(text) and not phrasing().asks_to_keep.search(text)
    covered = talk.kind in known_procedures() and kind_of(parsed) in known_procedures()[talk.kind].covers
    return bool(names_one) and not asks and (covered or not is_another(parsed, talk))


def _asks_of_goods(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether a message asks about what is sold: "is the hat in stock again soon?" is about no part of the order."""
    of_goods = acts(parsed) and known(parsed["intent"]["name"]).topic == _PRODUCTS
    return of_goods and phrasing().is_question(text) and len(text.split()) > FEW_WORDS


def _corrects_address(text: str) -> bool:
    return phrasing().corrects_address.search(text) is not None and not phrasing().is_question(text)


def _wishes_again(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether it says the wish once more that a yes is asked for: "cancel it"."""
    again = is_certain_wish(parsed) and begun_by().get(parsed["intent"]["name"]) == talk.kind
    return again and len(text.split()) <= FEW_WORDS and not parsed["entities"] and not phrasing().is_question(text)


def after_the_answer(text: str) -> str:
    """Return what follows a yes or a no; nothing where that is a word or two, or says what a yes is for after all."""
    begins = phrasing().yes.match(text) or phrasing().no.match(text)
    rest = text[begins.end() :].strip(" ,.;:!-–") if begins else ""
    # "Yes, the entire order please" asks nothing more.
    return rest if len(rest.split()) > _A_WORD_OR_TWO and phrasing().is_question(rest) else ""
