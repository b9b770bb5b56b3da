"""What the parts of this package ask of a parse result, as Rasa's pipeline and the classifier put it out."""

import re
from collections.abc import Collection
from typing import Any

from bot.understanding.intents import Intent, known

# What says which of an item is meant, and not what is wanted of it.
OF_AN_ITEM = frozenset({"size", "colour"})
# What tells which order is meant, and whose.
CLAIMS = frozenset({"order_number", "email"})
AS_GOOD_AS_SURE = 0.96
FALLBACK = "nlu_fallback"
"""The intent of what was not understood."""


def acts(parsed: "dict[str, Any]") -> bool:
    """Whether the likeliest intent is certain enough to act on."""
    return bool(parsed.get("certainty") == "act")


def intent_of(parsed: "dict[str, Any]") -> Intent:
    """Return what is known of the likeliest intent."""
    return known(parsed["intent"]["name"])


def names(parsed: "dict[str, Any]", entities: "Collection[str]") -> bool:
    """Whether one of `entities` was found."""
    return any(entity["entity"] in entities for entity in parsed["entities"])


def with_entity(parsed: "dict[str, Any]", name: str, value: str) -> "dict[str, Any]":
    """Return `parsed` with one more entity."""
    return {**parsed, "entities": [*parsed["entities"], {"entity": name, "value": value}]}


def without_entities(parsed: "dict[str, Any]", text: str, entities: "Collection[str]") -> str:
    """Return `text` with blanks where those of `entities` stand that were found in it."""
    for entity in parsed["entities"]:
        if entity["entity"] in entities and entity.get("end"):
            start, end = entity["start"], entity["end"]
            text = text[:start] + " " * (end - start) + text[end:]
    return text


def without_claims(text: str) -> str:
    """Return a message without an order's number and an address; "what is in 1042" asks what is in it."""

    def instead(claim: "re.Match[str]") -> str:
        return " it " if _OF_IT.search(text[: claim.start()]) and "@" not in claim[0] else " "

    return " ".join(_CLAIM.sub(instead, text).split()).strip(" ,;:.-/")


# A number and an address, with the words that only say what they are.
_CLAIM = re.compile(
    r"(?:\b(?:(?:my|the|and|is|it's)\W+)*\b(?:order|parcel|number|no|nr|e-?mail|mail|address)\b\W*(?:is|was|:)?\W*)*"
    r"(?:\S+@\S+|#?\b[a-z]{0,4}-?\d{4,}\b)",
    re.IGNORECASE,
)
# What an order's number stands behind as a thing does.
_OF_IT = re.compile(
    r"\b(?:in|of|for|on|with|from|about|under|was|is|are|were|did|has|will|return|cancel|stop|send|want)\s+"
    r"(?:my |the )?$",
    re.IGNORECASE,
)


def surely(intent: str, parsed: "dict[str, Any]") -> "dict[str, Any]":
    """Return `parsed` as a message that wants `intent` for certain."""
    chosen = {"name": intent, "confidence": 1.0}
    return {**parsed, "intent": chosen, "intent_ranking": [chosen, *parsed["intent_ranking"]], "certainty": "act"}
