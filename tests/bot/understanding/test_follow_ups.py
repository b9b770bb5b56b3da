"""What a message means while a wish is asked about, or after it was told of."""

from typing import Any

import pytest

from bot.understanding.talk import ANSWER, FOLLOW_UP, TAKE_BACK, Talk, in_talk

TOLD = Talk(kind="track", of_order=True)
ASKED_OUTCOME = Talk("outcome", "choice", "damaged", open=True, of_order=True)
ASKED_LINE = Talk("line", "line", "missing", open=True, of_order=True)
ASKED_LOOKED = Talk("looked", "text", "not_received", open=True, of_order=True)
ASKED_HERE = Talk("here", "choice", "missing", open=True, of_order=True)


def _read(
    text: str, talk: Talk, intent: str = "out_of_scope", certainty: str = "ask", **named: str
) -> "dict[str, Any]":
    entities = [{"entity": name, "value": value} for name, value in named.items()]
    chosen = {"name": intent, "confidence": 0.9}
    parsed = {"intent": chosen, "intent_ranking": [chosen], "entities": entities, "certainty": certainty}
    return in_talk(parsed, text, talk) or parsed


@pytest.mark.parametrize(
    ("text", "talk", "intent", "means"),
    (
        # A general fact gives way to what is known of the order, and so does the same wish in other words.
        ("do i pay twice for that", TOLD, "shipping_cost", FOLLOW_UP),
        ("and what size was it", TOLD, "product_question", FOLLOW_UP),
        ("do i have to send it back tho", ASKED_OUTCOME, "return_policy", FOLLOW_UP),
        # Another procedure's wish does not.
        ("please cancel it, i know the total", TOLD, "cancel_order", "cancel_order"),
        ("found it, it was in the shed", ASKED_LOOKED, "order_not_received", TAKE_BACK),
        ("in the shed and with next door, and i found it nowhere", ASKED_LOOKED, "order_not_received", ANSWER),
    ),
)
def test_a_certain_reading_in_its_talk(text: str, talk: Talk, intent: str, means: str) -> None:
    """A message that is sure of something is still read at its place."""
    assert _read(text, talk, intent, "act")["intent"]["name"] == means


def test_a_named_product_is_a_subject_of_its_own() -> None:
    """A question that names a product asks about that, not about the order that was told of."""
    read = _read("what size is the Tarn", TOLD, "product_question", "act", product="Tarn Tee")
    assert read["intent"]["name"] == "product_question"


def test_a_named_product_answers_which_item() -> None:
    """A sentence that names a product answers the question which item, however sure it is of another wish."""
    read = _read("the Alder Jacket is the one missing", ASKED_LINE, "damaged_item", "act", product="Alder Jacket")
    assert read["intent"]["name"] == ANSWER


@pytest.mark.parametrize(("text", "answers"), (("no not yet, nothing came", "no"), ("yep its here", "yes")))
def test_a_choice_takes_yes_and_no(text: str, answers: str) -> None:
    """The question whether the parcel is here is answered by a yes or a no, whatever follows it."""
    entities = {one["entity"]: one["value"] for one in _read(text, ASKED_HERE)["entities"]}
    assert entities["answers"] == answers


def test_a_question_word_may_come_last() -> None:
    """A message that ends with "when" is a question about what was told."""
    read = _read("and the other one comes when", TOLD)
    assert read["intent"]["name"] == FOLLOW_UP
    assert {"entity": "aspect", "value": "time"} in read["entities"]
