"""While a yes is asked for, what narrows or corrects what would be done belongs to the question."""

import pytest

from bot.understanding.open_question import answer
from bot.understanding.talk import ANSWER, Talk

ITEMS = frozenset({"alder", "waterproof", "jacket", "harbour", "beanie", "hat"})
CANCELLING = Talk("confirm", "yes_no", "cancel", open=True, of_order=True, items=ITEMS)
MOVING = Talk("confirm", "yes_no", "address", open=True, of_order=True)


def _read(text: str, talk: Talk, intent: str = "out_of_scope", certainty: str = "none") -> "tuple[str, str] | None":
    """Return the intent and the answer of a message; the pipeline takes it for `intent`."""
    likeliest = {"name": intent, "confidence": 0.9}
    parsed = {"text": text, "intent": likeliest, "intent_ranking": [likeliest], "certainty": certainty, "entities": []}
    told = answer(parsed, text, talk)
    said = [one["value"] for one in told["entities"] if one["entity"] == "answers"] if told else []
    return (told["intent"]["name"], "".join(said)) if told else None


@pytest.mark.parametrize(
    ("text", "intent"),
    (
        ("not the hat", "product_search"),
        ("yes but not the hat", "out_of_scope"),
        ("yes please, but leave the jacket in", "delivery_time"),
        ("minus the beanie", "product_question"),
        ("the jacket is still needed", "out_of_scope"),
        ("i still want the hat", "stock_availability"),
        ("dont cancel the jacket", "cancel_order"),
        ("hang on, can you leave the hat in?", "delivery_time"),
        ("the jackets can go", "return_item"),
        ("only the dearest one", "product_search"),
        ("the cheapest thing in it", "product_search"),
    ),
)
def test_what_names_one_of_the_things_is_no_yes(text: str, intent: str) -> None:
    """Whatever it is like by itself, it tells which of them are meant: a yes or a no beside that decides nothing."""
    read = _read(text, CANCELLING, intent, "act")
    assert read is not None
    assert read[0] == ANSWER


@pytest.mark.parametrize(
    ("text", "intent"),
    (
        ("is the hat in stock again soon?", "stock_availability"),
        ("how warm is the jacket?", "product_question"),
        ("the jacket came with a hole in it", "damaged_item"),
    ),
)
def test_a_question_or_another_wish_about_one_of_them_is_its_own(text: str, intent: str) -> None:
    """It is answered by itself, and the yes asked for once more."""
    assert _read(text, CANCELLING, intent, "act") is None


@pytest.mark.parametrize(
    ("text", "read"),
    (
        ("oops number 7", (ANSWER, "")),
        ("it's 22 Park Row", (ANSWER, "")),
        ("OX4 2CD", (ANSWER, "")),
        ("flat 3 not 2", (ANSWER, "")),
        ("no, number 12", (ANSWER, "no")),
        ("yes", (ANSWER, "yes")),
        ("is it far from Park Row?", None),
        ("never mind, leave it", (ANSWER, "no")),
    ),
)
def test_a_part_of_the_address_corrects_it(text: str, read: "tuple[str, str] | None") -> None:
    """A house's number, a flat, a street or a postcode takes the place of what was read back."""
    assert _read(text, MOVING) == read
