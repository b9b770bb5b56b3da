"""When the bot does not understand: first the nearest topics, then the offer of a person, then the person.

Rasa's own fallback rewinds the conversation and can run an earlier action again.
"""

from rasa_sdk.events import EventType, FollowupAction

from actions.answer import A_PERSON, Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.topics.greeting import STARTS

# The three nearest: with a person they are the four buttons that can be taken in at a glance.
_MOST_TOPICS = 3
_LAST_MISS = 3
_NOT_UNDERSTOOD = "nlu_fallback"
# "Is there anything else?", "no", and "ok" after an answer: understood, though nothing was offered.
_TAKEN_NOTE_OF = {"affirm": "utter_taken_note", "deny": "utter_nothing_more"}
TITLES = {
    "track_order": "Track an order",
    "order_not_received": "Find a late parcel",
    "change_order": "Change an order",
    "change_address": "Change an address",
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
    "price_match": "Ask about a price",
    "damaged_item": "Report a damaged item",
    "product_question": "Ask about a product",
    "product_search": "Find a product",
    "stock_availability": "See what is in stock",
    "place_order": "Place an order",
    "payment_methods": "See how to pay",
    "payment_failed": "Fix a failed payment",
    "billing_problem": "Report a wrong charge",
    "invoice_request": "Get an invoice",
    "login_problem": "Get help signing in",
    "password_reset": "Reset a password",
    "create_account": "Create an account",
    "update_account": "Change my details",
    "delete_account": "Delete my account",
    "membership": "Ask about membership",
    "newsletter": "Change the newsletter",
    "website_problem": "Report a website fault",
    "contact_info": "See contact details",
    "complaint": "Make a complaint",
    "safety_issue": "Report a danger",
}


class Fallback(TopicAction):
    """Says that it did not understand. The second time in a row it offers a person, the third time it hands over.

    A yes or no to nothing is no miss, unless it follows one.
    """

    called = "action_fallback"

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        # Where no rule applied either, Rasa has to be told to go on with the form.
        goes_on = [FollowupAction(turn.form)] if turn.form and not outcome.leaves_form else []
        return [*super().events(turn, outcome), *goes_on]

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        misses = self._misses(turn)
        if misses == 1 and turn.intent in _TAKEN_NOTE_OF and not turn.form:
            return Outcome(Reply(_TAKEN_NOTE_OF[turn.intent], {"name": turn.name}), {"misses": None})
        if misses == _LAST_MISS:
            return hand_over(turn, "unsure")
        counted, variables, in_form = {"misses": str(misses)}, {"name": turn.name}, turn.form and not turn.corrects
        if misses > 1:
            again = "utter_fallback_again_in_form" if in_form else "utter_fallback_again"
            return Outcome(Reply(again, variables), counted, offers_person=True)
        if in_form:
            return Outcome(Reply("utter_fallback_in_form", variables, (A_PERSON,)), counted)
        topics = nearest(turn)
        if not topics:
            return Outcome(Reply("utter_fallback", variables, STARTS), counted)
        return Outcome(Reply("utter_fallback_nearest", variables, (*topics, A_PERSON)), counted)

    def _misses(self, turn: Turn) -> int:
        """Count this miss and those right before it; who corrects the bot has not been missed before."""
        in_a_row = self.called in turn.ran_before and not turn.corrects
        return 1 + int(turn.slots.get("misses") or 0) * in_a_row


class OutOfScope(TopicAction):
    """Says that something is beyond it, and what is not."""

    called = "action_out_of_scope"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_out_of_scope", {"name": turn.name}, STARTS))


def nearest(turn: Turn) -> tuple[Option, ...]:
    """Return the topics that what was said comes near to; none where it comes near to nothing, or was understood."""
    if turn.intent != _NOT_UNDERSTOOD:
        return ()
    return tuple(Option(TITLES[intent], intent) for intent in turn.ranking if intent in TITLES)[:_MOST_TOPICS]
