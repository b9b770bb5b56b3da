"""When the bot does not understand: the nearest topics and a person; the second time in a row, the person.

Rasa's own fallback rewinds the conversation and can run an earlier action again.
"""

from rasa_sdk.events import EventType, FollowupAction

from actions.answer import A_PERSON, Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.greeting import STARTS
from actions.handoff import hand_over

# The three nearest: with a person they are the four buttons that can be taken in at a glance.
_MOST_TOPICS = 3
_TITLES = {
    "track_order": "Track an order",
    "order_not_received": "Find a late parcel",
    "change_order": "Change an order",
    "cancel_order": "Cancel an order",
    "shipping_cost": "See delivery prices",
    "delivery_time": "See delivery times",
    "shipping_options": "See where we deliver",
    "return_policy": "Read the return terms",
    "return_item": "Return an item",
    "refund_request": "Get a refund",
    "refund_status": "Ask about a refund",
    "discounts": "See discounts",
    "promo_code_problem": "Fix a promo code",
    "damaged_item": "Report a damaged item",
}


class Fallback(TopicAction):
    """Says that it did not understand; hands over when that happens twice in a row."""

    called = "action_fallback"

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        # Where no rule applied either, Rasa has to be told to stop, or to go on with the form.
        goes_on = turn.form if turn.form and not outcome.leaves_form else "action_listen"
        return [*super().events(turn, outcome), FollowupAction(goes_on)]

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        if self.called in turn.ran_before:
            return hand_over(turn, "unsure")
        if turn.form:
            return Outcome(Reply("utter_fallback_in_form", {"name": turn.name}, (A_PERSON,)))
        return Outcome(Reply("utter_fallback", {"name": turn.name}, nearest(turn)))


class OutOfScope(TopicAction):
    """Says that something is beyond it, and what is not."""

    called = "action_out_of_scope"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_out_of_scope", {"name": turn.name}, STARTS))


def nearest(turn: Turn) -> tuple[Option, ...]:
    """Return the topics nearest to what was said, and a person."""
    named = [intent for intent in turn.ranking if intent in _TITLES]
    named += [option.intent for option in STARTS if option is not A_PERSON and option.intent not in named]
    return (*(Option(_TITLES[intent], intent) for intent in named[:_MOST_TOPICS]), A_PERSON)


ACTIONS = (Fallback, OutOfScope)
