"""Paying: what is taken, what to do when it fails or is wrong, and invoices."""

import re
from collections.abc import Sequence

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts, PaymentMethod
from actions.wording import listed


class PaymentMethods(TopicAction):
    """Says which ways of paying are taken; where one is named, first whether that one is."""

    called = "action_payment_methods"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        payments = facts.payments
        variables = {
            "name": turn.name,
            "about_it": _about(turn.text, facts),
            "methods": listed([method.name for method in payments.taken], facts.shop),
            "security": payments.security,
        }
        return Outcome(Reply("utter_payment_methods", variables))


class PaymentFailed(TopicAction):
    """Says what helps, and what becomes of money that left an account all the same."""

    called = "action_payment_failed"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "hold_days": str(facts.payments.hold_days)}
        return Outcome(Reply("utter_payment_failed", variables), offers_person=True)


class BillingProblem(TopicAction):
    """Says what may explain a wrong charge; only a person can see and mend it."""

    called = "action_billing_problem"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "hold_days": str(facts.payments.hold_days)}
        return Outcome(Reply("utter_billing_problem", variables), offers_person=True)


class InvoiceRequest(TopicAction):
    """Says where the invoice is; a person makes another, or corrects it."""

    called = "action_invoice_request"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "invoice": facts.payments.invoice}
        return Outcome(Reply("utter_invoice_request", variables), offers_person=True)


def _about(text: str, facts: Facts) -> str:
    """Say yes or no to the ways of paying that are named; nothing where none is."""
    taken = [method.name for method in _named(text, facts.payments.taken)]
    refused = [method.name for method in _named(text, facts.payments.not_taken)]
    yes = f"Yes, we take {listed(taken, facts.shop)}." if taken else ""
    no = f"We do not take {listed(refused, facts.shop)}." if refused else ""
    return f"{no} {yes}".strip()


def _named(text: str, methods: Sequence[PaymentMethod]) -> list[PaymentMethod]:
    return [method for method in methods if any(_says(text, name) for name in (method.name, *method.also))]


def _says(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE) is not None
