"""How often an answer has been given in this bot session. One that did not help twice will not help the third time."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from actions.turn import Outcome, Reply

THE_LAST = 3  # the first answers, the second says it in other words, the third goes on to a person
# Rasa stores the slot with every answer, and a shopper who asks again after twenty other answers is not going in
# circles.
_MAX_KEPT = 20


def count_answer(
    given: Any,  # noqa: ANN401  # a slot's value
    reply: Reply,
    read_on: str | None = None,
) -> tuple[int, Mapping[str, int]]:
    """Return how often `reply` has been given, this time included, and the new value of `answers_given`.

    Two answers are the same if response, variables, cards and the linked section of the help pages are, whatever the
    wording. Only a digest is kept: the answer may be about somebody's order.
    """
    said = json.dumps([reply.response, dict(reply.variables), dict(reply.custom), read_on], sort_keys=True, default=str)
    answer = hashlib.sha256(said.encode()).hexdigest()[:12]
    before: dict[str, int] = dict(given or {})
    times = before.pop(answer, 0) + 1
    kept = [*before.items(), (answer, times)][-_MAX_KEPT:]
    return times, dict(kept)


def once_more(outcome: Outcome) -> Outcome:
    """Offer a person below an answer that the shopper has just had; not where it offers or asks something itself."""
    if outcome.offers_person or outcome.reply.options or outcome.before or outcome.slots.get("offer"):
        return outcome
    return replace(outcome, before=outcome.reply, reply=Reply("utter_said_again"), offers_person=True)
