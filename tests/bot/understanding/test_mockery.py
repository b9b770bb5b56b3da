"""Mockery after what was told of a late order."""

from typing import Any

import pytest

from bot.understanding.mockery import mocked_again
from bot.understanding.talk import Talk

LATE = Talk(kind="track", subject="track_order", state="delayed", of_order=True)


def _near(text: str, odds: float) -> "dict[str, Any]":
    """A message that no intent fits, so near to mockery that answers what was told."""
    likeliest = {"name": "out_of_scope", "confidence": 0.1}
    near = [{"name": "scoffs", "nearness": 0.6, "odds": odds}]
    return {"text": text, "intent": likeliest, "intent_ranking": [likeliest], "certainty": "none", "questions": near}


@pytest.mark.parametrize(
    ("talk", "means"),
    (
        (LATE, "frustration"),
        (Talk(kind="track", state="delayed", offers="person"), "complaint"),
        (Talk(kind="track", state="shipped"), ""),
        (Talk(kind="return", state="delayed"), ""),
        (Talk(kind="track", state="delayed", asked="confirm", takes="yes_no"), ""),
    ),
)
def test_what_scoffs_at_a_late_order_is_heard(talk: Talk, means: str) -> None:
    """A person is offered, and called where one was offered before; elsewhere it is read as it is."""
    assert mocked_again(_near("have a guess", 8.0), "have a guess", talk) == means


def test_what_is_far_from_it_is_no_mockery() -> None:
    """A question about a late order stays one."""
    parsed = {**_near("what now", 0.001), "certainty": "act"}
    assert mocked_again(parsed, "what now", LATE) == ""
