"""Sorry is said once a talk: what a later reply is without it."""

import pytest

from bot.server.one_sorry import says_sorry, without_sorry


@pytest.mark.parametrize(
    ("said", "left"),
    (
        ("I am sorry, Ana, order 1042 is late: a mug.", "Order 1042 is late: a mug."),
        ("Sorry, Ana: it still waits.", "It still waits."),
        ("I am sorry it takes so long. Shall it be cancelled?", "Shall it be cancelled?"),
        ("Sorry, Ana. What is missing?", "What is missing?"),
        ("No, I am sorry, Ana: it left on Friday.", "No: it left on Friday."),
        ("Order 1042 is late, and I am sorry for it, Ana. It waits.", "Order 1042 is late. It waits."),
        ("It is 3 days late, sorry, Ana: it was due on Friday.", "It is 3 days late: it was due on Friday."),
        (
            "Order 1042, a mug, is late, I am sorry. It waits.\n- a mug",
            "Order 1042, a mug, is late. It waits.\n- a mug",
        ),
    ),
)
def test_sorry_is_left_out_and_the_rest_is_said(said: str, left: str) -> None:
    """Of what is said nothing but the sorry goes."""
    assert without_sorry(said, ", Ana") == left


@pytest.mark.parametrize(
    "said",
    (
        "It is due on Friday.",
        "I am very sorry for your loss, Ana. A person takes this over.",
        "I am sorry.",
    ),
)
def test_what_says_no_sorry_means_more_or_is_nothing_else_stays(said: str) -> None:
    """A loss deserves its sorry each time, and no reply becomes empty."""
    assert without_sorry(said, ", Ana") == said


def test_a_name_is_needed_by_nothing() -> None:
    """Most shoppers give none."""
    assert without_sorry("Sorry: it still waits.") == "It still waits."
    assert says_sorry("Sorry: it still waits.")
