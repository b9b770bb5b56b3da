"""Which question about the last answer a message asks: what is heard, and what is rather a wish of its own."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.understanding.near_questions import Learnt
from bot.understanding.questions import Near, Question, asked, known_questions, without_questions

CAN_BE = frozenset({"carrier", "lost", "if_out", "money_when"})


def _parsed(
    *near: "tuple[str, float, float]", intent: str = "out_of_scope", certainty: str = "ask"
) -> "dict[str, Any]":
    return {
        "intent": {"name": intent, "confidence": 0.9},
        "certainty": certainty,
        "questions": [{"name": name, "nearness": nearness, "odds": odds} for name, nearness, odds in near],
    }


@pytest.mark.parametrize(
    ("parsed", "heard"),
    (
        # Likelier than any intent, where it can be asked at all.
        (_parsed(("carrier", 0.5, 0.5), intent="track_order", certainty="act"), ("carrier",)),
        (_parsed(("order_exists", 0.9, 9.0)), ()),
        # Far from all its ways, however likely it is beside intents that are as far.
        (_parsed(("carrier", 0.2, 9.0)), ()),
        # What would be acted on as another wish has to be likelier.
        (_parsed(("if_out", 0.5, 0.1), intent="greet", certainty="ask"), ("if_out",)),
        (_parsed(("if_out", 0.5, 0.1), intent="product_search", certainty="act"), ()),
        # Its like, right after such an answer, is the question, unless it is next to impossible.
        (_parsed(("money_when", 0.5, 0.25), intent="refund_status", certainty="act"), ("money_when",)),
        (_parsed(("money_when", 0.5, 0.05), intent="refund_status", certainty="act"), ()),
        # Where nothing is understood, a near one.
        (_parsed(("lost", 0.45, 0.01), certainty="none"), ("lost",)),
        (_parsed(("lost", 0.4, 0.01), certainty="none"), ()),
        # Several, likeliest first: the first that the state of the order has an answer to is told.
        (_parsed(("lost", 0.5, 0.5), ("carrier", 0.5, 2.0)), ("carrier", "lost")),
        ({"intent": {"name": "greet"}}, ()),
    ),
)
def test_what_is_heard(parsed: "dict[str, Any]", heard: "tuple[str, ...]") -> None:
    """A question is heard where the last answer can be asked it and nothing else is likelier."""
    assert asked(parsed, CAN_BE) == heard


def test_a_question_is_learnt_beside_the_intents() -> None:
    """What is like a way of a question is likelier that than an intent, and the other way round."""
    rng = np.random.default_rng(7)
    axes = np.eye(3, dtype=np.float32)

    def near(axis: int, count: int) -> "NDArray[np.float32]":
        vectors = axes[axis] + rng.normal(0, 0.1, (count, 3))
        unit: NDArray[np.float32] = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float32)
        return unit[:, None, :]

    questions = {"one": Question(("a", "b")), "other": Question(("c", "d"))}
    ways = np.concatenate([near(0, 2), near(1, 2)])
    learnt = Learnt.of(questions, lambda _texts: ways, near(2, 4), ["greet"] * 4, 7)
    one, other = (Near(**near) for near in learnt.near(axes[0][None]))
    assert (one.name, other.name) == ("one", "other")
    assert one.odds > 1 > other.odds
    assert one.nearness > 0.9 > other.nearness
    assert all(near["odds"] < 1 for near in learnt.near(axes[2][None]))


def test_the_file_names_what_it_is_like() -> None:
    """The project's own file can be read, and what was near is not kept with a message."""
    assert "refund_status" in known_questions()["money_when"].like
    assert without_questions({"text": "x", "questions": []}) == {"text": "x"}
