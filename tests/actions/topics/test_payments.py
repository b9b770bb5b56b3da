"""Paying: what is taken, what fails, what is wrong, and invoices."""

import pytest

from actions.topics.payments import BillingProblem, GiftOptions, Invoice, PaymentFailed, PaymentMethods
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
        # The way itself costs nothing, and who pays is another question.
        ("is there a fee if i pay with my dad's amex", "utter_payment_no_fee"),
        ("does it cost extra with paypal", "utter_payment_no_fee"),
        ("is there a charge for using a credit card", "utter_payment_no_fee"),
        ("can my dad pay with his amex", "utter_payment_by_other"),
        ("is paypal safe", "utter_payment_taken"),
        ("when do you charge my card", "utter_payment_when"),
        ("when does the money leave my account", "utter_payment_when"),
        ("do you take the money before it ships", "utter_payment_when"),
        ("do i pay before or after you send it", "utter_payment_when"),
        ("is a gift card good for 24 months", "utter_gift_cards"),
        ("can i pay in three", "utter_payment_whole"),
        ("can i pay over a few months", "utter_payment_whole"),
        ("can i spread the cost", "utter_payment_whole"),
        ("could my husband pay with his card", "utter_payment_by_other"),
        ("may i order on invoice", "utter_payment_no_invoice"),
        ("how long is a £50 gift card good", "utter_gift_card_lasts"),
        ("my gift card is 60, do i lose the rest", "utter_gift_card_rest"),
        ("a gift card by e-mail on christmas eve?", "utter_gift_cards"),
        ("half by gift card, the rest by visa", "utter_payment_in_parts"),
        ("half with a voucher and the rest on paypal", "utter_payment_in_parts"),
        ("split it between a voucher and paypal", "utter_payment_in_parts"),
        ("voucher and visa on one order?", "utter_payment_in_parts"),
        ("can I use two gift cards", "utter_several_gift_cards"),
        ("three gift cards on one order?", "utter_several_gift_cards"),
        ("a gift card for 250", "utter_about_gift_cards"),
        ("can I have the gift card in cash", "utter_gift_cards"),
        ("return a £20 gift card", "utter_gift_cards"),
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
        ("can you put our company on the invoice", "utter_invoice_company_first", None),
        ("add our VAT number please", "utter_invoice_company", None),
        ("my employer wants it in their name", "utter_invoice_company_first", None),
        ("invoice to my Ltd", "utter_invoice_company_first", None),
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
        (
            "is a gift card of two years and a week ago still good",
            {"duration_days": "730", "date": "2026-11-24"},
            "utter_gift_card_good",
            "No",
        ),
        ("two cards for one order ok?", {}, "utter_payment_two_ways", ""),
        ("two visa cards on one order?", {}, "utter_payment_two_ways", ""),
        ("can i pay half with one card and half with another", {}, "utter_payment_two_ways", ""),
        ("can i use paypal and a card together", {}, "utter_payment_two_ways", ""),
        ("do you take visa and paypal", {}, "utter_payment_taken", "Yes"),
        ("gift card 9 pounds possible", {"amount": "9"}, "utter_about_gift_cards", "No"),
        ("can my gift card be £5", {"amount": "5"}, "utter_about_gift_cards", "No"),
        ("do you do a 300 pound gift card", {"amount": "300"}, "utter_about_gift_cards", "No"),
        ("is a gift card from 731 days ago still good", {"duration_days": "731"}, "utter_gift_card_good", "No"),
        ("is a gift card from 730 days ago still good", {"duration_days": "730"}, "utter_gift_card_good", "Yes"),
        ("gift card 25 months old, can I still use it?", {"duration_days": "750"}, "utter_gift_card_good", "No"),
        ("gift card 23 months old, does it still count", {"duration_days": "690"}, "utter_gift_card_good", "Yes"),
        ("gift card three years old, can i use it", {"duration_days": "1095"}, "utter_gift_card_good", "No"),
        ("gift card from 20 months ago, is it dead?", {"duration_days": "600"}, "utter_gift_card_good", "Yes"),
        ("smallest gift card, £5?", {"amount": "5"}, "utter_about_gift_cards", "No"),
        ("smallest gift card, £10?", {"amount": "10"}, "utter_about_gift_cards", "Yes"),
        ("my order is 80, 50 gift card and the rest by paypal", {}, "utter_payment_in_parts", ""),
        ("when does a gift card run out", {}, "utter_gift_card_lasts", ""),
        ("can i pay in dollars", {}, "utter_payment_currency", ""),
        ("can i pay on the 5th", {"date": "2099-12-05"}, "utter_payment_now", ""),
        ("can i pay it in parts", {}, "utter_payment_whole", ""),
    ),
)
def test_what_is_worked_out_of_paying(text: str, named: dict[str, str], response: str, says: str) -> None:
    """A gift card's age and sum, a currency and payments in parts are answered for what was told."""
    message = run(PaymentMethods(resources()), a_tracker(text=text, entities=named)).message
    assert message["response"] == response
    assert message.get("about_it", "").startswith(says)


