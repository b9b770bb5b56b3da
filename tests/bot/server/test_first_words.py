"""What an answer begins with, for a question that is put the other way round."""

import pytest

from bot.server.first_words import DENIAL, EITHER, NEED, OBSTACLE, first_words


@pytest.mark.parametrize(
    ("put_as", "said", "begun"),
    (
        (OBSTACLE, "No, it has to be unused.", "I am afraid so: it has to be unused."),
        (OBSTACLE, "Yes, opening it is fine.", "Not at all: opening it is fine."),
        (OBSTACLE, "No, the box is not needed.", "No, the box is not needed."),
        (OBSTACLE, "Yes, somebody has to sign.", "Yes, somebody has to sign."),
        (OBSTACLE, "No, not worn: only tried on.", "I am afraid so. Not worn: only tried on."),
        (DENIAL, "No, I am afraid not. We match no prices.", "That is right. We match no prices."),
        (DENIAL, "No, I am sorry: you had until Monday.", "That is right, I am sorry: you had until Monday."),
        (DENIAL, "Yes, Ana, we take it.", "That is not so: we take it."),
        (DENIAL, "Yes, nothing was cancelled.", "Yes, nothing was cancelled."),
        (DENIAL, "Yes, that is so.", "Yes, that is so."),
        (DENIAL, "No printer is needed.", "No printer is needed."),
        (NEED, "No, it has to be unused.", "Yes: it has to be unused."),
        (NEED, "No, somebody else may sign.", "No, somebody else may sign."),
        (EITHER, "No. It is 30 days.", "It is 30 days."),
        ("", "No, it has to be unused.", "No, it has to be unused."),
    ),
)
def test_the_first_word(put_as: str, said: str, begun: str) -> None:
    """It says what is so, however it was asked."""
    assert first_words().begun(said, put_as, ", Ana") == begun
