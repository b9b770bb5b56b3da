"""What a message with photos means. Rasa sees no photos: here it is told that they are there."""

from typing import Any

from rasa.shared.core.trackers import DialogueStateTracker

from bot.understanding.intents import known
from bot.understanding.parsed import FALLBACK

PHOTO = "send_photo"
_COUNT = "photos"
# "Yes" and "no" do not say what a photo shows either, unless they answer an offer.
_ANSWERS = frozenset({"affirm", "deny"})


def with_photos(
    wishes: list[dict[str, Any]], count: int, tracker: "DialogueStateTracker | None"
) -> list[dict[str, Any]]:
    """Return the `wishes` of a message that came with `count` photos.

    Photos that were asked for are the answer, whatever the words say. Other photos are the subject only where the words
    say little: a number or an address that a form waits for is not little, nor are two wishes.
    """
    slots = tracker.current_slot_values() if tracker else {}
    form = tracker.active_loop_name if tracker else None
    first, *others = wishes
    says_little = not others and _says_little(first["intent"]["name"], slots)
    if _is_asked_for(slots) or (says_little and not (form and first["entities"])):
        intent = {"name": PHOTO, "confidence": 1.0}
        # Of two wishes only the first one's words are kept: the report is what is wanted, and the photos say of what.
        first, others = {**first, "intent": intent, "intent_ranking": [intent, *first["intent_ranking"]]}, []
    count += int(slots.get(_COUNT) or 0)
    return [{**first, "entities": [*first["entities"], {"entity": _COUNT, "value": str(count)}]}, *others]


def _is_asked_for(slots: "dict[str, Any]") -> bool:
    asked = (slots.get("agenda") or {}).get("asked") or {}
    return bool(asked.get("takes") == "photo")


def _says_little(intent: str, slots: "dict[str, Any]") -> bool:
    return intent == FALLBACK or known(intent).says_little or (intent in _ANSWERS and not slots.get("offer"))
