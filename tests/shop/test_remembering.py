"""What a shop has said is remembered within a turn, and no longer."""

import asyncio

import pytest

from shop.interface import ShopUnavailable
from shop.remembering import Turns
from tests.actions.fakes import an_order
from tests.shop.fakes import FakeShop


def test_a_question_is_asked_once_in_a_turn() -> None:
    """The second action of a turn costs the shop nothing; the next turn asks it again."""
    shop, turns = FakeShop(an_order()), Turns()
    for turn_id in ("t1", "t1", "t2"):
        assert asyncio.run(turns.shop(shop, "c1", turn_id).order("1042")) == an_order()
    assert shop.asked == 2


def test_conversations_and_turns_without_an_id_share_nothing() -> None:
    """Another conversation's turn of the same id asks for itself, and so does every turn that has none."""
    shop, turns = FakeShop(an_order()), Turns()
    for conversation, turn_id in (("c1", "t1"), ("c2", "t1"), ("c1", ""), ("c1", "")):
        asyncio.run(turns.shop(shop, conversation, turn_id).order("1042"))
    assert shop.asked == 4


def test_a_failure_is_not_remembered() -> None:
    """A shop that answers again is asked again."""
    shop, turns = FakeShop(an_order()), Turns()
    shop.down = True
    with pytest.raises(ShopUnavailable):
        asyncio.run(turns.shop(shop, "c1", "t1").order("1042"))
    shop.down = False
    assert asyncio.run(turns.shop(shop, "c1", "t1").order("1042"))


def test_old_turns_are_forgotten() -> None:
    """What was said in a turn long ago is no longer held."""
    shop, turns = FakeShop(an_order()), Turns()
    for turn_id in (*map(str, range(65)), "0"):
        asyncio.run(turns.shop(shop, "c1", turn_id).order("1042"))
    assert shop.asked == 66
