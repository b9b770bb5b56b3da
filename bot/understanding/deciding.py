"""What is done about one wish, once Rasa's pipeline has said what it may be and how certain that is.

Act on it; ask back with the nearest topics; show a section of the help pages; or say that it was not understood.
"""

from typing import Any

from bot.understanding.acting import informs, is_acted_on, only_tells
from bot.understanding.beside_claims import says_more
from bot.understanding.goods import is_of_goods, likely_about_goods, tells_of_nothing
from bot.understanding.intents import known
from bot.understanding.pages import (
    NEAR,
    NEAR_ALONE,
    READ_ON,
    near_enough,
    of_page,
    page_outdoes,
    page_says_more,
    with_page,
    with_section,
)
from bot.understanding.parsed import CLAIMS, FALLBACK, intent_of, names, surely, with_entity
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import (
    begun_by,
    begun_by_words,
    begun_with_number,
    begun_with_order,
    keeps_its_answer,
    told_by,
)
from bot.understanding.talk import NOTHING_SAID, Talk
from bot.understanding.wishes import tracks

_ABOUT, _TRACK = "about_order", "track_order"
# Of a message that names an order, one of so many intents is most likely meant.
_LIKELY = 3
# A less likely topic is not worth reading its button.
_WORTH_A_BUTTON = 0.05
_WORTH_BEGINNING = 0.4


def decide(parsed: "dict[str, Any]", talk: Talk = NOTHING_SAID) -> "dict[str, Any]":
    """Return `parsed` with the intent that is acted on; see `understand`."""
    parsed = _by_its_words(parsed)
    if told := _begun_by_words(parsed, talk):
        return surely(told, parsed)
    if page_outdoes(parsed, talk):
        return of_page(parsed)
    nearness = (parsed.get("passage") or {}).get("nearness", 0)
    about_goods = likely_about_goods(parsed, parsed["text"])
    # "Do you gift wrap" names nothing that is sold, and a page is about it.
    if about_goods and (nearness < NEAR or is_of_goods(surely(about_goods, parsed), talk.of_product)):
        parsed = surely(about_goods, parsed)
    if nearness >= NEAR_ALONE and is_acted_on(parsed) and is_of_goods(parsed, talk.of_product):
        return with_page(parsed)
    return _decided(parsed, talk)


def _by_its_words(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` with the wish whose own words it has, where those of the likeliest are missing.

    It is one that is answered alike ("the mat was missing", taken for damaged), or, of an order that is named and a
    message that is not sure, one of the likeliest: "1042 had a mug instead of the cap".
    """
    best, text, alike = parsed["intent"], parsed["text"], intent_of(parsed).alike
    if _has_its_words(best["name"], text):
        return parsed
    ranked = [one["name"] for one in parsed["intent_ranking"]]
    others = [name for name in ranked if alike and known(name).alike == alike] if told_by(best["name"]) else []
    if parsed["certainty"] == "ask" and names(parsed, CLAIMS):
        others += ranked[:_LIKELY]
    said = next((name for name in others if _has_its_words(name, text)), None)
    if said is None:
        return parsed
    chosen = {**best, "name": said}
    return {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]]}


def _has_its_words(intent: str, text: str) -> bool:
    """Whether a text has words that tell of the wish which the intent begins."""
    words = told_by(intent)
    return words is not None and words.search(text) is not None


def _decided(parsed: "dict[str, Any]", talk: Talk) -> "dict[str, Any]":
    passage = parsed.get("passage")
    if passage and passage["nearness"] >= near_enough(parsed, talk):
        return of_page(parsed)
    if is_acted_on(parsed) and not tells_of_nothing(parsed, talk.of_product):
        if begins := _begins(parsed, talk):
            return surely(begins, parsed)
        if passage and passage["nearness"] >= NEAR and only_tells(parsed):
            linked = with_section(READ_ON, parsed)
            return linked if page_says_more(parsed) else with_entity(linked, "only_linked", "yes")
        return parsed
    of_order = parsed["intent"]["name"] if _makes_sure(parsed) else _of_an_order(parsed)
    if of_order is not None:
        return surely(of_order, parsed)
    return _not_understood(parsed)


def _makes_sure(parsed: "dict[str, Any]") -> bool:
    """Whether a message makes sure of what is told to all, though nobody would act on it alone."""
    of_all = bool(intent_of(parsed).wish) and intent_of(parsed).name not in begun_by()
    return of_all and parsed["certainty"] == "ask" and bool(phrasing().made_sure_of(parsed["text"]))


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
    more = says_more(parsed) or _asks_where(parsed)
    if informs(parsed) and not talk.asked and talk.subject not in begun_with_order() and more:
        return _TRACK if tracks(parsed["text"]) else _ABOUT
    of_this = talk.of_order and not phrasing().supposes.search(parsed["text"])
    begun = begun_with_number() if names(parsed, CLAIMS) else begun_with_order() if of_this else {}
    begins = begun.get(parsed["intent"]["name"], "")
    return "" if begins and keeps_its_answer(begins, parsed["text"]) else begins


def _asks_where(parsed: "dict[str, Any]") -> bool:
    """Whether a message asks where an order is that it names, though its number may outweigh that: "where is 1042"."""
    asks = phrasing().is_question(parsed["text"]) and tracks(parsed["text"])
    return asks and names(parsed, {"order_number"})


def _begun_by_words(parsed: "dict[str, Any]", talk: Talk) -> str:
    """Return the intent of the procedure that a message begins by its words."""
    likely = parsed["intent"]["name"] if parsed["certainty"] == "act" else ""
    return begun_by_words(likely, parsed["text"], numbered=talk.of_order or names(parsed, CLAIMS))


def _of_an_order(parsed: "dict[str, Any]") -> "str | None":
    """Return the likeliest wish about an order where one is named: its procedure asks before anything is done."""
    if not names(parsed, CLAIMS):
        return None
    # Where nothing is certain at all, no wish is begun on a guess.
    worth = _WORTH_A_BUTTON if parsed["certainty"] != "none" else _WORTH_BEGINNING
    likely = (one["name"] for one in parsed["intent_ranking"][:_LIKELY] if one["confidence"] >= worth)
    wishes = (begun_with_number().get(name, name) for name in likely if name in {*begun_by(), *begun_with_number()})
    if (parsed["intent"]["name"] == _TRACK and tracks(parsed["text"])) or (informs(parsed) and _asks_where(parsed)):
        return _TRACK
    # A number with nothing that is understood: what is in the order, and what can be done with it.
    return next(wishes, _ABOUT if names(parsed, {"order_number"}) and not informs(parsed) else None)
