"""Many pieces of one thing are told from sizes, sums, ages and times."""

import pytest

from bot.understanding.many import counts_many, wants_many


@pytest.mark.parametrize(
    "said",
    (
        "we're a primary school and need 28 kids' waterproofs, is there a school price?",
        "an offer please: 40 headlamps and 40 mugs for a charity run on 3 march",
        "twenty-five beanies for our choir",
        "what would two dozen daypacks cost",
    ),
)
def test_many_are_wanted(said: str) -> None:
    """Ten pieces or more, for a group or with a question for the price."""
    assert wants_many(said)


@pytest.mark.parametrize(
    "said",
    (
        "size 10 boots, what's the price",
        "the price fell by 30 pounds in 12 days",
        "a tent for 12 people, what does it cost",
        "order 1042 is late for our club",
        "two mugs for the office",
        "i have 40 mugs at home",
    ),
)
def test_other_numbers_are_no_pieces(said: str) -> None:
    """A size, a sum, a time, an order's number, few pieces, and pieces that nobody asks to have."""
    assert not wants_many(said)


@pytest.mark.parametrize(
    ("said", "counts"), (("your trade desk please, 35 mats", True), ("two mats, to somebody", False))
)
def test_pieces_are_counted_without_a_group(said: str, counts: bool) -> None:  # noqa: FBT001  # a column of the table
    """Who wants a person for so many pieces names no group and asks for no price."""
    assert counts_many(said) is counts
