"""What is done about a message, once Rasa's pipeline has said what it may want and how certain that is.

Act on it; ask back with the nearest topics; show a section of the help pages; or say that it was not understood.
"""

import re
from typing import Any

from bot.wishes import Parse, wishes_in

FALLBACK, HELP_PAGE = "nlu_fallback", "help_page"
_OUT_OF_SCOPE = "out_of_scope"
_PRODUCT = "product_question"
# To act on these by mistake costs a short line, less than a question back.
_HARMLESS = frozenset({"greet", "thank", "goodbye", "help", "bot_challenge", "inform"})
# "No, I meant …", "that's not what I asked, …": what follows is the message.
_CORRECTION = re.compile(
    r"^\W*(?:(?:no+|nope|nah|sorry|oops|wait|ah|oh|actually|but)\b[\s,.!-]*)*"
    r"(?:(?:that(?:['’]?s| is|s)? )?not (?:what i (?:meant|mean|asked|wanted|said)|that(?: one)?)\b[\s,.!:-]*"
    r"(?:but\b\s*)?)?"
    r"(?:(?:i|what i) (?:meant|mean|was asking|am asking)(?: was| is)?(?: about| to ask(?: about)?| to say)?\b"
    r"[\s,.:-]*)?",
    re.IGNORECASE,
)
_CORRECTS = re.compile(r"\b(?:meant|mean|asking|not (?:what|that))\b", re.IGNORECASE)
_FEWEST_WORDS = 2


async def understand(text: str, parse: Parse) -> "list[dict[str, Any]]":
    """Return what is to be done about a message: a parse result for each wish, in the order to answer them.

    `parse` is Rasa's `Agent.parse_message`. A result's intent may be `nlu_fallback`; its ranking then holds the topics
    worth asking about, and nothing else where there are none. `help_page` has the entity `passage`, and a wish that
    corrects what was understood before has the entity `correction`.
    """
    meant = _without_correction(text)
    wishes = [decide(wish) for wish in await wishes_in(meant, await parse(meant), parse)]
    if meant == text:
        return wishes
    return [_with_entity(wish, "correction", "yes") for wish in wishes]


def decide(parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` with the intent that is acted on."""
    intent, certainty = parsed["intent"]["name"], parsed["certainty"]
    passage = parsed.get("passage")
    acts = certainty == "act" or (certainty == "ask" and intent in _HARMLESS)
    if passage and not (acts and _has_its_own_answer(parsed)):
        chosen = {"name": HELP_PAGE, "confidence": min(1.0, passage["nearness"])}
        decided = {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]]}
        return _with_entity(decided, "passage", passage["id"])
    if acts:
        return parsed
    fallback = {"name": FALLBACK, "confidence": 1 - parsed["intent"]["confidence"]}
    nearest = parsed["intent_ranking"] if certainty == "ask" else []
    return {**parsed, "intent": fallback, "intent_ranking": [fallback, *nearest]}


def _has_its_own_answer(parsed: "dict[str, Any]") -> bool:
    """Whether there is more to say to this intent than a help page knows: of a product that is named, the catalogue."""
    intent = parsed["intent"]["name"]
    if intent == _PRODUCT:
        return any(entity["entity"] == "product" for entity in parsed["entities"])
    return bool(intent != _OUT_OF_SCOPE)


def _without_correction(text: str) -> str:
    begins = _CORRECTION.match(text)
    if begins is None or not _CORRECTS.search(begins.group()):
        return text
    rest = text[begins.end() :].strip()
    return rest if len(rest.split()) >= _FEWEST_WORDS else text


def _with_entity(parsed: "dict[str, Any]", name: str, value: str) -> "dict[str, Any]":
    return {**parsed, "entities": [*parsed["entities"], {"entity": name, "value": value}]}
