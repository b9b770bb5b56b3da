"""A call that a shopper wants while they wait: the number and the time, as they say them."""

import pytest

from handoff.conversation.call_back import CallBack, read_call_back


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
    ),
)
def test_number_and_time_are_read(said: str, wanted: CallBack | None) -> None:
    """A phone number is told from an order's and a parcel's, and "not before ten" keeps its not."""
    assert read_call_back(said) == wanted
