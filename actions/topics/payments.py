"""Paying: which ways are taken, when the money is, and invoices."""

import re
from collections.abc import Sequence

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts, PaymentMethod
from actions.phrases import say
from actions.wording import listed

_WHEN = re.compile(
    r"\b(?:at what point|before or after|pay (?:before|after|first|upfront|up front)|pending|gone off my)\b"
    r"|\bwhen\b[^.?!]{0,30}\b(?:charged?|billed|tak(?:e|en)|debited|pay|leave)\b|\b(?:charged?"
    r"|billed) (?:straight|right) ?away\b"
    r"|\b(?:charge|take|debit|bill)\w*\b[^.?!]{0,30}\b(?:before|until|now|immediately|straight away|at once|when)\b",
    re.IGNORECASE,
)
_SAFE = re.compile(
    r"\b(?:safe\w*|secur\w+|encrypt\w*|save my card|store my card|keep my card|3d secure|hack\w*)\b", re.IGNORECASE
)
_IN_PARTS = re.compile(
    r"\b(?:half|part|some|rest|remainder|balance|two|both|split|mix|same time|one order)\b", re.IGNORECASE
)
_GIFT_CARD = re.compile(r"\bgift ?(?:card|voucher)s?\b", re.IGNORECASE)
_COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|firm\w*|business\w*|ltd|limited|plc|llp|employer\w*|school\w*|charity|club\w*"
    r"|organi[sz]ation\w*"
    r"|vat (?:no|num\w*|details?|id|reg\w*)|registered name|trading name|work'?s name|accountant\w*|made out|billed to"
    r"|name on (?:the|my|it)|change (?:the )?(?:name|billing))\b",
    re.IGNORECASE,
)


class PaymentMethods(TopicAction):
    """Says which ways of paying are taken; where one is named, first whether that one is."""

    called = "action_payment_methods"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(_told(turn, facts))


class Invoice(TopicAction):
    """Says where the invoice is, and that a company's name goes onto it at checkout only."""

    called = "action_invoice_request"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        # Nobody can change the name, so no person is offered for it.
        if _COMPANY.search(turn.text):
            return Outcome(Reply("utter_invoice_company"))
        return Outcome(Reply("utter_invoice_request"), offers_person=True)


def _told(turn: Turn, facts: Facts) -> Reply:
    taken = _named(turn.text, facts.payments.taken)
    refused = _named(turn.text, facts.payments.not_taken)
    if refused:
        return Reply("utter_payment_not_taken", {"about_it": _about(taken, refused, facts)})
    if _WHEN.search(turn.text) or turn.entities.get("aspect") == "time":
        return Reply("utter_payment_when")
    if _GIFT_CARD.search(turn.text) and _IN_PARTS.search(turn.text):
        return Reply("utter_payment_in_parts")
    if taken:
        return Reply("utter_payment_taken", {"about_it": _about(taken, refused, facts)})
    return Reply("utter_payment_safe" if _SAFE.search(turn.text) else "utter_payment_methods")


def _about(taken: Sequence[str], refused: Sequence[str], facts: Facts) -> str:
    """Say yes or no to the ways of paying that are named."""
    yes = say("methods_taken", methods=listed(taken, facts.shop)) if taken else ""
    if not refused:
        return yes
    no = say("methods_not_taken", methods=listed(refused, facts.shop))
    return f"{no} {yes}".strip()


def _named(text: str, methods: Sequence[PaymentMethod]) -> list[str]:
    return [method.name for method in methods if any(_says(text, name) for name in (method.name, *method.also))]


def _says(text: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(name)}s?\b", text, re.IGNORECASE) is not None
