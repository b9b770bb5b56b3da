"""A wish is heard beside the order number and the address that come with it."""

import asyncio
import re
from typing import Any

import pytest

from bot.understanding.beside_claims import beside_claims, says_more, with_claims

EMAIL = r"\S+@\S+"


def _read(text: str, intents: "dict[str, tuple[str, float, str]]") -> "dict[str, Any]":
    """Read a text as a pipeline would that knows these words, and nothing else of them than an `inform`."""
    name, confidence, certainty = next(
        (meant for words, meant in intents.items() if words in text and "@" not in text), ("inform", 0.8, "act")
    )
    found = [("email", one) for one in re.finditer(EMAIL, text)]
    found += [("order_number", one) for one in re.finditer(r"\b1\d{3}\b", text)]
    chosen = {"name": name, "confidence": confidence}
    return {
        "text": text,
        "intent": chosen,
        "intent_ranking": [chosen],
        "certainty": certainty,
        "entities": [{"entity": kind, "value": one[0], "start": one.start(), "end": one.end()} for kind, one in found],
    }


def _beside(text: str, **meant: "tuple[str, float, str]") -> "tuple[str, dict[str, Any]]":
    intents = {words.replace("_", " "): one for words, one in meant.items()}

    async def parse(part: str) -> "dict[str, Any]":
        return _read(part, intents)

    return asyncio.run(beside_claims(text, _read(text, intents), parse))


@pytest.mark.parametrize(
    ("text", "rest"),
    (
        ("cancel 1042 ana@example.com", "cancel 1042"),
        ("cancel 1042, my e-mail is ana@example.com", "cancel 1042"),
        ("1042 (mail: ana@example.com) cancel it please", "1042 cancel it please"),
    ),
)
def test_the_wish_is_heard_without_the_address(text: str, rest: str) -> None:
    """What is wanted is read of the other words; number and address of the whole message stay."""
    said, read = _beside(text, cancel=("cancel_order", 0.9, "act"))
    assert said == rest
    assert read["intent"]["name"] == "cancel_order"
    assert sorted(entity["entity"] for entity in read["entities"]) == ["email", "order_number"]


def test_a_number_at_the_beginning_is_left_out_too() -> None:
    """Where the rest still looks like a number alone, it is read without it."""

    async def parse(part: str) -> "dict[str, Any]":
        return _read(part, {} if "1042" in part else {"house": ("change_address", 0.6, "ask")})

    text = "1042 house no is 61 not 16"
    _, read = asyncio.run(beside_claims(text, _read(text, {}), parse))
    assert read["intent"]["name"] == "change_address"


def test_a_name_does_not_outweigh_the_verb_before_it() -> None:
    """Read with "it" for the product, the wish is sure; the product stays among what the message names."""

    async def parse(part: str) -> "dict[str, Any]":
        read = _read(part, {"it from my order": ("cancel_order", 0.9, "act"), "Mat": ("damaged_item", 0.4, "none")})
        product = {"entity": "product", "value": "Drift Mat", "start": 11, "end": 20}
        return {**read, "entities": [*read["entities"], product]} if "Drift Mat" in part else read

    text = "cancel the Drift Mat from 1042, ana@example.com"
    _, read = asyncio.run(beside_claims(text, asyncio.run(parse(text)), parse))
    assert read["intent"]["name"] == "cancel_order"
    assert {entity["value"] for entity in read["entities"]} == {"Drift Mat", "1042", "ana@example.com"}


def test_of_two_orders_none_is_put_in_other_words() -> None:
    """With "my order" for each it would be neither."""
    text = "got 1042 and 1051 on the go, ana@example.com"
    assert _beside(text, my_order=("wrong_item", 0.9, "act"))[1]["intent"]["name"] == "inform"


@pytest.mark.parametrize("text", ("1042 ana@example.com", "hello ana@example.com", "my e-mail is ana@example.com"))
def test_what_only_names_an_order_stays_as_it_is(text: str) -> None:
    """Number and address with nothing that is wanted of an order are read as before."""
    said, read = _beside(text, hello=("greet", 0.9, "act"))
    assert (said, read["intent"]["name"]) == (text, "inform")


def test_an_unlikely_wish_is_none() -> None:
    """The rest has to be a likely wish, not only the likeliest."""
    assert _beside("so 1042 ana@example.com", so=("track_order", 0.2, "none"))[1]["intent"]["name"] == "inform"


def test_the_address_is_meant_for_each_wish() -> None:
    """Of two wishes in one message, each is proved with the address."""
    whole = _read("cancel 1042, send 1051 back, ana@example.com", {})
    wishes = with_claims([_read("cancel 1042", {}), _read("send 1051 back", {})], whole)
    assert [[entity["value"] for entity in wish["entities"]][-1] for wish in wishes] == ["ana@example.com"] * 2


def test_an_order_is_not_meant_for_goods_beside_it() -> None:
    """Whoever asks for an order and for tent pegs looks for the pegs anywhere."""
    whole = _read("where is 1042 and do you sell pegs", {})
    goods = _read("do you sell pegs", {"pegs": ("product_search", 0.9, "act")})
    _, pegs = with_claims([_read("where is 1042", {}), goods], whole)
    assert pegs["entities"] == []


@pytest.mark.parametrize(
    ("text", "more"),
    (
        ("bin 1042 ta", True),
        ("so 1042, the thing with the thing", False),
        ("chuck 1042, my mate sorted me one", True),
        ("hi, my order number is 1042", False),
        ("1042 and my e-mail is ana@example.com", False),
        ("ana@example.com, the jacket", False),
    ),
)
def test_more_than_a_number(text: str, more: bool) -> None:  # noqa: FBT001  # a value of the table
    """Words of its own beside an order's number are a wish that was not understood, and courtesies are none."""
    assert says_more(_read(text, {})) is more
