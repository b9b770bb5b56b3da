"""The bot and its actions read data/intents.yml alike, and buttons say what stands there."""

from pathlib import Path

import pytest

from actions import intents
from actions.intents import AskedOn, BadIntents, Intent, read_intents, starts, topics_near
from bot.understanding import intents as bots

WRONG = (
    "topic: ''", "title: ' '", f"title: {'x' * 25}", "start: false", "wish: told", "family: 3", "alike: []",
    "form: true", "offers: passage", "hands_over: yes please", "harmless: false", "grave: no", "says_little: no",
    "sure_with: product", "sure_with: []", "learnt: true", "response: 1", "label: []", "label: [1]", "family:",
    "title: null", "colour: red",
)  # fmt: skip
RIGHT = (
    f"title: {'x' * 24}", "wish: tells", "wish: acts", "offers: person", "offers: photo", "hands_over: true",
)  # fmt: skip


def _written(folder: Path, field: str) -> Path:
    file = folder / "intents.yml"
    topic = "" if field.startswith("topic") else "      topic: orders\n"
    file.write_text(f'version: "3.1"\nintents:\n  - track:\n{topic}      {field}\n', "utf-8")
    return file


@pytest.mark.parametrize("field", WRONG)
def test_a_wrong_field_is_refused_by_both(tmp_path: Path, field: str) -> None:
    """Bot and actions refuse a wrong field, naming it and its intent."""
    file, name = _written(tmp_path, field), field.partition(":")[0]
    with pytest.raises(BadIntents, match=f"intents.yml: track.*{name}"):
        read_intents(file)
    with pytest.raises(bots.BadIntents, match=f"intents.yml: track.*{name}"):
        bots.read_intents(file)


@pytest.mark.parametrize("field", RIGHT)
def test_a_right_field_is_taken_by_both(tmp_path: Path, field: str) -> None:
    """Bot and actions take the same fields."""
    file = _written(tmp_path, field)
    assert list(read_intents(file)) == list(bots.read_intents(file)) == ["track"]


def _frozen(value: object) -> object:
    """A value as the bot's side keeps it: tuples of texts, and of mappings."""
    if not isinstance(value, list):
        return value
    return tuple(one.model_dump(exclude_none=True) if isinstance(one, AskedOn) else one for one in value)


def test_both_know_the_same() -> None:
    """Bot and actions read the same intents in the same order, with the same values in the fields that both know."""
    ours, theirs = intents.known_intents(), bots.known_intents()
    assert list(ours) == list(theirs)
    assert set(Intent.model_fields) == set(bots.Intent.__dataclass_fields__) - {"name"}
    for name, intent in ours.items():
        for field, value in intent:
            held = getattr(theirs[name], field)
            assert value is None or held == _frozen(value)


@pytest.mark.parametrize("text", ("intents: [", "rules: []", "intents: {a: {topic: x}}"))
def test_a_file_that_is_none_says_so(tmp_path: Path, text: str) -> None:
    """A file that cannot be read ends the action server with a line that says so."""
    file = tmp_path / "intents.yml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadIntents, match=r"intents\.yml"):
        read_intents(file)


def test_the_bot_begins_with_what_most_come_for() -> None:
    """The bot offers first what most shoppers come for, and a person last."""
    assert [start.intent for start in starts()] == ["track_order", "shipping_cost", "return_item", "ask_human"]
    assert [start.title for start in starts()][-1] == "Talk to a person"


def test_what_has_no_title_is_never_offered() -> None:
    """Small talk is no topic, nor is a person, who is offered in any case."""
    near = topics_near(("greet", "discounts", "ask_human", "nlu_fallback", "newsletter"))
    assert [option.intent for option in near] == ["discounts", "newsletter"]
