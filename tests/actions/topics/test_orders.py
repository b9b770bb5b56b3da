"""A message that only names something: what goes on with it."""

import pytest

from actions.topics.orders import Inform
from tests.actions.fakes import a_tracker, resources, run


@pytest.mark.parametrize(
    ("named", "follows"), (({"email": "a@example.com"}, True), ({"lacks": "email"}, True), ({"size": "M"}, False))
)
def test_a_claim_out_of_the_blue(named: dict[str, str], follows: bool) -> None:  # noqa: FBT001  # a case of the test
    """A number or an address begins the form; anything else is asked about."""
    told = run(Inform(resources()), a_tracker("inform", entities=named))
    assert told.followup == ("wish_form" if follows else "action_listen")
    assert bool(told.messages) is not follows


@pytest.mark.parametrize(
    ("text", "named", "looked_for"),
    (
        ("hiking boots size 9", {"size": "9"}, True),
        ("aldr jkt", {"product": "Alder Waterproof Jacket"}, True),
        ("a photo of the jacket", {}, False),
        ("my name is Bob", {"name": "Bob"}, False),
    ),
)
def test_a_thing_out_of_the_blue(text: str, named: dict[str, str], looked_for: bool) -> None:  # noqa: FBT001  # a case of the test
    """A shopper who only names a thing is shown whether we have it."""
    told = run(Inform(resources()), a_tracker("inform", text=text, entities=named))
    assert told.followup == ("action_product_search" if looked_for else "action_listen")


@pytest.mark.parametrize(
    ("slots", "asks"),
    (
        ({"topic": "products", "product": "Alder Waterproof Jacket"}, True),
        ({"topic": "products"}, False),
        ({"topic": "orders", "product": "Alder Waterproof Jacket"}, False),
    ),
)
def test_a_colour_of_what_is_talked_of(slots: dict[str, str], asks: bool) -> None:  # noqa: FBT001  # a case of the test
    """After a product was shown, "what about navy?" asks whether there is that."""
    told = run(Inform(resources()), a_tracker("inform", entities={"colour": "navy"}, slots=slots))
    assert told.followup == ("action_stock_availability" if asks else "action_listen")
