"""A message read in its talk: whether it answers what was asked, takes it back, or points at what was said last.

Only what does none of it is a new wish. Where the talk stands, `talk.py` tells.
"""

import re
from typing import Any

from bot.understanding.follow_up import asked_anew, at_an_order, follow_up, is_why_of_a_rule, of_same_topic
from bot.understanding.goods import names_kind
from bot.understanding.intents import known
from bot.understanding.meaning import (
    ONE_SENTENCE,
    asking,
    is_another,
    is_certain_wish,
    is_of_wish,
    kind_of,
    meaning,
    naming,
    question_in,
    takes_back,
)
from bot.understanding.open_question import answer
from bot.understanding.pages import HELP_PAGE
from bot.understanding.parsed import acts, names, surely, with_entity
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by, begun_with_order, known_procedures
from bot.understanding.talk import CLAIMS, TAKE_BACK, Talk

_ADDRESS = "change_address"
_CANCEL, _CANCEL_KIND = "cancel_order", "cancel"
# What is angry, and may order something all the same.
_ANGER = frozenset({"frustration", "complaint"})
_FRUSTRATION, _YES = "frustration", "affirm"
# What a yes brings in.
_PERSON = "person"
# The states of an order whose money was sent back.
_PAID_BACK = frozenset({"cancelled", "returned"})
# What was told of last where somebody waits for an order.
_AWAITED = frozenset({"track", "not_received", "about", "missing", _CANCEL_KIND})
# Where an order stands that can still be stopped, in whole or in part.
_NOT_THERE = frozenset({"processing", "shipped", "partly_shipped", "delayed", "delayed_on_its_way"})
# The entity of a message that wants something instead of what is asked about.
INSTEAD = "instead"
# Its value where nothing that was said before holds for it.
ANEW = "anew"
# The entity that names the kind of the wish which a message makes sure of.
MATTER, _SURE = "matter", "sure"
# What was to be had instead of an item, when money is wanted after all.
_ANOTHER_ONE = frozenset({"exchange", "change"})
# What asks for another size of what was bought, though it names no order: "do you have it in a 9".
_OF_ANOTHER_SIZE = frozenset({"stock_availability", "product_question", "product_search", "exchange_item"})
_SIZE_OR_COLOUR = frozenset({"size", "size_step", "colour"})
_IT = re.compile(r"\b(?:it|them|these|those|this|one|ones)\b", re.IGNORECASE)
_RETURN, _EXCHANGE, _FAULT = "return_of_order", "exchange_of_order", "damaged"
# Of what came and is spoken of, money is wanted for sending it back.
_ABOUT, _DELIVERED = "about", "delivered"
_PRODUCT = "product"
# The wish whose reason may be told, and the question that it answers.
_GOES_BACK, _REASON = "return", "return_reason"
# They only ask: "is a no, right?"
_ASKING = frozenset({"right", "corre", "thing", "still", "other"})
# "The matching thing" is one of those that were talked of.
_THING = re.compile(r"\bthe (?:[\w'’-]+ ){1,3}(?:thing|bit|part|business|stuff)\b", re.IGNORECASE)
# A rule that was told is told again where the message is so likely about it.
_WORTH_TELLING = 0.3
# "Price" and "prices", "match" and "matching" are one word.
_LONG_WORDS, _STEM = re.compile(r"[a-z]{5,}"), 5
_CLAUSE_ENDS = re.compile(r"[,.;:!]\s*")
# "Can you cancel it" orders it; "can I cancel it" asks.
_REQUESTS = re.compile(
    r"\W*(?:(?:ok|so|and|then|well|please) )*(?:can|could|would|will) (?:you|u) (?:please )?\w+ ", re.IGNORECASE
)
# An order in more words is told of, and not given.
_ONE_STORY = 30


