"""Whether something is free or to be paid: the yes or the no to it."""

import pytest

from actions.paying_or_not import says_free


@pytest.mark.parametrize(
    ("text", "free", "says"),
    (
        ("is it free", True, "yes"),
        ("is it free", False, "no"),
        ("do i have to pay for that", True, "no"),
        ("do i have to pay for that", False, "yes"),
        ("i don't pay for it, do i", True, "yes"),
        ("you deduct the postage, right", True, "no"),
        ("what do i pay for it", True, ""),
        ("how much until it is free", False, ""),
        ("why is there a charge", False, ""),
        ("where does it go", True, ""),
    ),
)
def test_the_yes_or_the_no(text: str, free: bool, says: str) -> None:  # noqa: FBT001  # cases of the test
    """Who asks for the sum, or for the reason, hears neither."""
    assert says_free(text, free=free) == says
