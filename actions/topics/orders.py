"""Orders: the form that asks for number and e-mail address, the proof, and what is told once it is given.

Slots are what the shopper claims. Only `Proofs` says whether they may see an order.
"""

from datetime import date
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecutionRejected, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.action import NamedAction
from actions.answer import Outcome, Reply, TopicAction, Turn, broken, log_failure, read_turn, shop_down
from actions.facts import Facts
from actions.intents import known_intents
from actions.phrases import say
from actions.topics.damaged import await_photo
from actions.topics.products import PRODUCTS, ProductSearch, StockAvailability
from actions.wording import day
from shop.cards import order_card
from shop.clock import utc_now
from shop.interface import Order, OrderState, Parcel, ShopUnavailable
from shop.keys import email_key
from shop.proof import Proved, TooManyTries
from shop.search.index import lexicon
from shop.search.wanted import read

FORM = "order_form"
# Intents that fill the form, besides those that begin it. Any other intent changes the subject: it is answered, and the
# form goes on.
_FILLS_FORM = frozenset({"inform", "affirm", "nlu_fallback"})
# More than these would fill the screen, and Rasa takes ten steps a turn.
_MAX_AT_ONCE = 3
_CLAIMS, _VARIANTS = frozenset({"order_number", "email"}), frozenset({"size", "colour"})
_TOLD = {
    OrderState.PROCESSING: "utter_order_processing",
    OrderState.SHIPPED: "utter_order_shipped",
    OrderState.PARTLY_SHIPPED: "utter_order_partly_shipped",
    OrderState.DELAYED: "utter_order_delayed",
    OrderState.DELIVERED: "utter_order_delivered",
    OrderState.CANCELLED: "utter_order_cancelled",
    OrderState.RETURNED: "utter_order_returned",
}
# States in which something may be wrong that only a person can mend.
_MAY_NEED_PERSON = frozenset({OrderState.DELAYED, OrderState.DELIVERED})


class ValidateOrderForm(NamedAction):
    """Fills the form: Rasa calls it when the form begins, when it goes on, and after another subject.

    Sets `order_check` once number and address are compared: proven, tries, unavailable or broken. It stays empty after
    a refusal, so that the form asks for a correction. Nothing is asked where the merchant wants people to answer, nor
    of a shopper who lacks the number or the address (`lacks`). Of several orders the first is looked up, and the others
    wait in `other_orders`.
    """

    called = "validate_order_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Return the slots as they now stand; see rasa-sdk's Action."""
        del dispatcher, domain
        try:
            return await self._filled(read_turn(tracker))
        except ShopUnavailable:
            return [SlotSet("order_check", "unavailable")]
        except Exception as problem:  # noqa: BLE001  # nothing may be raised out of an action, see actions/answer.py
            log_failure(self.called, problem)
            return [SlotSet("order_check", "broken")]

    async def _filled(self, turn: Turn) -> list[EventType]:
        requested = turn.slots.get("requested_slot")
        lacks = turn.entities.get("lacks") not in {None, *turn.entities}
        if not lacks and requested is not None and not _fills_form(turn.intent) and set(turn.ran) <= {FORM}:
            return [ActionExecutionRejected(FORM)]
        if turn.intent in self._resources.facts.now().always_human:
            return [SlotSet("requested_slot", None)]
        if lacks:
            return await self._lacking(turn)
        if requested is not None and not _CLAIMS & turn.entities.keys():
            return []
        return [*await self._looked_up(turn, begins=requested is None), *_others(turn)]

    async def _lacking(self, turn: Turn) -> list[EventType]:
        """End the form, as it cannot be filled; but a proof of the last half hour still counts."""
        proof = await self._resources.proofs.proven(turn.conversation)
        if proof is not None and turn.slots.get("order_number") in {None, proof.order_number}:
            return await self._looked_up(turn, begins=True)
        return [SlotSet("order_check", "lacks"), SlotSet("requested_slot", None)]

    async def _looked_up(self, turn: Turn, *, begins: bool) -> list[EventType]:
        next_one = OrderStatus.called in turn.ran
        number = turn.orders[0] if turn.orders and not next_one else turn.slots.get("order_number")
        email, check = turn.slots.get("email") or turn.metadata.get("email"), None
        if begins and (next_one or "email" not in turn.entities):
            # A proof holds for half an hour: until then nothing is asked again.
            proof = await self._resources.proofs.proven(turn.conversation)
            if proof is not None and number in {None, proof.order_number}:
                number, email, check = proof.order_number, proof.email, "proven"
            elif proof is not None and number and (next_one or await self._is_of(number, proof.email)):
                email = proof.email
        if number and email and check is None:
            check = await self._compare(turn, number, email)
        return [SlotSet("order_number", number), SlotSet("email", email), SlotSet("order_check", check)]

    async def _is_of(self, number: str, email: str) -> bool:
        """Whether the order is the same buyer's; for anybody else's the address is asked, which costs no try."""
        order = await self._resources.shop.order(number)
        return order is not None and email_key(order.email) == email_key(email)

    async def _compare(self, turn: Turn, number: str, email: str) -> str | None:
        outcome = await self._resources.proofs.prove(
            self._resources.shop, turn.conversation, number, email, turn.turn_id
        )
        if isinstance(outcome, Proved):
            return "proven"
        return "tries" if isinstance(outcome, TooManyTries) else None


