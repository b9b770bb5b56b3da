"""Times of the day as people tell them."""

from datetime import time

import pytest

from actions.spoken_times import time_in


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("at 3pm", time(15)),
        ("at 3 p.m. please", time(15)),
        ("12am", time(0)),
        ("12 pm", time(12)),
        ("at 15:00", time(15)),
        ("at 09:30", time(9, 30)),
        ("at 1.45", time(13, 45)),
        ("07:15", time(7, 15)),
        ("half past one", time(13, 30)),
        ("half 8", time(8, 30)),
        ("quarter to two", time(13, 45)),
        ("quarter past 2 in the afternoon", time(14, 15)),
        ("quarter to one in the morning", time(0, 45)),
        ("8 in the morning", time(8)),
        ("nine in the evening", time(21)),
        ("two o'clock", time(14)),
        ("8 o clock", time(8)),
        ("before 2?", time(14)),
        ("after six when i am off work", time(18)),
        ("at noon", time(12)),
        ("in my lunch break", time(12)),
        ("tomorrow morning", time(10)),
        ("this afternoon", time(15)),
        ("friday evening", time(19)),
        ("tonight", time(23)),
        ("around midnight", time(23, 59)),
        ("in the evening at 7", time(19)),
        ("morning! do you post on saturdays", None),
        ("order 1042", None),
        ("at 25:00", None),
        ("before 2 weeks are over", None),
        ("£3.50 postage", None),
        ("by 5 people", None),
        ("on 5 December", None),
        ("", None),
    ),
)
def test_a_time_is_read(text: str, told: time | None) -> None:
    """An hour is read as shops and phones have it where neither am nor pm is told; other numbers are no times."""
    assert time_in(text) == told
