"""Where a message is cut into wishes, and how many readings it takes to find out."""

import asyncio
from typing import Any

import pytest

from bot.understanding.wishes import wishes_in


def _heard(text: str, sides: "dict[str, tuple[str, float]]", whole: str = "none") -> "tuple[list[str], list[str]]":
    """The parts that were answered, and the texts read to find them; `sides` are understood, certain from 0.9 on."""
    read: list[str] = []

    async def parse(side: str) -> "dict[str, Any]":
        read.append(side)
        name, confidence = sides.get(side, ("inform", 0.2))
        certainty = "act" if confidence >= 0.9 else "ask"
        return {
            "text": side,
            "intent": {"name": name, "confidence": confidence},
            "certainty": certainty,
            "entities": [],
        }

    async def wishes() -> "list[dict[str, Any]]":
        as_one = {"text": text, "intent": {"name": "newsletter", "confidence": 0.4}, "certainty": whole}
        return await wishes_in(text, as_one, parse)

    return [wish["intent"]["name"] for wish in asyncio.run(wishes())], read


@pytest.mark.parametrize(
    ("first", "second"),
    (
        (("damaged_item", 0.95), ("return_item", 0.95)),  # one story
        (("track_order", 0.95), ("delivery_time", 0.95)),
        (("shipping_cost", 0.95), ("shipping_cost", 0.95)),  # said twice
        (("greet", 0.95), ("shipping_cost", 0.95)),  # small talk is no wish
        (("shipping_cost", 0.95), ("out_of_scope", 0.95)),
        (("shipping_cost", 0.95), ("membership", 0.45)),  # one side may be anything
    ),
)
def test_what_belongs_together_stays_together(first: "tuple[str, float]", second: "tuple[str, float]") -> None:
    """A message is cut only where both sides are wishes, and different ones; each is a question here."""
    answered, read = _heard("do aa bb and do cc dd", {"do aa bb": first, "do cc dd": second})
    assert read == ["do aa bb", "do cc dd"]
    assert len(answered) == 1


def test_less_certain_sides_do_where_the_whole_is_not_certain() -> None:
    """A message is cut into less certain sides only if it is not certain as a whole."""
    sides = {"do aa bb": ("membership", 0.75), "do cc dd": ("shipping_cost", 0.75)}
    assert _heard("do aa bb and do cc dd", sides) == (["shipping_cost", "membership"], ["do aa bb", "do cc dd"])
    assert _heard("do aa bb and do cc dd", sides, whole="act")[0] == ["newsletter"]


def test_the_best_cut_is_taken() -> None:
    """Of several places to cut, the one is taken where the less certain side is the most certain."""
    sides = {
        "do aa bb.": ("membership", 0.92), "do cc dd. do ee ff": ("shipping_cost", 0.91),
        "do aa bb. do cc dd.": ("price_match", 0.99), "do ee ff": ("invoice_request", 0.98),
    }  # fmt: skip
    assert _heard("do aa bb. do cc dd. do ee ff", sides)[0] == ["price_match", "invoice_request"]


@pytest.mark.parametrize("whole", ("act", "none"))
def test_a_long_story_costs_no_more_than_a_dozen_readings(whole: str) -> None:
    """Reading takes most of a turn's time, so a long message is read a dozen times at most."""
    _, read = _heard("i want it, so why. " * 30, {}, whole)
    assert 0 < len(read) <= 12


def test_no_side_of_one_word_is_read() -> None:
    """A side of one word is not read, because it is seldom a wish: "black and white"."""
    assert _heard("jackets and shoes. thanks", {}) == (["newsletter"], [])
