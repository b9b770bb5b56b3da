"""When the bot does not understand: first the nearest topics, then the offer of a person, then the person.

Rasa's own fallback rewinds the conversation and can run an earlier action again.
"""

import re
from dataclasses import replace
from functools import cache

from rasa_sdk.events import EventType, FollowupAction

from actions.answer import Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.intents import a_person, starts, titled_of, topics_near
from actions.procedures.settled import settled_reply, settled_words
from actions.reasons import HandoffReason
from actions.talk_expressions import TALK
from settings.files import read_yaml

# The three nearest: with a person they are the four buttons that can be taken in at a glance.
_MAX_TOPICS = 3
_LAST_MISS = 3
_NOT_UNDERSTOOD = "nlu_fallback"
_ANSWERS = frozenset({"affirm", "deny"})
# The actions that say what a person has settled instead of their own answer, once.
_NOTHING_TO_SAY = frozenset({"action_fallback", "action_out_of_scope"})


class Fallback(TopicAction):
    """Says that it did not understand. The second time in a row it offers a person, the third time it hands over.

    A yes or no that answers no question is no miss, unless it follows one.
    """

    called = "action_fallback"

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        # Where no rule applied either, Rasa has to be told to go on with the form.
        goes_on = [FollowupAction(turn.form)] if turn.form and not outcome.leaves_form else []
        return [*super().events(turn, outcome), *goes_on]

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return _of_what_was_settled(turn) or self._missed(turn)

    def _missed(self, turn: Turn) -> Outcome:
        misses = self._misses(turn)
        if misses == 1 and turn.intent in _ANSWERS and not turn.form:
            return replace(_to_nothing(turn), slots={"misses": None})
        if misses == _LAST_MISS:
            return hand_over(turn, HandoffReason.UNSURE)
        counted, in_form = {"misses": str(misses)}, turn.form and not turn.corrects
        if misses > 1:
            again = "utter_fallback_again_in_form" if in_form else "utter_fallback_again"
            return Outcome(Reply(again), counted, offers_person=True)
        if in_form:
            return Outcome(Reply("utter_fallback_in_form", options=(a_person(),)), counted)
        topics = nearest(turn)
        if not topics:
            return Outcome(Reply("utter_fallback", options=starts()), counted)
        return Outcome(Reply("utter_fallback_nearest", options=(*topics, a_person())), counted)

    def _misses(self, turn: Turn) -> int:
        """Count this miss and those right before it; a correction begins the count again."""
        in_a_row = self.called in turn.ran_before and not turn.corrects
        return 1 + int(turn.slots.get("misses") or 0) * in_a_row


class OutOfScope(TopicAction):
    """Says that the bot cannot help with this, and with what it can."""

    called = "action_out_of_scope"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return _of_what_was_settled(turn) or Outcome(Reply("utter_out_of_scope", options=starts()))


def _of_what_was_settled(turn: Turn) -> Outcome | None:
    """Say what a person has settled, where nothing else has been talked of since: "what did we agree again"."""
    talked_of_else = turn.form or turn.slots.get("topic") or _NOTHING_TO_SAY & {*turn.ran_before}
    if not settled_words(turn) or talked_of_else:
        return None
    return Outcome(settled_reply(turn), offers_person=True)


def _to_nothing(turn: Turn) -> Outcome:
    """Answer a yes or a no that no question is open for. A yes is asked what to, with what was last talked about."""
    if turn.intent == "deny":
        return Outcome(Reply("utter_nothing_more"))
    if turn.text and not _yes().search(turn.text):
        return Outcome(Reply("utter_taken_note"))
    talked_of = titled_of(turn.slots.get("topic"))[:_MAX_TOPICS]
    return Outcome(Reply("utter_yes_to_what", options=(*talked_of, a_person()) if talked_of else starts()))


@cache
def _yes() -> re.Pattern[str]:
    """Return what says yes to something: "ok" after an answer only takes note of it."""
    yes = read_yaml(TALK)["yes"]
    return re.compile(rf"\b(?:{'|'.join((yes['words'], yes['orders'], *yes['phrases']))})\b", re.IGNORECASE)


def nearest(turn: Turn) -> tuple[Option, ...]:
    """Return the topics nearest to the message; none where nothing is near, or the message was understood."""
    if turn.intent != _NOT_UNDERSTOOD:
        return ()
    return topics_near(turn.ranking)[:_MAX_TOPICS]
