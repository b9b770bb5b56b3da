"""What a help page leaves to be worked out, and what works it out."""

import re
from pathlib import Path

import pytest

from actions.answer import TopicAction, read_turn
from actions.cases import known_cases, worked_out
from actions.facts import FactsFile
from actions.passages import SectionsFile
from actions.registry import find_actions
from actions.topics.knowledge import HelpPage
from settings.shared import ROOT
from tests.actions.fakes import a_tracker, answered, resources, run
from tests.actions.topics.test_knowledge import an_index

_NAMED = re.compile(r"<!-- worked out by: (\w+) -->")


def test_every_page_names_what_works_it_out() -> None:
    """Each intent that a page of the sample shop leaves its cases to has something that works them out."""
    list(find_actions())
    named = {name for page in (ROOT / "data" / "knowledge").glob("*.md") for name in _NAMED.findall(page.read_text())}
    assert named
    assert named <= known_cases().keys()


@pytest.fixture
def facts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FactsFile:
    """The sample shop's facts, with a help page of one section on returns."""
    an_index(tmp_path, ("returns#days", "You have some days. Post it in time."), worked_out_by="return_policy")
    monkeypatch.setattr(TopicAction, "sections", SectionsFile(tmp_path / "knowledge.json"))
    return FactsFile(address="https://chat.fernhill.example")


def test_a_case_is_worked_out_before_a_page_is_read(facts: FactsFile) -> None:
    """What the message tells decides; without it the page's sentence is said. The page is linked either way."""
    for text, response in (("it was washed", "utter_return_worn"), ("how long is it", "utter_help_page_aside")):
        turn = a_tracker("help_page", text=text, entities={"passage": "returns#days", "sentence": "0"})
        message = run(HelpPage(resources(facts)), turn).message
        assert message["response"] == response
        assert [card["kind"] for card in message["custom"]["cards"]] == ["page"]


def test_a_near_page_is_said_instead_of_a_general_answer(facts: FactsFile) -> None:
    """An answer that is the same for everybody gives way to a section that is near, and to the yes or no it has."""
    entities = {"read_on": "returns#days", "sentence": "1", "page_says": "no"}
    message = answered("create_account", facts, entities=entities).message
    assert message["response"] == "utter_help_page_aside"
    assert message["passage"] == "No. You have some days. Post it in time."
    assert answered("delete_account", facts, entities=entities).message["response"] == "utter_delete_account"


def test_an_intent_without_cases_works_out_nothing(facts: FactsFile) -> None:
    """Where an intent has nothing to work out, nothing is said for it."""
    assert worked_out("greet", read_turn(a_tracker("greet")), facts.now()) is None


def test_a_yes_never_stands_before_a_no(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a section's sentence denies it, the yes that another of its questions has is left out."""
    an_index(tmp_path, ("repairs#others", "We do not repair other makers' things."))
    monkeypatch.setattr(TopicAction, "sections", SectionsFile(tmp_path / "knowledge.json"))
    entities = {"passage": "repairs#others", "sentence": "0", "page_says": "yes"}
    message = run(HelpPage(resources()), a_tracker("help_page", text="do you", entities=entities)).message
    assert message["passage"] == "We do not repair other makers' things."
