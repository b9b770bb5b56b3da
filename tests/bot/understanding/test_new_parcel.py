"""A new one of what has not come is one wish with that; a new one of what came, and of a paper, is another."""

from typing import Any

import pytest

from bot.understanding.new_parcel import wants_new_parcel, with_new_parcel
from bot.understanding.talk import Talk

NUMBER = {"entity": "order_number", "value": "1042"}


def _whole(text: str, intent: str = "exchange_of_order", *named: "dict[str, str]") -> "dict[str, Any]":
    likeliest = {"name": intent, "confidence": 0.9}
    return {"text": text, "intent": likeliest, "intent_ranking": [likeliest], "entities": list(named)}


@pytest.mark.parametrize(
    "text",
    (
        "1042 ana@example.com hasn't shown up, post me a fresh pair",
        "no trace of 1042, could you dispatch another",
        "1042 vanished?? it disappeared in your van. replacement please",
        "my parcel 1042 has gone missing and id like it sent again",
        "waited three weeks for 1042, reship it",
    ),
)
def test_a_new_one_of_what_has_not_come(text: str) -> None:
    """Both are said in one message, in any order, of one order."""
    assert wants_new_parcel(_whole(text, "exchange_of_order", NUMBER), text, Talk())


@pytest.mark.parametrize(
    "text",
    (
        "1042 is too tight, send me another one",
        "1042 came with a hole, i want a new one",
        "1042 the button is lost, send a new one",
        "never received the invoice of 1042, send it again",
        "1042 hasn't come, can i have a new delivery date",
        "1042 hasn't come",
    ),
)
def test_what_came_and_what_is_paper(text: str) -> None:
    """What came is exchanged or mended; an invoice is no parcel, and a new day no new thing."""
    assert not wants_new_parcel(_whole(text, "exchange_of_order", NUMBER), text, Talk())


def test_neither_without_an_order_nor_at_a_question() -> None:
    """Where no order is named, of two of them, and at an open question, it is left as it was read."""
    text = "still not here, send another"
    assert not wants_new_parcel(_whole(text), text, Talk())
    assert not wants_new_parcel(_whole(text, "exchange_of_order", NUMBER), text, Talk(asked="outcome", takes="choice"))
    two = (NUMBER, {"entity": "order_number", "value": "1043"})
    assert not wants_new_parcel(_whole(text, "exchange_of_order", *two), text, Talk())


@pytest.mark.parametrize(
    ("text", "beside", "left"),
    (
        ("1042 not here, send another", "change_order", ["order_not_received"]),
        ("1042 not here, send another", "cancel_order", ["order_not_received"]),
        ("1042 not here, cancel it or send another", "cancel_order", ["cancel_order", "order_not_received"]),
        ("1042 not here, send another, my address is new", "change_address", ["change_address", "order_not_received"]),
    ),
)
def test_what_is_wished_besides_stays(text: str, beside: str, left: "list[str]") -> None:
    """The exchange that it looks like is no second wish; what is wished in words of its own is."""
    wishes = with_new_parcel([_whole(text, beside)], _whole(text, "track_order", NUMBER), text)
    assert [one["intent"]["name"] for one in wishes] == left
