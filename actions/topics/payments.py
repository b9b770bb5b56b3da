"""Paying: which ways are taken, when the money is, and invoices."""

import re
from collections.abc import Sequence
from datetime import datetime

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.fact_sections import PaymentMethod
from actions.facts import Facts
from actions.moments import days_ahead, shop_now
from actions.phrases import say
from actions.topics.gift_cards import about_gift_cards
from actions.topics.presents import of_a_present
from actions.wording import listed

_WHEN = re.compile(
    r"\b(?:at what point|before or after|pay (?:before|after|first|upfront|up front"
    r"|straight ?away|right ?away|at once|immediately|now)|pending|gone off my)\b"
    r"|\bwhen\b[^.?!]{0,30}\b(?:charged?|billed|tak(?:e|en)|debited|pay|leave)\b|\b(?:charged?"
    r"|billed) (?:straight|right) ?away\b"
    r"|\b(?:charge|take|debit|bill)\w*\b[^.?!]{0,30}\b(?:before|until|now|immediately|straight away|at once|when)\b",
    re.IGNORECASE,
)
_SAFE = re.compile(
    r"\b(?:safe\w*|secur\w+|encrypt\w*|save my card|store my card|keep my card|3d secure|hack\w*)\b", re.IGNORECASE
)
_IN_PARTS = re.compile(
    r"\b(?:half|part|some|rest|remainder|balance|two|both|split|mix|combin\w*|same time|one order)\b", re.IGNORECASE
)
_GIFT_CARD = re.compile(r"\bgift ?(?:card|voucher)s?\b", re.IGNORECASE)
# A gift card is a way of paying only where it is paid with: how long it lasts is another question.
_PAYS = re.compile(
    r"\b(?:pay\w*|accept\w*|take|takes|taken|us(?:e|ed|ing)|spend\w*|redeem\w*|cover\w*)\b", re.IGNORECASE
)
# What is asked to come out of a gift card is for the page on refunds.
_PAID_OUT = re.compile(
    r"\b(?:paid out|pay (?:it |me )?out|cash|for (?:the )?money|in(?:to)? money|refund\w*"
    r"|(?:to|into|on) (?:my |a )?(?:bank|account|debit card))\b",
    re.IGNORECASE,
)
# "Can I pay on the 5th" would pay later.
_PAYS_ON = re.compile(
    r"\bpay\b[^.?!]{0,30}\b(?:on|in|at|by|after|until|till|next|then|when)\b|\bpay\b.*\bthen\b", re.IGNORECASE
)
_VAT_BACK = re.compile(r"\b(?:vat|tax)[ -](?:off|back|free|exempt\w*|relief|deduct\w*|refund\w*)\b", re.IGNORECASE)
# Who has not ordered yet can still have the name on the invoice.
_STILL_TO_ORDER = re.compile(
    r"\b(?:when|if|before|while|once) (?:i|we) (?:order|buy|pay|check ?out)\b|\b(?:at|in|during) (?:the )?check ?out\b"
    r"|\bbefore (?:ordering|buying|i (?:order|buy))\b|\b(?:want|going|about|plan\w*|like) to (?:order|buy)\b"
    r"|\b(?:will|'ll) (?:order|buy)\b|\b(?:not|n't) (?:ordered|bought) yet\b",
    re.IGNORECASE,
)
# What makes a charge a wrong one, whatever else is said of it.
_WRONG = re.compile(
    r"\b(?:twice|two|double\w*|three|both|again|too much|more than|wrong\w*|overcharg\w*|extra|duplicate|unknown"
    r"|never (?:ordered|bought)|did(?: no|n'?)t (?:order|buy)|not mine|recogni[sz]e|cancel\w*|refund\w*|fraud\w*)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:\b(?:nothing|no money|not|no|never)|n'?t)\b[^.?!]{0,30}\b(?:charged?|taken|debited|billed|gone|left"
    r"|come (?:off|out)"
    r"|paid|deducted|payment)\b|\bonly (?:charge|take|bill|debit)\w*\b",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"\b(?:pending|reserv\w+|set aside|on hold|held|blocked|authori[sz]\w+|pre.?auth\w*|processing)\b", re.IGNORECASE
)
_CURRENCY = re.compile(
    r"\b(?:euros?|eur|dollars?|usd|zloty\w*|rupees?|yen|francs?|kron\w+|other currenc\w+)\b", re.IGNORECASE
)
_COMPANY = re.compile(
    r"\b(?:compan(?:y|ies)|firm\w*|business\w*|ltd|limited|plc|llp|employer\w*|school\w*|charity|club\w*"
    r"|organi[sz]ation\w*"
    r"|vat (?:no|num\w*|details?|id|reg\w*)|registered name|trading name|work'?s name|accountant\w*|made out|billed to"
    r"|name on (?:the|my|it)|change (?:the |my )?(?:\w+ )?(?:name|billing))\b",
    re.IGNORECASE,
)


