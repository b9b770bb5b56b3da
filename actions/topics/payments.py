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
    r"\b(?:half|part|some|rest|remainder|balance|two|both|split|mix\w*|combin\w*|between|partly|same time|one order)\b",
    re.IGNORECASE,
)
_GIFT_CARD = re.compile(r"\bgift ?(?:card|voucher)s?\b", re.IGNORECASE)
# "Half with a voucher and the rest on PayPal": a voucher that is a part of a sum, or beside another way, is no code.
_VOUCHER = re.compile(r"\bvouchers?\b", re.IGNORECASE)
_OF_A_SUM = re.compile(r"\b(?:half|part|rest|remainder|balance|difference)\b", re.IGNORECASE)
# Two ways for one order, of which neither is a gift card.
_WAY = r"(?:cards?|visa|mastercard|amex|paypal|apple pay|google pay)"
_TWO_WAYS = re.compile(
    r"\b(?:two|2|three|several|different) (?!gift)(?:\w+ )?(?:cards|ways|methods)\b"
    r"|\bone (?:bank |credit |debit )?card and (?!.*\bgift)(?:\w+ ){0,4}?(?:another|a second|the other)\b"
    rf"|\b{_WAY} (?:and|plus|with|&|\+) (?:an? |my |the )?(?:\w+ )?{_WAY}\b"
    r"(?=.*\b(?:together|one|same|split|at once)\b)"
    rf"|\b(?:split|part|half)\b.*\b{_WAY} (?:and|plus|with|&|\+) (?:an? |my |the )?(?:\w+ )?{_WAY}\b",
    re.IGNORECASE,
)
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
# What tells that the order is placed.
_PLACED = re.compile(
    r"\b(?:(?:order|it|that|everything)(?: is|['’]s) (?:done|in|made|finished|complete\w*|through)|went through"
    r"|ordered|bought|placed|paid|already|forgot\w*|chang\w+|correct\w*|add(?:ed|ing)?|after\w*|later|wrong"
    r"|instead|reissue\w*|re-?do|new one|amend\w*|edit\w*|switch\w*|(?:has|have) (?:come|arrived)|is (?:already )?here"
    r"|arrived|came|got|received|left|on its way|replace\w*|old|past|previous|existing|fix\w*|last \w+"
    r"|(?:of|from|in) (?:january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?:says|has|shows|bears|carries|reads) (?:my|our|the|only)|was (?:made|written|issued))\b",
    re.IGNORECASE,
)
# A gift card that has not what it should have.
_NOTHING_ON = re.compile(
    r"\b(?:says|shows|has|is|was|at|balance)\b[^.?!]{0,20}\b(?:zero|nil|empty|nothing|£?0)\b"
    r"|\b(?:never|not|n['’]?t) (?:used|spent) it\b",
    re.IGNORECASE,
)
# What would be paid by an invoice, later.
_ON_ACCOUNT = re.compile(
    r"\b(?:pay\w*|buy|order\w*|purchas\w*)\b[^.?!]{0,30}\b(?:on|by|per|via|against|with) (?:an? )?"
    r"(?:invoice|bill|account)\b"
    r"|\binvoice\b[^.?!]{0,30}\b(?:pay(?:able)?|paid|due|\d+ days|terms|later|private (?:person|customers?|buyers?))\b"
    r"|\bon (?:an )?invoice\b|\b(?:bill|invoice) (?:me|us)\b"
    r"|\b(?:\d+|thirty|fourteen) days?['’]? ?(?:terms|net|invoice|credit|to pay)\b|\bnet \d+\b",
    re.IGNORECASE,
)
_IN_THE_PARCEL = re.compile(
    r"\b(?:in(?:side)?|with|along with) (?:the |my )?(?:parcel|box|package|goods|delivery)\b|\b(?:paper|printed|by post"
    r"|come along|in the post)\b",
    re.IGNORECASE,
)
# Who pays is another than who orders.
_ANOTHER_PAYS = re.compile(
    r"\b(?:somebody|someone|anybody|another|other|person|people|husband|wife|partner|boyfriend|girlfriend|mum|mom|mother"
    r"|dad|father|parents?|son|daughter|brother|sister|aunt|uncle|gran\w*|nan|grandad|friend|mate|flatmate|boss|colleague"
    r"|neighbour|employer|firm|company|parish|trust|club)\b(?: \w+){0,4}? (?:pays?|paying|settles?|foots?|covers?)\b"
    r"|\b(?:card|paypal|account)\b[^.?!]{0,20}\b(?:not mine|not in my name|another (?:name|person)|somebody else)\b"
    r"|\b(?:\w+['’]s|somebody else'?s|someone else'?s|another person'?s|his|her|their)"
    r" (?:own )?(?:\w+ )?(?:card|paypal)\b",
    re.IGNORECASE,
)
# The parcel goes to one place, and the bill to another.
_BILL_ELSEWHERE = re.compile(
    r"\b(?:deliver\w*|send|sent|ship\w*|parcel|box|goods|order|things?|stuff|it (?:goes|go))\b[^.?!]{0,40}\bto\b"
    r"[^.?!]{0,40}\b(?:bill|invoice)\b (?:(?:should |must |has to |can )?(?:go(?:es)?|comes?|be sent|sent) )?"
    r"(?:to (?:me|us|my|mine|the|our|another)|home|here|at mine)\b"
    r"|\b(?:bill|invoice) (?:(?:goes|go|sent) )?(?:to (?:me|us|my|mine|our)|home)\b[^.?!]{0,20}"
    r"\b(?:parcel|box|goods|delivery|order|things?)\b[^.?!]{0,20}\bto\b",
    re.IGNORECASE,
)
# What would be paid for the way of paying itself: "is there a fee for amex".
_FEE = re.compile(
    r"\b(?:fees?|surcharges?|(?:pay|costs?|charge[ds]?|anything|something|any|add\w*) (?:\w+ )?(?:extra|more|on top)"
    r"|(?:a|any|no|your|the|charges?|charging|charge) (?:extra )?charges?"
    r"|charge (?:extra|more|for|to)|extra to pay|dearer|add anything)\b",
    re.IGNORECASE,
)
_BY_A_WAY = re.compile(
    r"\b(?:pay\w*|card|paypal|visa|mastercard|amex|american express|apple|google|use|using)\b", re.IGNORECASE
)
_OF_DELIVERY = re.compile(r"\b(?:deliver\w*|shipping|postage|carriage|return\w*|duty|customs|vat|tax)\b", re.IGNORECASE)
# The intents that choose the answer whatever the words are.
_LATER, _NAMED = "pay_later", "invoice_name"
# What makes a charge a wrong one, whatever else is said of it.
_WRONG = re.compile(
    r"\b(?:twice|two|double\w*|three|both|again|too much|more than|wrong\w*|overcharg\w*|extra|duplicate|unknown"
    r"|never (?:ordered|bought)|did(?: no|n'?)t (?:order|buy)|not mine|recogni[sz]e|cancel\w*|refund\w*|fraud\w*)\b",
    re.IGNORECASE,
)
_UNCONFIRMED = re.compile(
    r"\b(?:no|never|without|not)\b[^.?!]{0,30}\b(?:confirmation|e-?mail|mail|order number)\b"
    r"|n['’]?t\b[^.?!]{0,30}\b(?:confirmation|e-?mail|mail|order number)\b",
    re.IGNORECASE,
)
_TWICE = re.compile(r"\b(?:twice|double\w*|duplicate|too much|overcharg\w*)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"(?:\b(?:nothing|no money|not|no|never)|n'?t)\b[^.?!]{0,30}\b(?:charged?|taken|debited|billed|gone|left"
    r"|come (?:off|out)"
    r"|paid|deducted|payment)\b|\bonly (?:charge|take|bill|debit)\w*\b",
    re.IGNORECASE,
)
_SET_ASIDE = re.compile(
    r"\b(?:pending|reserv\w+|set aside|on hold|held|blocked|authori[sz]\w+|pre.?auth\w*|processing)\b", re.IGNORECASE
)
# Where a sum shows that is only set aside.
_AT_THE_BANK = re.compile(r"\b(?:bank\w*|app|statement|account|card|paypal|balance)\b", re.IGNORECASE)
# What tells that there is no order for it.
_FAILED = re.compile(
    r"\b(?:fail\w*|declin\w*|refus\w*|reject\w*|error\w*|crash\w*|froze\w*|blank|stuck"
    r"|no (?:order|confirmation|e-?mail|mail)"
    r"|(?:never|not|n['’]?t) (?:get|got|gone|go|come|came|receive\w*|work\w*|placed?))\b",
    re.IGNORECASE,
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
        told = of_paying(turn, facts, shop_now(facts))
        return told or Outcome(_general(turn), general=turn.intent != _LATER)


class Invoice(TopicAction):
    """Says where the invoice is, and that a company's name goes onto it at checkout only."""

    called = "action_invoice_request"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        # Nobody can change the name, so no person is offered for it.
        if _ON_ACCOUNT.search(turn.text):
            return Outcome(Reply("utter_payment_no_invoice"))
        if _BILL_ELSEWHERE.search(turn.text):
            return Outcome(Reply("utter_bill_elsewhere"))
        of_a_name = turn.intent == _NAMED or _COMPANY.search(turn.text)
        if of_a_name and not _VAT_BACK.search(turn.text):
            placed = _PLACED.search(turn.text) and not _STILL_TO_ORDER.search(turn.text)
            return Outcome(Reply("utter_invoice_company" if placed else "utter_invoice_company_first"))
        if _IN_THE_PARCEL.search(turn.text):
            return Outcome(Reply("utter_invoice_not_in_parcel"))
        return Outcome(Reply("utter_invoice_request"), offers_person=True)


class BillingProblem(TopicAction):
    """Says that nothing is taken yet, or that a sum is only set aside; a charge that is wrong is for a person."""

    called = "action_billing_problem"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if _UNCONFIRMED.search(turn.text):
            return Outcome(Reply("utter_payment_failed"), offers_person=True)
        waits = turn.intent == "not_charged_yet" and not _TWICE.search(turn.text)
        if waits or not _WRONG.search(turn.text):
            if waits or _NOT_YET.search(turn.text):
                return Outcome(Reply("utter_charge_to_come"))
            if _SET_ASIDE.search(turn.text):
                return Outcome(Reply("utter_charge_set_aside"), offers_person=True)
        return Outcome(Reply("utter_billing_problem"), offers_person=True)


class PaymentFailed(TopicAction):
    """Says what to do about a payment that fails; a sum that is only set aside for an order has not failed."""

    called = "action_payment_failed"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        failed = Outcome(Reply("utter_payment_failed"), offers_person=True)
        return of_a_sum_set_aside(turn, facts, shop_now(facts)) or failed


class GiftOptions(TopicAction):
    """Says what is wrapped and for how much, whether a price shows, and how long the words that go with it may be."""

    called = "action_gift_options"
    topic = "payments"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return of_a_present(turn, facts, shop_now(facts)) or Outcome(Reply("utter_gift_message"), general=True)


@works_out("payment_failed", "billing_problem")
def of_a_sum_set_aside(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:  # noqa: ARG001  # the signature of all cases
    """Say what a sum is that the bank shows as pending; None where that is not told, or something went wrong."""
    shows = _SET_ASIDE.search(turn.text) and _AT_THE_BANK.search(turn.text)
    if not shows or _FAILED.search(turn.text) or _WRONG.search(turn.text):
        return None
    return Outcome(Reply("utter_charge_set_aside"), offers_person=True)


@works_out("gift_card")
def of_gift_cards(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return what a message that names a number, a sum or an age of gift cards is told; None where it names none."""
    about = about_gift_cards(turn, facts, now.date())
    return Outcome(about) if about else None


@works_out("payment_methods")
def of_paying(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return the answer to a message that names a way of paying, a day of it or a currency; None where it has none."""
    gift_card = _GIFT_CARD.search(turn.text) is not None
    if gift_card and _NOTHING_ON.search(turn.text):
        return Outcome(Reply("utter_gift_card_wrong"), offers_person=True)
    about = about_gift_cards(turn, facts, now.date())
    if about is not None or (gift_card and _PAID_OUT.search(turn.text)):
        return Outcome(about) if about else None
    reply = _of_ways(turn, facts, now, gift_card=gift_card)
    return Outcome(reply, offers_person=reply.response == "utter_payment_two_ways") if reply else None


def _of_ways(turn: Turn, facts: Facts, now: datetime, *, gift_card: bool) -> Reply | None:
    taken = _named(turn.text, facts.payments.taken)
    refused = _named(turn.text, facts.payments.not_taken)
    if who := _of_payers(turn, taken, any_refused=bool(refused)):
        return who
    if refused and not (gift_card and _IN_PARTS.search(turn.text)):
        return _not_taken(turn, taken, refused, facts)
    if _PAYS_ON.search(turn.text) and days_ahead(turn, now.date()):
        return Reply("utter_payment_now")
    if _CURRENCY.search(turn.text) and not taken:
        return Reply("utter_payment_currency")
    if taken and (not gift_card or _PAYS.search(turn.text)) and not _WHEN.search(turn.text):
        return Reply("utter_payment_taken", {"about_it": _about(taken, refused, facts)})
    return None


def _of_payers(turn: Turn, taken: Sequence[str], *, any_refused: bool) -> Reply | None:
    """Say whether another may pay, a gift card a part of it, a bill be paid later, or the way itself costs anything."""
    if _FEE.search(turn.text) and _BY_A_WAY.search(turn.text) and not (any_refused or _OF_DELIVERY.search(turn.text)):
        return Reply("utter_payment_no_fee")
    if _ANOTHER_PAYS.search(turn.text) and not any_refused:
        return Reply("utter_payment_by_other")
    of_part = _OF_A_SUM.search(turn.text) or (taken and _IN_PARTS.search(turn.text))
    if (_VOUCHER.search(turn.text) and of_part) or (_GIFT_CARD.search(turn.text) and _IN_PARTS.search(turn.text)):
        return Reply("utter_payment_in_parts")
    if _TWO_WAYS.search(turn.text) and not (_GIFT_CARD.search(turn.text) or _VOUCHER.search(turn.text) or any_refused):
        return Reply("utter_payment_two_ways")
    return Reply("utter_payment_no_invoice") if _ON_ACCOUNT.search(turn.text) else None


def _not_taken(turn: Turn, taken: Sequence[str], refused: Sequence[str], facts: Facts) -> Reply:
    """Say no to ways of paying that are named; one that would only put the payment off is answered by when it is."""
    later = _named(turn.text, [one for one in facts.payments.not_taken if one.later])
    if not taken and refused == later:
        return Reply("utter_payment_whole")
    return Reply("utter_payment_not_taken", {"about_it": _about(taken, refused, facts)})


def _general(turn: Turn) -> Reply:
    if turn.intent == _LATER:
        return Reply("utter_payment_whole")
    if turn.intent == "gift_card" or _GIFT_CARD.search(turn.text):
        return Reply("utter_gift_cards")
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
