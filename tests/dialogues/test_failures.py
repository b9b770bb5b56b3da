"""When something breaks or is not understood, the shopper hears so at once, and is offered a person."""

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.running import free_ports
from tests.dialogues.conftest import RASA_PYTHON, Shopper, heard, process, rasa_settings

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa
Start = Callable[..., contextlib.AbstractContextManager[Any]]


def test_not_understood_three_times(rasa: str, start_actions: Start) -> None:
    """The first miss offers topics and a person, the second in a row only a person; the third hands over."""
    shopper = Shopper(rasa)
    with start_actions():
        first = shopper.turn("mumble grzl")
        titles = [option["title"] for option in first["replies"][0]["options"]]
        assert 2 <= len(titles) <= 4
        assert titles[-1] == "Talk to a person"
        assert shopper.say("frmph znk").endswith("\n[Talk to a person]")
        assert "a person: unsure" in shopper.say("zzgl wrk")


def test_not_understood_with_an_answer_in_between(rasa: str, start_actions: Start) -> None:
    """Three misses that are not in a row hand nobody over."""
    shopper = Shopper(rasa)
    with start_actions():
        shopper.say("mumble grzl")
        shopper.say("zzgl wrk")
        shopper.say("how much is delivery")
        assert "a person: unsure" not in shopper.say("frmph znk")


def test_a_slow_shop(rasa: str, start_actions: Start) -> None:
    """When the shop does not answer within 3 s, an honest line and a person come within 5 s, and the turn tells why."""
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
    """Without an action server a turn fails at once and says so; with the server back, turns are answered again."""
    shopper = Shopper(rasa)
    started = time.monotonic()
    answer = shopper.turn("how much is delivery")
    assert time.monotonic() - started < 5
    assert answer["status"] == "failed"
    assert answer["actions"] == [{"name": "action_delivery", "status": "failed"}]
    answer = shopper.turn("where is order 1042, ana.whitlock@example.com")
    assert answer["status"] == "failed"
    with start_actions():
        assert "£3.95" in shopper.say("how much is delivery")


def test_logs_hold_no_words(rasa: str, start_actions: Start, data_dir: Path) -> None:
    """Neither answers nor failures leave a shopper's words, name or address in a log."""
    shopper = Shopper(rasa, {"name": "Wilhelmina"})
    said = "where is 1042, ana.whitlock@example.com"
    shopper.say(said)
    with start_actions():
        shopper.say(said)
        shopper.say("mumble grzl")
    logs = (data_dir / "bot.log").read_text() + (data_dir / "actions.log").read_text()
    assert "Failed to run custom action" in logs
    for word in ("Wilhelmina", "whitlock", "1042", "grzl"):
        assert word not in logs


def test_a_killed_rasa_goes_on_with_the_form(start_actions: Start, data_dir: Path, ports: tuple[int, int]) -> None:
    """After `kill -9` a half-filled form is taken up where it was."""
    (port,) = free_ports(1)
    settings = rasa_settings(data_dir, port, ports[0])
    url = f"http://127.0.0.1:{port}"
    shopper = Shopper(url)
    with start_actions():
        with process(RASA_PYTHON, "bot", settings, url) as running:
            shopper.say("where is order 1042")
            running.kill()
        with process(RASA_PYTHON, "bot", settings, url):
            assert "<order 1042" in shopper.say("ana.whitlock@example.com")


def test_a_turn_is_run_once(rasa: str, start_actions: Start) -> None:
    """The same turn again gets the same answer."""
    shopper = Shopper(rasa)
    with start_actions():
        assert shopper.turn("hello", turn_id="one") == shopper.turn("hello", turn_id="one")
        assert "look" not in shopper.say("hello")