class PaymentMethods(TopicAction):
    """Says which ways of paying are taken; where one is named, first whether that one is."""

    called = "action_payment_methods"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return of_paying(turn, facts, shop_now(facts)) or Outcome(_general(turn), general=True)


class Invoice(TopicAction):
    """Says where the invoice is, and that a company's name goes onto it at checkout only."""

    called = "action_invoice_request"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        # Nobody can change the name, so no person is offered for it.
        if _COMPANY.search(turn.text) and not _VAT_BACK.search(turn.text):
            still = _STILL_TO_ORDER.search(turn.text)
            return Outcome(Reply("utter_invoice_company_first" if still else "utter_invoice_company"))
        return Outcome(Reply("utter_invoice_request"), offers_person=True)


class BillingProblem(TopicAction):
    """Says that nothing is taken yet, or that a sum is only set aside; a charge that is wrong is for a person."""

    called = "action_billing_problem"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if not _WRONG.search(turn.text):
            if _NOT_YET.search(turn.text):
                return Outcome(Reply("utter_charge_to_come"))
            if _SET_ASIDE.search(turn.text):
                return Outcome(Reply("utter_charge_set_aside"), offers_person=True)
        return Outcome(Reply("utter_billing_problem"), offers_person=True)


class GiftOptions(TopicAction):
    """Says what is wrapped and for how much, whether a price shows, and how long the words that go with it may be."""

    called = "action_gift_options"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return of_a_present(turn, facts, shop_now(facts)) or Outcome(Reply("utter_gift_message"), general=True)


@works_out("payment_methods")
def of_paying(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return the answer to a message that names a way of paying, a day of it or a currency; None where it has none."""
    gift_card = _GIFT_CARD.search(turn.text) is not None
    about = about_gift_cards(turn, facts, now.date())
    if about is not None or (gift_card and _PAID_OUT.search(turn.text)):
        return Outcome(about) if about else None
    reply = _of_ways(turn, facts, now, gift_card=gift_card)
    return Outcome(reply) if reply else None


def _of_ways(turn: Turn, facts: Facts, now: datetime, *, gift_card: bool) -> Reply | None:
    taken = _named(turn.text, facts.payments.taken)
    refused = _named(turn.text, facts.payments.not_taken)
    if gift_card and _IN_PARTS.search(turn.text):
        return Reply("utter_payment_in_parts")
    if refused:
        return Reply("utter_payment_not_taken", {"about_it": _about(taken, refused, facts)})
    if _PAYS_ON.search(turn.text) and days_ahead(turn, now.date()):
        return Reply("utter_payment_now")
    if _CURRENCY.search(turn.text) and not taken:
        return Reply("utter_payment_currency")
    if taken and (not gift_card or _PAYS.search(turn.text)) and not _WHEN.search(turn.text):
        return Reply("utter_payment_taken", {"about_it": _about(taken, refused, facts)})
    return None


def _general(turn: Turn) -> Reply:
    if _WHEN.search(turn.text) or turn.entities.get("aspect") == "time":
        return Reply("utter_payment_when")
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
