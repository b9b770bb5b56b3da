"""What an action can work out of a message for its shopper: a day, a sum, a place, a condition that it tells of.

A section of the help pages names the intent that may know more of the case than it does itself (`worked out by`, see
docs/help-pages.md). The function that works it out is marked with `works_out` where the intent's action stands.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from actions.facts import Facts
from actions.moments import shop_now
from actions.turn import Outcome, Turn

Case = Callable[[Turn, Facts, datetime], Outcome | None]
"""Returns what is said to a message at a moment by the shop's clock; None where it tells nothing to be worked out."""

_Works = TypeVar("_Works", bound=Case)

_CASES: dict[str, Case] = {}


def works_out(*intents: str) -> Callable[[_Works], _Works]:
    """Mark the function that works out the cases of these intents."""

    def mark(case: _Works) -> _Works:
        _CASES.update(dict.fromkeys(intents, case))
        return case

    return mark


def works_out_as(*intents: str) -> Callable[[_Works], _Works]:
    """Mark the function that works out the cases of these intents, each of which is one question of what it knows.

    It takes every message for that intent: the page is near that names it, whatever the message was taken for.
    """

    def mark(case: _Works) -> _Works:
        _CASES.update((intent, _taken_for(intent, case)) for intent in intents)
        return case

    return mark


def _taken_for(intent: str, case: Case) -> Case:
    return lambda turn, facts, now: case(replace(turn, intent=intent), facts, now)


def known_cases() -> Mapping[str, Case]:
    """Return what works out each intent's cases."""
    return _CASES


def worked_out(intent: str, turn: Turn, facts: Facts) -> Outcome | None:
    """Return what is worked out of the message for an intent; None where nothing is."""
    case = _CASES.get(intent)
    return case(turn, facts, shop_now(facts)) if case else None
