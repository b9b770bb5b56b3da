"""An order's number that nothing announces, in a message that wants something of an order."""

import pytest

from bot.understanding import numbered as module
from bot.understanding.numbered import numbered


class _Words:
    order_numbers = (r"\d{4}",)


class _Shop:
    def now(self) -> _Words:
        return _Words()


@pytest.fixture(autouse=True)
def _of_four_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_shop", _Shop)


def _numbers(text: str, intent: str = "damaged_item", **named: str) -> "list[str]":
    entities = [{"entity": name, "value": value} for name, value in named.items()]
    read = numbered({"intent": {"name": intent, "confidence": 0.4}, "entities": entities}, text)
    return [entity["value"] for entity in read["entities"] if entity["entity"] == "order_number"]


@pytest.mark.parametrize(
    "text",
    ("hiya smth in 1042 is faulty", "what happened to 1042!", "1042: it leaks", "the lamp I had with 1042 leaks"),
)
def test_it_is_found_without_being_announced(text: str) -> None:
    """Digits in one piece of the shop's shape are the order's number, whatever stands around them."""
    assert _numbers(text) == ["1042"]


@pytest.mark.parametrize(
    "text",
    (
        "I paid 1042 for it and it is broken", "broken since 2024", "the 1000 lumens lamp is dead", "10 42 is broken",
        "it cost £1042", "my code 1042 fails", "the gate code, 1042", "the buzzer is number 1042",
        "a key safe code for the driver, 1042", "it broke after 1042 miles",
    ),
)  # fmt: skip
def test_other_numbers_are_none(text: str) -> None:
    """Sums, years, quantities, codes and digits apart are no order's number."""
    assert _numbers(text) == []


def test_only_wishes_about_orders_have_one() -> None:
    """What wants nothing of an order, or moves to another house, is left as it is; a number that was found stays."""
    assert _numbers("do you deliver to 1042 Berne", "shipping_options") == []
    assert _numbers("I moved to 1042 Elm", "change_address") == []
    assert _numbers("1055, smth in 1042 is faulty", order_number="1055") == ["1055"]


@pytest.mark.parametrize(("text", "numbers"), (("to Elm Road, 1042 a@b.org", ["1042"]), ("a@b.org: to 1042 Elm", [])))
def test_a_number_beside_the_address_is_the_orders(text: str, numbers: "list[str]") -> None:
    """Even of a wish to send it to another house, which has a number of its own."""
    start = text.index("a@b.org")
    email = {"entity": "email", "value": "a@b.org", "start": start, "end": start + len("a@b.org")}
    read = numbered({"intent": {"name": "change_address", "confidence": 0.4}, "entities": [email]}, text)
    assert [one["value"] for one in read["entities"] if one["entity"] == "order_number"] == numbers