class OrderStatus(TopicAction):
    """Ends the form: tells about the proven order, or why it cannot."""

    called = "action_order_status"
    topic = "orders"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        match turn.slots.get("order_check"):
            case "proven":
                return await self._told(turn, facts)
            case "tries":
                return Outcome(Reply("utter_order_tries"), {"order_number": None, "email": None}, offers_person=True)
            case "lacks":
                slots = {"email": None, "order_check": None, "other_orders": None}
                return Outcome(Reply("utter_order_lacks"), slots, offers_person=True)
            case "unavailable":
                return shop_down()
            case _:
                return broken()

    async def _told(self, turn: Turn, facts: Facts) -> Outcome:
        proof = await self._resources.proofs.proven(turn.conversation)
        order = await self._resources.shop.order(proof.order_number) if proof else None
        if order is None:
            raise LookupError("the proof or its order went away between two steps of one turn")
        reply = Reply(
            _TOLD[order.state],
            order_variables(order, utc_now().astimezone(facts.shop.timezone).date(), facts),
            custom={"cards": [order_card(order)]},
        )
        # The address is forgotten: after half an hour anybody at this screen has to give it again.
        slots: dict[str, Any] = {"order_number": order.number, "email": None, "order_check": None}
        coming: list[str] = turn.slots.get("other_orders") or []
        if coming:
            slots |= {"order_number": coming[0], "other_orders": coming[1:]}
        return Outcome(reply, slots, offers_person=order.state in _MAY_NEED_PERSON)

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        """Go on with the next order, if several were asked about."""
        follows = [FollowupAction(FORM)] if outcome.slots.get("other_orders") is not None else []
        return [*super().events(turn, outcome), *follows]


class Inform(TopicAction):
    """Answers a message that only names something: an order's number or address, or a thing that may be for sale."""

    called = "action_inform"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return await_photo() if turn.reports else Outcome(Reply("utter_inform"))

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Go on with the action that can use it, else ask what it is about. An open report takes everything."""
        turn = read_turn(tracker)
        follows = None if turn.reports else await self._asked_by(turn)
        return [FollowupAction(follows)] if follows else await super().run(dispatcher, tracker, domain)

    async def _asked_by(self, turn: Turn) -> str | None:
        """Return the action that answers a message which only names something.

        A claim, or the lack of one, is for the form. A size or a colour asks for stock while a product is talked about.
        A thing, "hiking boots size 9", asks whether we have it.
        """
        if (_CLAIMS | {"lacks"}) & turn.entities.keys():
            return FORM
        if _VARIANTS & turn.entities.keys() and turn.slots.get("topic") == PRODUCTS and turn.slots.get("product"):
            return StockAvailability.called
        return ProductSearch.called if "product" in turn.entities or await self._names_a_thing(turn.text) else None

    async def _names_a_thing(self, text: str) -> bool:
        """Whether the text names what is sold and nothing else: "a photo of the jacket" is about the photo."""
        try:
            wanted = read(text, lexicon(await self._resources.shop.vocabulary()))
        except ShopUnavailable:
            # Then the bot asks what the message is about.
            return False
        return bool(wanted.kinds) and not wanted.unknown


class LeaveOrder(TopicAction):
    """Leaves the form politely."""

    called = "action_leave_order"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_leave_order"), leaves_form=True)


def _fills_form(intent: str) -> bool:
    known = known_intents().get(intent)
    return intent in _FILLS_FORM or (known is not None and known.form == FORM)


def _others(turn: Turn) -> list[EventType]:
    """Remember the orders that this message names after the first, for the answers to come."""
    if not turn.orders or OrderStatus.called in turn.ran:
        return []
    others = list(turn.orders[1:_MAX_AT_ONCE])
    return [SlotSet("other_orders", others)] if others or turn.slots.get("other_orders") else []


def order_variables(order: Order, today: date, facts: Facts) -> dict[str, str]:
    """Return what fills the responses about an order."""
    return {
        "number": order.number,
        "placed": day(order.placed_on, today, facts.shop),
        "arrival": " ".join(_arrival(parcel, today, facts) for parcel in order.parcels),
        "tracking": " ".join(map(_tracking, order.parcels)),
        "note": order.note or "",
    }


def _arrival(parcel: Parcel, today: date, facts: Facts) -> str:
    if parcel.delivered_on:
        return say("arrived", day=day(parcel.delivered_on, today, facts.shop))
    if parcel.expected_on:
        return say("arrives", day=day(parcel.expected_on, today, facts.shop))
    return say("no_day_named", carrier=parcel.carrier)


def _tracking(parcel: Parcel) -> str:
    return say("tracking", number=parcel.tracking_number, carrier=parcel.carrier)
