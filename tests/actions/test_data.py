"""The bot's data and its actions fit together: everything that exists is used, and everything that is used exists."""

import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from actions.from_data import Answer
from actions.intents import known_intents
from actions.procedures.procedures import known_procedures
from actions.registry import all_actions, find_actions
from bot.training.examples import said_twice
from settings.files import read_yaml
from tests.actions.fakes import resources

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data"


def _read(file: Path) -> Any:  # noqa: ANN401  # whatever the file holds
    return read_yaml(file)


def _merged(folder: str, key: str) -> Any:  # noqa: ANN401  # whatever the files hold
    """What the files of a folder hold under `key`, in one mapping or list."""
    parts = [_read(file)[key] for file in sorted((DATA / folder).glob("*.yml"))]
    if isinstance(parts[0], list):
        return [one for part in parts for one in part]
    return {name: value for part in parts for name, value in part.items()}


DOMAIN: dict[str, Any] = _read(ROOT / "domain.yml")
RESPONSES: dict[str, list[dict[str, Any]]] = _merged("responses", "responses")
DIALOGUES = [*_merged("rules", "rules"), *_merged("stories", "stories")]
CODE = "\n".join(file.read_text("utf-8") for file in sorted((ROOT / "actions").rglob("*.py")))
INTENTS = known_intents()
# What procedures and the slots they fill say and ask.
PROCEDURES = "\n".join(file.read_text("utf-8") for file in [*(DATA / "procedures").glob("*.yml"), DATA / "slots.yml"])
# Repeats what the shopper said or what stands on the card: one wording may do without.
REPEATS = {"number", "item", "items", "piece", "placed", "note", "tracking", "carrier", "sum", "total", "sent_items"}


def _steps(kind: str) -> set[str]:
    return {step[kind] for dialogue in DIALOGUES for step in dialogue["steps"] if kind in step}


def _answers() -> set[str]:
    """The responses that answer an intent without an action of its own."""
    rules = [rule["steps"] for rule in _merged("rules", "rules")]
    names = [steps[0]["intent"] for steps in rules if {"action": Answer.called} in steps]
    asked_on = {one.says for intent in INTENTS.values() for one in intent.answers or () if one.says}
    return {f"utter_{name}" for name in names} | asked_on


def test_every_action_is_served() -> None:
    """The domain lists exactly the actions that the action server runs."""
    served = all_actions(resources()).list_actions()
    assert {action.name for action in served} == set(DOMAIN["actions"])


def test_every_action_is_used() -> None:
    """Each action is a step of a rule or a story, the fallback's, or the form's own."""
    used = _steps("action") | {"action_fallback"} | {f"validate_{form}" for form in DOMAIN["forms"]}
    assert set(DOMAIN["actions"]) <= used


def test_every_response_is_said() -> None:
    """Each response is named by an action or a procedure, or answers an intent; each named response exists."""
    named = set(re.findall(r"\butter_[a-z_]+", CODE + PROCEDURES)) - {"utter_message"}
    assert set(RESPONSES) == named | _answers()


def test_every_intent_has_an_answer_and_examples() -> None:
    """Each intent has an answer and, unless it is not learnt from words, 40 examples or more, none of them twice."""
    examples = {part["intent"]: [line[2:] for line in part["examples"].splitlines()] for part in _merged("nlu", "nlu")}
    assert set(examples) == {name for name, intent in INTENTS.items() if intent.learnt is None}
    assert set(INTENTS) <= _steps("intent") | set(known_procedures().begun_by)
    assert {intent: len(lines) for intent, lines in examples.items() if len(lines) < 40} == {}
    assert said_twice(examples) == []


def test_few_stories() -> None:
    """There are few stories: they are for real branching only."""
    assert len(_merged("stories", "stories")) <= 15


@pytest.mark.parametrize("name", RESPONSES)
def test_every_answer_has_several_wordings(name: str) -> None:
    """Each response can be said in two ways or more, with the same variables but for the name, and ends properly."""
    texts = [wording["text"] for wording in RESPONSES[name]]
    assert len(texts) >= 2
    variables = [{field for _, field, _, _ in Formatter().parse(text) if field} - {"name"} for text in texts]
    common = set.intersection(*variables)
    assert all(named - common <= {*REPEATS, "returns.condition", "shop.name"} for named in variables)
    assert all(text.endswith((".", "?", "}")) for text in texts)


def test_topics_carry_one_name() -> None:
    """A topic has the same name in examples, rules, responses and actions."""
    topics = {file.stem for file in (DATA / "nlu").glob("*.yml")}
    topics |= {intent.topic for intent in INTENTS.values()}
    assert topics == {file.stem for file in (DATA / "rules").iterdir()}
    # What only a procedure says stands in a file named after it.
    said = {file.stem for file in (DATA / "responses").iterdir()}
    assert said - topics == {f"wish_{kind}" for kind in known_procedures().kinds if f"wish_{kind}" in said}
    assert topics <= said
    assert {action.__module__.rpartition(".")[2] for action in find_actions()} <= {
        *topics,
        "wishes",
        "wish_form",
        "follow_ups",
        "product_questions",
    }


def test_every_intent_can_be_measured() -> None:
    """Each intent says which labels of the measuring sets are its own."""
    assert set(json.loads((DATA / "evaluation" / "mapping.json").read_text())) == set(INTENTS)


@pytest.mark.parametrize("gap", ("shipping.prices", "shipping.times"))
def test_a_sentence_follows_a_sentence(gap: str) -> None:
    """These variables are filled with sentences that begin with a capital, so they follow a full stop, not a colon."""
    texts = [wording["text"] for response in RESPONSES.values() for wording in response]
    before = [text[: text.index(f"{{{gap}}}")].rstrip() for text in texts if f"{{{gap}}}" in text]
    assert before
    assert [text for text in before if text and not text.endswith((".", "}"))] == []
