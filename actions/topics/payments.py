"""Ways of paying."""

import re
from collections.abc import Sequence

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts, PaymentMethod
from actions.phrases import say
from actions.wording import listed


class PaymentMethods(TopicAction):
    """Says which ways of paying are taken; where one is named, first whether that one is."""

    called = "action_payment_methods"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_payment_methods", {"about_it": _about(turn.text, facts)}))


def _about(text: str, facts: Facts) -> str:
    """Say yes or no to the ways of paying that are named; nothing where none is."""
    taken = [method.name for method in _named(text, facts.payments.taken)]
    refused = [method.name for method in _named(text, facts.payments.not_taken)]
    yes = say("methods_taken", methods=listed(taken, facts.shop)) if taken else ""
    no = say("methods_not_taken", methods=listed(refused, facts.shop)) if refused else ""
    return f"{no} {yes}".strip()


def _named(text: str, methods: Sequence[PaymentMethod]) -> list[PaymentMethod]:
    return [method for method in methods if any(_says(text, name) for name in (method.name, *method.also))]


def _says(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE) is not None
