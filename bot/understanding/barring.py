"""What bars an intent: a message may be like it, and cannot mean it."""

from collections.abc import Collection
from functools import cache
from typing import Any

from bot.understanding.grave import is_only_allergic, is_only_ill, unnamed_matters
from bot.understanding.intents import known_intents
from bot.understanding.phrasing import phrasing
from bot.understanding.procedures import begun_by
from bot.understanding.talk import Talk
from bot.understanding.wishes import Parse

_SAFETY, _WRAPPING = "safety_issue", "gift_options"
# What somebody who tells that it has come does not want.
NOT_THERE_YET = frozenset({"order_not_received", "track_order", "delivery_time"})
# In so few words nobody tells of a danger that is not plain to see.
_FEW = 4


def barred_intents(text: str, whole: "dict[str, Any]", talk: Talk) -> "set[str]":
    """Return the intents that the message is only like."""
    barred = set(unnamed_matters(text, {one["name"]: one["confidence"] for one in whole["intent_ranking"]}))
    if is_only_allergic(text) or is_only_ill(text):
        barred.add(_SAFETY)
    denied = phrasing().denied(begun_by().get(whole["intent"]["name"], ""), text)
    if denied and phrasing().asks_for(denied.strip(" ,.;:")):
        # "Don't cancel it, change the size": what comes after is meant.
        barred.add(whole["intent"]["name"])
    if phrasing().has_arrived(text):
        barred |= NOT_THERE_YET
    if phrasing().packaging_gone.search(text):
        barred.add(_WRAPPING)
    if talk.said and whole["certainty"] != "act" and phrasing().goes_on.match(text) and len(text.split()) <= _FEW:
        # "And the dryer" goes on about the washing.
        barred |= _grave_intents()
    return barred


def out_of_question(text: str) -> "set[str]":
    """Return the intents that a message cannot have, whatever it is like: nobody is called before anything is wrong."""
    if not phrasing().sets_scene(text):
        return set()
    return {intent.name for intent in known_intents().values() if intent.hands_over}


@cache
def _grave_intents() -> "frozenset[str]":
    return frozenset(intent.name for intent in known_intents().values() if intent.grave)


def without(barred: "Collection[str]", parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` without intents that the message is only like: the next is sure of nothing."""
    ranking = [one for one in parsed["intent_ranking"] if one["name"] not in barred]
    if parsed["intent"]["name"] not in barred or not ranking:
        return parsed
    return {**parsed, "intent": ranking[0], "intent_ranking": ranking, "certainty": "ask"}


def never(barred: "Collection[str]", parse: Parse) -> Parse:
    """Return `parse` as one that never finds the barred intents."""

    async def parse_without(text: str) -> "dict[str, Any]":
        return without({*barred, *out_of_question(text)}, await parse(text))

    return parse_without