def in_talk(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return `parsed` as it is meant at this point of the talk, or None where it is to be read by itself."""
    angry = parsed["intent"]["name"] in _ANGER
    if known(parsed["intent"]["name"]).hands_over and acts(parsed) and not (angry and _cancels(parsed, text, talk)):
        return None
    instead = _instead(parsed, text, talk)
    answered = naming(meaning(parsed, instead), INSTEAD, "yes") if instead else None
    if _says_why_it_goes_back(text, talk):
        answered = asking(parsed, "", _REASON)
    if phrasing().checks_one(text) and not names(parsed, CLAIMS):
        answered = _made_sure_of(parsed, text, talk) or answered
    answered = answered or (answer(parsed, text, talk) if talk.asked else None)
    if answered is not None:
        return answered
    missed = _misses_its_money(parsed, text, talk)
    denied = _denies_its_wish(parsed, text)
    taken_back = takes_back(text) and (talk.open or talk.offers or not is_certain_wish(parsed))
    if talk.kind and not missed and (denied or (taken_back and not _cancels(parsed, text, talk))):
        return None if not denied and _goes_on_to_another(parsed, text, talk) else meaning(parsed, TAKE_BACK)
    if begins := _YES if missed else _begins(parsed, text, talk):
        return meaning(parsed, begins)
    frustrated = parsed["intent"]["name"] == _FRUSTRATION and parsed.get("certainty") != "none"
    if frustrated and not question_in(parsed, text, talk):
        return None
    told = asked_anew(parsed, talk) or at_an_order(parsed, text, talk)
    return told or follow_up(parsed, text, talk) or of_same_topic(parsed, text, talk)


def _made_sure_of(parsed: "dict[str, Any]", text: str, talk: Talk) -> "dict[str, Any] | None":
    """Return the one of several matters that a message makes sure of, a wish or what is told to all; None for none."""
    again = phrasing().checks_one_of(talk.kinds, text) if len(set(talk.kinds)) > 1 else ""
    if again:
        return naming(asking(parsed, _SURE, ""), MATTER, again)
    if section := _named_section(text, talk):
        return _with_section_again(parsed, section)
    # What was told comes before what the message alone is likeliest of; that may have been told by a page.
    meant = [parsed["intent"]["name"]] if acts(parsed) else []
    ranked = [one["name"] for one in parsed["intent_ranking"] if one["confidence"] >= _WORTH_TELLING]
    likely = [name for name in ranked if name in talk.told] + meant
    told = next((name for name in likely if known(name).wish == "tells" or _is_told_to_all(name, talk)), "")
    if told:
        # What was told last is asked about as that.
        return meaning(parsed, told) if told != talk.subject and not talk.asked else None
    only = len({one["passage"] for one in talk.sections}) == 1 and _THING.search(text)
    return _with_section_again(parsed, talk.sections[0]) if only else None


def _is_told_to_all(intent: str, talk: Talk) -> bool:
    """Whether what may be worked out of an order was told without one: "do you match other shops" of no order."""
    begun = begun_with_order().get(intent, "")
    return begun in begun_by() and begun_by()[begun] not in talk.kinds and intent in talk.told


def _named_section(text: str, talk: Talk) -> "dict[str, str] | None":
    """Return the section of the help pages that was told and has a word of the message in its name; None for none."""
    words = _stems(text) - _ASKING
    return next((one for one in talk.sections if words & _stems(one["passage"].partition("#")[2])), None)


def _with_section_again(parsed: "dict[str, Any]", section: "dict[str, str]") -> "dict[str, Any]":
    page = surely(HELP_PAGE, parsed)
    for name, value in section.items():
        page = with_entity(page, name, value)
    return page


def _stems(text: str) -> "set[str]":
    return {word[:_STEM] for word in _LONG_WORDS.findall(text.lower())}


def _begins(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return the intent of the wish that a message begins by what was told last; "" where it begins none so."""
    if talk.offers and _takes_up(parsed, text, talk):
        return talk.offers if talk.offers in begun_by() else _YES if talk.offers == _PERSON else ""
    if talk.offers in begun_by() and acts(parsed) and parsed["intent"]["name"] == talk.offers and _orders(text):
        # "Cancel it so that I order anew with the code" is what was offered, and why.
        return "" if names(parsed, CLAIMS) else talk.offers
    if talk.offers == _CANCEL and phrasing().asks_to_cancel.search(text) and not (talk.asked or names(parsed, CLAIMS)):
        return _CANCEL
    if _says_where_to(parsed, text, talk):
        return _ADDRESS
    if _asks_for_another_size(parsed, text, talk):
        return _EXCHANGE
    stops = _cancels(parsed, text, talk) or _gives_up_one(parsed, text, talk) or _wants_it_no_more(parsed, text, talk)
    return _CANCEL if stops else ""


def _says_where_to(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message is an address, or says only where what is awaited is to go: "to the office please"."""
    if not talk.of_order or talk.asked or names(parsed, CLAIMS):
        return False
    # Nobody writes an address for nothing: it is read back before anything is done.
    awaited = is_of_wish(talk) and talk.kind in _AWAITED and talk.state in _NOT_THERE
    return phrasing().is_an_address(text) or (awaited and phrasing().only_a_place.fullmatch(text) is not None)


def _asks_for_another_size(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether another size or colour is asked for of what an order has that was told of: "do you have it in a 9"."""
    of_order = talk.of_order and not (talk.of_product or talk.asked) and is_of_wish(talk)
    named = names(parsed, _SIZE_OR_COLOUR) and not names(parsed, {*CLAIMS, _PRODUCT}) and not names_kind(text)
    like_it = parsed["intent"]["name"] in _OF_ANOTHER_SIZE or not acts(parsed)
    asks = phrasing().is_question(text)
    return (
        of_order and named and like_it and asks and _IT.search(text) is not None and len(text.split()) <= ONE_SENTENCE
    )


def _orders(text: str) -> bool:
    """Whether a message asks nothing: "can you cancel it" and "do that" are orders."""
    orders = _REQUESTS.match(text) is not None or phrasing().says_yes_to_it(text)
    return orders or not phrasing().is_question(text)


def _cancels(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether the order that was told of is to be cancelled, whatever stands beside it: "no waiting, cancel it"."""
    if not talk.of_order or talk.asked or not _orders(text) or names(parsed, CLAIMS):
        return False
    if talk.kind in _AWAITED and phrasing().waits_no_more(text):
        return len(text.split()) <= _ONE_STORY
    beside = {_CANCEL_KIND, *known_procedures()[_CANCEL_KIND].covers, talk.kind}
    # "No. Cancel it" says no to what was offered.
    kin = not acts(parsed) or parsed["intent"]["name"] in {*_ANGER, "deny"} or kind_of(parsed) in beside
    return kin and bool(phrasing().cancels.search(text)) and len(text.split()) <= _ONE_STORY


def _wants_it_no_more(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether what was told to be still on its way, or here, is not wanted any more."""
    awaited = (
        talk.of_order and talk.kind in _AWAITED and talk.state in _NOT_THERE and is_of_wish(talk) and not talk.asked
    )
    declines = talk.offers == _PERSON and phrasing().no.match(text) is not None
    if not awaited or declines or phrasing().is_question(text) or names(parsed, CLAIMS):
        return False
    return len(text.split()) <= ONE_SENTENCE and phrasing().no_longer_wanted.search(text) is not None


def _says_why_it_goes_back(text: str, talk: Talk) -> bool:
    """Whether a message gives why a thing goes back, right after that was told: it takes nothing back."""
    told = talk.kind == _GOES_BACK and talk.of_order and is_of_wish(talk) and talk.takes != "yes_no"
    return told and phrasing().gives_a_reason(text)


def _instead(parsed: "dict[str, Any]", text: str, talk: Talk) -> str:
    """Return the intent of the wish that takes the place of the one which is asked about; "" where none does."""
    if _wants_money_instead(parsed, text, talk):
        return _RETURN
    # "The boots pinch" may be a fault; "a size up?" tells that it is none.
    of_a_fit = talk.kind == _FAULT and bool(talk.asked) and not acts(parsed) and names(parsed, {"size_step"})
    return _EXCHANGE if of_a_fit and not names(parsed, CLAIMS) else ""


def _wants_money_instead(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether money is wanted after all, and no other size or colour: "no wait, money rather"."""
    of_another = talk.kind in _ANOTHER_ONE or (talk.kind == _ABOUT and talk.state == _DELIVERED)
    of_another = of_another and talk.of_order and is_of_wish(talk)
    if not of_another or phrasing().is_question(text) or names(parsed, CLAIMS):
        return False
    return len(text.split()) <= ONE_SENTENCE and phrasing().money_instead.search(text) is not None


def _takes_up(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message says yes to what the last answer offered to begin: "do that then"."""
    says_yes = phrasing().says_yes_to_it(text) and not phrasing().no.match(text)
    # "Do that" is no question, as "do you" is.
    other = text.rstrip().endswith("?") or names(parsed, CLAIMS) or is_certain_wish(parsed)
    other = other or (talk.offers == _PERSON and is_why_of_a_rule(text, talk))
    return says_yes and not other and not talk.asked


def _misses_its_money(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message says that money is not there, for which the last answer offered a person: "never saw it"."""
    told_of_money = talk.offers == _PERSON and talk.of_order and talk.state in _PAID_BACK and not talk.asked
    short = len(text.split()) <= _ONE_STORY and not phrasing().is_question(text) and not names(parsed, CLAIMS)
    return told_of_money and short and bool(phrasing().not_there.search(text))


def _denies_its_wish(parsed: "dict[str, Any]", text: str) -> bool:
    """Whether a message is like a wish and only denies it: "please don't cancel it, I still want it"."""
    return not phrasing().is_question(text) and phrasing().denied(kind_of(parsed) or "", text) is not None


def _gives_up_one(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether one of the things that were told of is not wanted."""
    one = talk.of_order and names(parsed, {"position"}) and not is_certain_wish(parsed)
    return bool(one and phrasing().gives_up.search(text))


def _goes_on_to_another(parsed: "dict[str, Any]", text: str, talk: Talk) -> bool:
    """Whether a message takes one wish back for another: "forget it, cancel the order"."""
    found = phrasing().takes_back.search(text)
    rest = text[found.end() :] if found else ""
    other = is_another(parsed, talk) or (
        any(map(phrasing().asks_for, _CLAUSE_ENDS.split(rest)))
        and kind_of(parsed) not in {None, talk.kind}
        and not _denies_its_wish(parsed, text)
    )
    return bool(rest.split()) and other and not phrasing().takes_back.search(rest)


def pointed(parsed: "dict[str, Any]", text: str) -> "dict[str, Any]":
    """Add the entity `position` where the message points at one of several."""
    place = phrasing().place(text)
    return naming(parsed, "position", place) if place else parsed
