"""Reading data/intents.yml: what is known of an intent, and what is refused."""

from pathlib import Path

import pytest

from bot.understanding.intents import BadIntents, Intent, known, read_intents

HEAD = 'version: "3.1"\nintents:\n'
TWO = "  - a:\n      topic: x\n{a}  - b:\n      topic: x\n{b}"


def _read(folder: Path, text: str) -> "dict[str, Intent]":
    file = folder / "intents.yml"
    file.write_text(text, "utf-8")
    return read_intents(file)


def test_an_intent_is_known_by_its_fields() -> None:
    """An intent has the fields that the file gives it; one that the file does not name has only its name."""
    assert known("shipping_cost").wish == "tells"
    assert known("shipping_cost").answer == "utter_shipping_cost"
    assert known("cancel_order").answer == "utter_cancel_order"
    assert known("nlu_fallback") == Intent("nlu_fallback")


def test_lists_are_frozen(tmp_path: Path) -> None:
    """An intent's lists are read as tuples, so that it can be compared and kept."""
    read = _read(tmp_path, HEAD + "  - a:\n      topic: x\n      sure_with: [product]\n      label: [b, c]\n")
    assert read == {"a": Intent("a", "x", sure_with=("product",), label=("b", "c"))}


@pytest.mark.parametrize(
    ("text", "told"),
    (
        ("intents: [", "intents.yml cannot be read"),
        ("rules: []", "must hold `intents`"),
        (HEAD + "  - a\n", "must hold `intents`"),
        (HEAD + TWO.format(a="", b="") + "  - a:\n      topic: x\n", "a stands there 2 times"),
        (HEAD + TWO.format(a="      family: f\n", b=""), "family f holds one intent only"),
        (HEAD + TWO.format(a="      alike: f\n", b=""), "alike f holds one intent only"),
        (HEAD + TWO.format(a="      start: true\n", b=""), "a: start needs a title"),
        (HEAD + "  - a:\n", "a: topic is missing"),
    ),
)
def test_a_file_that_makes_no_sense_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """A file that makes no sense is refused with what is wrong with it."""
    with pytest.raises(BadIntents) as bad:
        _read(tmp_path, text)
    assert told in str(bad.value)


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    """All problems are told together, a line each."""
    wrong = TWO.format(a="      harmles: true\n", b="      wish: act\n")
    with pytest.raises(BadIntents) as bad:
        _read(tmp_path, HEAD + wrong)
    assert str(bad.value).splitlines() == [
        "intents.yml: a: there is no field harmles",
        "intents.yml: b: wish must be tells or acts, not 'act'",
    ]


def test_a_part_has_the_answers_of_the_whole(tmp_path: Path) -> None:
    """A part answers the questions of what it is a part of, and in its own words those that it names itself."""
    whole = "  - a:\n      topic: x\n      answers: [{asked: [b, c], says: utter_a}, {asked: [d], says: utter_d}]\n"
    part = "  - e:\n      topic: x\n      part_of: a\n      answers: [{asked: [c, d], says: utter_e}]\n"
    intents = _read(tmp_path, HEAD + whole + part)
    assert [(one["asked"], one["says"]) for one in intents["e"].answers] == [
        (["c", "d"], "utter_e"),
        (["b"], "utter_a"),
    ]
    assert intents["a"].asked == intents["e"].asked == {"b", "c", "d"}
