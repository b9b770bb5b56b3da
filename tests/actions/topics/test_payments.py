"""Paying: what is taken, what fails, what is wrong, and invoices."""

import pytest

from actions.topics.payments import BillingProblem, Invoice, PaymentMethods
from tests.actions.fakes import a_tracker, answered, resources, run


@pytest.mark.parametrize(
    ("text", "response", "told"),
    (
        ("do you take paypal?", "utter_payment_taken", "Yes, we take PayPal."),
        ("AMEX ok?", "utter_payment_taken", "Yes, we take American Express."),
        ("debit card?", "utter_payment_taken", "Yes, we take Visa and Mastercard."),
        ("do you take gift vouchers", "utter_payment_taken", "Yes, we take our gift cards."),
        ("cod available?", "utter_payment_not_taken", "No, we do not take cash on delivery."),
        ("can i pay by klarna or google pay", "utter_payment_not_taken",
         "No, we do not take instalments. Yes, we take Google Pay."),
        ("can i pay in three", "utter_payment_not_taken", "No, we do not take instalments."),
        ("can i pay over a few months", "utter_payment_not_taken", "No, we do not take instalments."),
        ("can i spread the cost", "utter_payment_not_taken", "No, we do not take instalments."),
        ("cheque or bitcoin", "utter_payment_not_taken", "No, we do not take cheques and cryptocurrency."),
    ),
)  # fmt: skip
def test_a_way_of_paying_that_is_named(text: str, response: str, told: str) -> None:
    """The answer is yes or no to the ways that are named."""
    message = run(PaymentMethods(resources()), a_tracker(text=text)).message
    assert (message["response"], message["about_it"]) == (response, told)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("how can i pay", "utter_payment_methods"),
        ("is there any cashback", "utter_payment_methods"),
        ("is it safe to pay here", "utter_payment_safe"),
        ("is paypal safe", "utter_payment_taken"),
        ("when do you charge my card", "utter_payment_when"),
        ("when does the money leave my account", "utter_payment_when"),
        ("do you take the money before it ships", "utter_payment_when"),
        ("do i pay before or after you send it", "utter_payment_when"),
        ("is a gift card good for 24 months", "utter_payment_methods"),
        ("half by gift card, the rest by visa", "utter_payment_in_parts"),
        ("can I use two gift cards", "utter_several_gift_cards"),
        ("three gift cards on one order?", "utter_several_gift_cards"),
        ("a gift card for 250", "utter_about_gift_cards"),
        ("can I have the gift card in cash", "utter_payment_methods"),
        ("return a £20 gift card", "utter_payment_methods"),
    ),
)
def test_what_else_is_asked(text: str, response: str) -> None:
    """When the money is taken, whether paying is safe and whether it may come in parts have answers of their own."""
    assert run(PaymentMethods(resources()), a_tracker(text=text)).message["response"] == response


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("can I use 3 gift cards", "Yes, up to 3 gift cards work on one order."),
        ("can I use four gift cards", "No, one order takes up to 3 gift cards."),
        ("is a gift card for 9.99 possible", "No, not for £9.99."),
        ("gift voucher for £10?", "Yes, you can have one for £10."),
        ("a £250 gift card please", "Yes, you can have one for £250."),
        ("a gift card of 251", "No, not for £251."),
    ),
)
def test_how_many_gift_cards_and_for_what(text: str, said: str) -> None:
    """How many cards and what sums are worked out at both borders."""
    assert run(PaymentMethods(resources()), a_tracker(text=text)).message["about_it"] == said


def test_what_is_taken_is_listed_after_a_no() -> None:
    """After a no, and where no way is named, all that are taken are listed."""
    for text in ("cash?", "how can i pay"):
        message = run(PaymentMethods(resources()), a_tracker(text=text)).message
        assert message["payments.taken"].startswith("Visa, Mastercard")


@pytest.mark.parametrize(
    ("text", "response", "offer"),
    (
        ("i need an invoice", "utter_invoice_request", "person"),
        ("where is my receipt", "utter_invoice_request", "person"),
        ("can you put our company on the invoice", "utter_invoice_company", None),
        ("add our VAT number please", "utter_invoice_company", None),
        ("my employer wants it in their name", "utter_invoice_company", None),
        ("invoice to my Ltd", "utter_invoice_company", None),
    ),
)
def test_a_companys_name(text: str, response: str, offer: str | None) -> None:
    """A company's name is for the checkout only: nobody can change it later, and no person is offered who could not."""
    ran = run(Invoice(resources()), a_tracker("invoice_request", text=text))
    assert (ran.message["response"], ran.slots["offer"]) == (response, offer)
    assert ran.message["payments.invoice"]


@pytest.mark.parametrize("intent", ("payment_failed", "billing_problem"))
def test_what_only_a_person_sees(intent: str) -> None:
    """Payments are not the bot's to see: it says what it knows and offers a person."""
    told = answered(intent)
    assert told.message["payments.hold_days"]
    assert (told.slots["offer"], told.slots["topic"]) == ("person", "payments")


@pytest.mark.parametrize(
    ("text", "response", "offer"),
    (
        ("nothing has been charged yet", "utter_charge_to_come", None),
        ("a sum of £64 is pending", "utter_charge_set_aside", "person"),
        ("it is pending twice", "utter_billing_problem", "person"),
        ("i was charged too much", "utter_billing_problem", "person"),
    ),
)
def test_what_is_no_wrong_charge(text: str, response: str, offer: str | None) -> None:
    """What is not taken yet, or only set aside, is said to be so; two sums are only told of where two were named."""
    ran = run(BillingProblem(resources()), a_tracker("billing_problem", text=text))
    assert (ran.message["response"], ran.slots["offer"]) == (response, offer)


@pytest.mark.parametrize(
    ("text", "named", "response", "says"),
    (
        ("is a gift card from 700 days ago still good", {"duration_days": "700"}, "utter_gift_card_good", "Yes"),
        ("is a gift card from 731 days ago still good", {"duration_days": "731"}, "utter_gift_card_good", "No"),
        ("is a gift card from 730 days ago still good", {"duration_days": "730"}, "utter_gift_card_good", "Yes"),
        ("smallest gift card, £5?", {"amount": "5"}, "utter_about_gift_cards", "No"),
        ("smallest gift card, £10?", {"amount": "10"}, "utter_about_gift_cards", "Yes"),
        ("my order is 80, 50 gift card and the rest by paypal", {}, "utter_payment_in_parts", ""),
        ("when does a gift card run out", {}, "utter_gift_card_lasts", ""),
        ("can i pay in dollars", {}, "utter_payment_currency", ""),
        ("can i pay on the 5th", {"date": "2099-12-05"}, "utter_payment_now", ""),
        ("can i pay it in parts", {}, "utter_payment_not_taken", "No"),
    ),
)
def test_what_is_worked_out_of_paying(text: str, named: dict[str, str], response: str, says: str) -> None:
    """A gift card's age and sum, a currency and payments in parts are answered for what was told."""
    message = run(PaymentMethods(resources()), a_tracker(text=text, entities=named)).message
    assert message["response"] == response
    assert message.get("about_it", "").startswith(says)