@pytest.mark.parametrize(
    ("intent", "text", "response"),
    (
        ("pay_later", "my salary comes on the last of the month", "utter_payment_whole"),
        ("pay_later", "klarna or visa?", "utter_payment_not_taken"),
        ("not_charged_yet", "my bank app is empty", "utter_charge_to_come"),
        ("not_charged_yet", "you charged me twice", "utter_billing_problem"),
        ("invoice_name", "our parish wants to be on it", "utter_invoice_company_first"),
        ("invoice_name", "i ordered on monday, can it name our parish", "utter_invoice_company"),
        ("invoice_request", "is it in the parcel", "utter_invoice_not_in_parcel"),
        ("invoice_request", "the goods go to my uncle, the bill to me", "utter_bill_elsewhere"),
        ("invoice_name", "send it to gran but the invoice to me", "utter_bill_elsewhere"),
    ),
)
def test_the_intent_chooses_where_no_word_does(intent: str, text: str, response: str) -> None:
    """What an intent of its own was heard for is answered, whatever the words; what they say besides still counts."""
    of_invoices = Invoice if intent.startswith("invoice") else BillingProblem
    action = PaymentMethods if intent == "pay_later" else of_invoices
    assert run(action(resources()), a_tracker(intent, text=text)).message["response"] == response


@pytest.mark.parametrize(
    ("text", "response", "about"),
    (
        ("do you gift wrap", "utter_gift_wrapping", "Yes, we gift-wrap, all but tents, rucksacks and boots."),
        ("can a tent be wrapped", "utter_gift_not_wrapped", "No, tents are too bulky to be wrapped."),
        ("wrap 3 parcels", "utter_gift_wrapping", "Yes, wrapping 3 parcels costs £12."),
        (
            "wrap two presents",
            "utter_gift_wrapping",
            "Yes: wrapped in one parcel they cost that once, in 2 parcels £8.",
        ),
        ("is wrapping free", "utter_gift_wrapping",
         "No, wrapping is not free; tents, rucksacks and boots are too bulky for it."),
        ("will she see what i paid", "utter_gift_no_price", None),
        ("how long may the message be", "utter_gift_message", None),
    ),
)  # fmt: skip
def test_what_goes_with_a_present(text: str, response: str, about: str | None) -> None:
    """Wrapping is worked out for the things and the parcels that are named; no price goes with a present."""
    message = run(GiftOptions(resources()), a_tracker("gift_options", text=text)).message
    assert (message["response"], message.get("about_it")) == (response, about)


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("my bank's app calls it pending, did it reach you", "utter_charge_set_aside"),
        ("reserved on my card, is it paid now", "utter_charge_set_aside"),
        ("card declined", "utter_payment_failed"),
        ("pending at the bank, but no confirmation came", "utter_payment_failed"),
    ),
)
def test_a_sum_that_is_set_aside_has_not_failed(text: str, response: str) -> None:
    """What the bank shows as pending is no failed payment, unless no order came of it."""
    assert run(PaymentFailed(resources()), a_tracker("payment_failed", text=text)).message["response"] == response


def test_wrapping_of_another_thing() -> None:
    """Another thing that is named after a question on wrapping asks the same of that."""
    tracker = a_tracker("gift_options", text="and what about a scarf", text_before="can a tent be wrapped")
    assert run(GiftOptions(resources()), tracker).message["response"] == "utter_gift_wrapping"
