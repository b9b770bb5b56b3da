"""Whether what a message is likeliest to want is acted on, though the classifier may be less sure."""

from typing import Any

from bot.understanding.certainty import OUT_OF_SCOPE
from bot.understanding.guessing import has_english_words
from bot.understanding.intents import Intent, known
from bot.understanding.parsed import CLAIMS, intent_of, names
from bot.understanding.procedures import begun_by

_INFORM = "inform"


def is_acted_on(parsed: "dict[str, Any]") -> bool:
    """Whether the likeliest intent is acted on: it is sure, or to be wrong about it costs little."""
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
        or (informs(parsed) and bool(parsed["entities"]))
        or _are_alike(*(known(one["name"]) for one in parsed["intent_ranking"][:2]))
        or names(parsed, intent.sure_with)
        # A number makes it a wish about an order, and its procedure asks before anything is done.
        or (intent.name in begun_by() and names(parsed, CLAIMS))
    )


def only_tells(parsed: "dict[str, Any]") -> bool:
    """Whether the answer is the same for everybody, and not worked out from what the message names.

    A near section of the help pages then replaces the answer, unless the intent is as good as sure: then it is only
    linked to.
    """
    intent = intent_of(parsed)
    return intent.wish == "tells" and (intent.of_products or not names(parsed, intent.sure_with))


def informs(parsed: "dict[str, Any]") -> bool:
    """Whether a message only tells something, such as a number."""
    return bool(parsed["intent"]["name"] == _INFORM)


def _are_alike(likeliest: Intent, rival: "Intent | None" = None) -> bool:
    """Whether it does not matter which it is: "yes, pass me on" is an answer to the offer of a person."""
    return rival is not None and bool(likeliest.alike) and likeliest.alike == rival.alike
