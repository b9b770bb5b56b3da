"""A call that a shopper wants while they wait: the number and the time, as they say them."""

import pytest

from handoff.conversation.call_back import CallBack, read_call_back
from handoff.conversation.call_hours import is_never_rung


@pytest.mark.parametrize(
    ("said", "wanted"),
    (
        ("call me on 07700 900123 after 5pm", CallBack("07700 900123", "after 5pm")),
        ("tomorrow morning? +44 7700 900 789", CallBack("+44 7700 900 789", "tomorrow morning")),
        ("01632 960001 between 2 and 4 on Friday", CallBack("01632 960001", "between 2 and 4 on Friday")),
        ("give me a ring on 0161 496 0123, not before ten", CallBack("0161 496 0123", "not before ten")),
        ("can you ring me at half past six", CallBack("", "at half past six")),
        ("ring me after half five please", CallBack("", "after half five")),
        ("my order is 10423 and the tracking is 1234567890", None),
        ("will the driver call me", None),
        ("call me on christmas day at noon 07700 900123", CallBack("07700 900123", "on christmas day at noon")),
    ),
)
def test_number_and_time_are_read(said: str, wanted: CallBack | None) -> None:
    """A phone number is told from an order's and a parcel's, and "not before ten" keeps its not."""
    assert read_call_back(said) == wanted


@pytest.mark.parametrize(
    ("when", "never"),
    (
        ("sunday at 3am", True),
        ("at 3 am", True),
        ("on saturday", True),
        ("at the weekend", True),
        ("on christmas day at noon", True),
        ("after 6pm", True),
        ("before 8am", True),
        ("at 7", True),
        ("at 22:30", True),
        ("tonight", True),
        ("friday or saturday", False),
        ("at 4", False),
        ("not before ten", False),
        ("before 5", False),
        ("between 2 and 4 on Friday", False),
        ("after 3pm", False),
        ("tomorrow morning", False),
        ("at noon", False),
        ("on new years eve", False),
        ("after lunch", False),
        ("half past six", True),
    ),
)
def test_nobody_rings_outside_the_hours(when: str, never: bool) -> None:  # noqa: FBT001  # a value of the table
    """Only what is surely outside of them; an hour of the clock may be that of the afternoon."""
    assert is_never_rung(when, "9:00", "17:00") is never
