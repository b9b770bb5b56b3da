"""A message that only names something: an order's number or address, or a thing that may be for sale."""

import re

from rasa_sdk import Tracker
from rasa_sdk.events import EventType, FollowupAction
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.answer import Outcome, Reply, TopicAction, Turn, read_turn
from actions.facts import Facts
from actions.procedures.proving import EMAIL, ORDER
from actions.procedures.taking import FORM
from actions.topics.discounts import Discounts
from actions.topics.product_questions import ProductQuestion, StockAvailability
from actions.topics.products import PRODUCTS, ProductSearch
from shop.interface import ShopUnavailable
from shop.search.index import lexicon
from shop.search.wanted import read

_ASKS = re.compile(r"\?|^\W*(?:is|are|does|do|can|will|would|how|whats?|which)\b|\byes ?(?:/|or) ?no\b", re.IGNORECASE)
_CLAIMS, _VARIANTS = frozenset({ORDER, EMAIL, "lacks"}), frozenset({"size", "colour"})


class Inform(TopicAction):
    """Answers a message that only names something."""

    called = "action_inform"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_inform"))

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Go on with the action that can use it, else ask what it is about."""
        turn = read_turn(tracker)
        follows = await self._asked_by(turn)
        return [FollowupAction(follows)] if follows else await super().run(dispatcher, tracker, domain)

    async def _asked_by(self, turn: Turn) -> str | None:
        """Return the action that answers a message which only names something.

        A claim, or the lack of one, is for the form. A size or a colour asks for stock while a product is talked about.
        A thing, "hiking boots size 9", asks whether we have it, and a promo code what it is for.
        """
        if _CLAIMS & turn.entities.keys():
            return FORM
        if _VARIANTS & turn.entities.keys() and turn.slots.get("topic") == PRODUCTS and turn.slots.get("product"):
            return StockAvailability.called
        if "promo_code" in turn.entities:
            return Discounts.called
        if "product" in turn.entities and _VARIANTS & turn.entities.keys():
            return StockAvailability.called
        if "product" in turn.entities and _ASKS.search(turn.text):
            return ProductQuestion.called
        return ProductSearch.called if "product" in turn.entities or await self._names_a_thing(turn.text) else None

    async def _names_a_thing(self, text: str) -> bool:
        """Whether the text names what is sold and nothing else: "a photo of the jacket" is about the photo."""
        try:
            wanted = read(text, lexicon(await self._resources.shop.vocabulary()))
        except ShopUnavailable:
            # Then the bot asks what the message is about.
            return False
        return bool(wanted.kinds) and not wanted.unknown
