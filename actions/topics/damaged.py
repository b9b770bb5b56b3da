"""Damaged, defective, wrong and missing items: a report, its photos, and the person who goes on with it.

A photo is never required, and one that was sent already, for whatever reason, is not asked for again.
"""

from typing import Any

from actions.answer import Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import DAMAGED, hand_over
from actions.intents import a_person, button
from actions.phrases import say
from actions.reasons import HandoffReason
from shop.cards import product_card
from shop.interface import ShopUnavailable

_NO_PHOTO = "no_photo"


class DamagedItem(TopicAction):
    """Takes a report: says what the shop offers and asks for a photo, or hands over at once where there is one."""

    called = "action_damaged_item"
    topic = DAMAGED

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if turn.photos:
            return hand_over(turn, HandoffReason.DAMAGE, Reply("utter_damaged_with_photo", _thanks(turn)))
        if turn.reports:
            return await_photo()
        reply = Reply("utter_damaged_item", options=_without(), custom=await self._item(turn, facts))
        return Outcome(reply, {"report": "open", "offer": "photo"})

    async def _item(self, turn: Turn, facts: Facts) -> dict[str, Any]:
        """Show which product was understood, so that a wrong one can be corrected before a person reads it."""
        named = turn.entities.get("product")
        try:
            product = await self._resources.shop.product(named) if named else None
        except ShopUnavailable:
            # The report goes on without its card.
            return {}
        return {"cards": [product_card(product, facts.shop.currency)]} if product else {}


class Photo(TopicAction):
    """Adds a photo to the open report; without a report, asks what the photo shows."""

    called = "action_photo"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if turn.reports:
            return hand_over(turn, HandoffReason.DAMAGE, Reply("utter_photo_added", _thanks(turn)))
        if turn.form:
            return Outcome(Reply("utter_photo_in_form", _thanks(turn)))
        return Outcome(Reply("utter_photo", _thanks(turn), (button("damaged_item"), button("return_item"), a_person())))


class PhotoAwaited(TopicAction):
    """Takes a yes to the question for a photo, and waits for it."""

    called = "action_photo_awaited"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return await_photo()


class NoPhoto(TopicAction):
    """Hands the report over without a photo."""

    called = "action_no_photo"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return hand_over(turn, HandoffReason.DAMAGE)


def await_photo() -> Outcome:
    """Add the message to the report and go on waiting for its photo."""
    return Outcome(Reply("utter_photo_awaited", options=_without()), counts=False)


def _without() -> tuple[Option, ...]:
    """Return the buttons that go on without a photo. "ask_human" would not know what is being reported."""
    return button(_NO_PHOTO), Option(a_person().title, _NO_PHOTO)


def _thanks(turn: Turn) -> dict[str, str]:
    return {"photos": say("one_photo" if turn.photos == 1 else "several_photos")}
