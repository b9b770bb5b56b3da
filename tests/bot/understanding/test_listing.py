"""The items of a list are told from numbers, sums and dashes in a sentence; each is read as a wish of its own."""

import asyncio
import re
from typing import Any

import pytest

from bot.understanding.listing import listed, of_a_list
from bot.understanding.talk import Talk

SAID = {"cancel 1042": "cancel_order", "invoice for 1043": "invoice_request", "what is delivery": "shipping_cost"}


@pytest.mark.parametrize(
    ("text", "items"),
    (
        ("1. cancel 1042 2. invoice for 1043 3. where is 1044", ["cancel 1042", "invoice for 1043", "where is 1044"]),
        ("a) cancel 1042, b) where is 1043", ["cancel 1042", "where is 1043"]),
        ("please (1) cancel 1042 (2) track 1043", ["cancel 1042", "track 1043"]),
        ("- cancel 1042\n- where is 1043", ["cancel 1042", "where is 1043"]),
        ("two things: cancel 1042 and where is 1043?", ["cancel 1042", "where is 1043?"]),
    ),
)
def test_a_list_has_items(text: str, items: "list[str]") -> None:
    """Marks that count on from one, dashes from the beginning, or so many things that are announced."""
    assert listed(text) == items


@pytest.mark.parametrize(
    "text",
    (
        "cancel 1042 and where is 1043",
        "my size is 9. never mind 1042",
        "size 1. and then 3. of them",
        "where is it - it was due on monday - i need it",
        "£1.50 or 2. what",
        "a) cancel it",
        "two things are broken in 1042",
        "1. " * 300,
        "- " * 300,
    ),
)
def test_what_is_no_list(text: str) -> None:
    """Numbers, sums and dashes in a sentence, and one item alone."""
    assert listed(text) == []


async def _parse(text: str) -> "dict[str, Any]":
    intent = {"name": SAID.get(text, "inform"), "confidence": 0.9 if text in SAID else 0.3}
    orders = [{"entity": "order_number", "value": one} for one in re.findall(r"\d{4}", text)]
    certainty = "act" if text in SAID else "ask"
    return {"text": text, "intent": intent, "intent_ranking": [intent], "certainty": certainty, "entities": orders}


def test_each_item_is_heard() -> None:
    """What tells comes first; a number hides what "where is" asks for; one wish alone is no list of wishes."""
    text = "1. cancel 1042 2. what is delivery 3. where is 1044"
    wishes = asyncio.run(of_a_list(text, _parse, Talk()))
    assert [one["intent"]["name"] for one in wishes] == ["shipping_cost", "cancel_order", "track_order"]
    assert not asyncio.run(of_a_list("1. cancel 1042 2. in the green one", _parse, Talk()))
