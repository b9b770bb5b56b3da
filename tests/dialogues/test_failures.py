"""When something breaks or is not understood, the shopper hears so at once, and a person is near."""

import contextlib
import time
from collections.abc import Callable
from typing import Any

from tests.dialogues.conftest import Shopper, heard

Start = Callable[..., contextlib.AbstractContextManager[Any]]


def test_not_understood_twice(rasa: str, start_actions: Start) -> None:
    """The first miss offers the nearest topics and a person; the second in a row hands over."""
    shopper = Shopper(rasa)
    with start_actions():
        first = shopper.turn("mumble grzl")
        titles = [option["title"] for option in first["replies"][0]["options"]]
        assert len(titles) == 4
        assert titles[-1] == "Talk to a person"
        assert "a person: unsure" in shopper.say("frmph znk")


def test_not_understood_with_an_answer_in_between(rasa: str, start_actions: Start) -> None:
    """Two misses that are not in a row hand nobody over."""
    shopper = Shopper(rasa)
    with start_actions():
        shopper.say("mumble grzl")
        shopper.say("how much is delivery")
        assert "a person: unsure" not in shopper.say("frmph znk")


def test_a_slow_shop(rasa: str, start_actions: Start) -> None:
    """A shop that does not answer within 3 s: an honest line and a person within 5 s, and the turn tells why."""
    shopper = Shopper(rasa)
    with start_actions(SHOP_DELAY_S="30"):
        started = time.monotonic()
        answer = shopper.turn("where is order 1042, ana.whitlock@example.com")
        assert time.monotonic() - started < 5
    assert answer["status"] == "ok"
    assert "[Talk to a person]\n(failure: shop)" in heard(answer)
    with start_actions():
        assert "<order 1042" in shopper.say("where is my order")


def test_a_dead_action_server(rasa: str, start_actions: Start) -> None:
    """Without an action server the turn fails at once and says so; it is back when the server is."""
    shopper = Shopper(rasa)
    started = time.monotonic()
    answer = shopper.turn("how much is delivery")
    assert time.monotonic() - started < 5
    assert answer["status"] == "failed"
    assert answer["actions"] == [{"name": "action_shipping_cost", "status": "failed"}]
    answer = shopper.turn("where is order 1042, ana.whitlock@example.com")
    assert answer["status"] == "failed"
    with start_actions():
        assert "£3.95" in shopper.say("how much is delivery")


def test_a_turn_is_run_once(rasa: str, start_actions: Start) -> None:
    """The same turn again gets the same answer."""
    shopper = Shopper(rasa)
    with start_actions():
        assert shopper.turn("hello", turn_id="one") == shopper.turn("hello", turn_id="one")
        assert "AI assistant" not in shopper.say("hello")
