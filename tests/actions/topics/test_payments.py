"""Paying: what is taken, what fails, what is wrong, and invoices."""

import pytest

from actions.topics.payments import PaymentMethods
from tests.actions.fakes import a_tracker, answered, resources, run


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("how can i pay", ""),
        ("do you take paypal?", "Yes, we take PayPal."),
        ("AMEX ok?", "Yes, we take American Express."),
        ("cod available?", "We do not take cash on delivery."),
        ("is there any cashback", ""),
        ("can i pay by klarna or google pay", "We do not take instalments. Yes, we take Google Pay."),
        ("can I use two gift cards", "Yes, we take our gift cards."),
    ),
)
def test_a_way_of_paying_that_is_named(text: str, told: str) -> None:
    """The answer is yes or no to the way that is named, and always lists all ways that are taken."""
    message = run(PaymentMethods(resources()), a_tracker(text=text)).message
    assert message["about_it"] == told
    assert message["payments.taken"].startswith("Visa, Mastercard")


@pytest.mark.parametrize(
    ("intent", "fact"),
    (("payment_failed", "hold_days"), ("billing_problem", "hold_days"), ("invoice_request", "invoice")),
)
def test_what_only_a_person_sees(intent: str, fact: str) -> None:
    """Payments are not the bot's to see: it says what it knows and offers a person."""
    told = answered(intent)
    assert told.message[f"payments.{fact}"]
    assert (told.slots["offer"], told.slots["topic"]) == ("person", "payments")
