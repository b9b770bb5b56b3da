"""Help pages: what is said of a section, where it links to, and what a yes and a no come to."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.facts import BadFacts, FactsFile, read_facts
from actions.knowledge import HelpPage, HelpPageDidNotHelp, HelpPageHelped
from actions.passages import Section, SectionsFile
from tests.actions.fakes import FACTS, Ran, a_tracker, run

ADDRESS = "https://chat.fernhill.example"
WARM = "Wash it at 30 °C, with a liquid soap. Do not wring it."


def _index(folder: Path, *sections: tuple[str, str]) -> Path:
    """An index in the form that bot/passages.py describes."""
    path = folder / "knowledge.json"
    written = [
        {"id": called, "page": "Washing and care", "heading": "Down", "passage": passage, "asked": ["puffer"]}
        for called, passage in sections
    ]
    path.write_text(json.dumps({"made_of": "", "encoder": "", "sections": written, "rows": [], "vectors": ""}), "utf-8")
    return path


def _asked(index: Path, facts: Path = FACTS, **turn: Any) -> Ran:  # noqa: ANN401 — a_tracker's own
    tracker = a_tracker("help_page", entities={"passage": "care#down"}, **turn)
    return run(HelpPage(FactsFile(facts), ADDRESS, SectionsFile(index)), tracker)


def test_the_passage_is_said(tmp_path: Path) -> None:
    """The passage, a whole address to read on at, and the question whether it helped."""
    answer = _asked(_index(tmp_path, ("care#down", WARM)), metadata={"name": "Ana"})
    message = answer.message
    assert message["response"] == "utter_help_page"
    assert message["passage"] == WARM
    assert message["link"] == "https://chat.fernhill.example/help/care#down"
    assert (message["page"], message["name"]) == ("Washing and care", ", Ana")
    assert [button["payload"] for button in message["buttons"]] == ["/affirm", "/deny"]
    assert answer.slots == {"offer": "passage", "topic": "knowledge"}


@pytest.mark.parametrize(
    "turn", ({"form": "order_form"}, {"slots": {"report": "open"}}), ids=("in a form", "while a photo is waited for")
)
def test_an_aside_asks_nothing(tmp_path: Path, turn: dict[str, Any]) -> None:
    """Where something is being asked already, a yes and a no belong to that."""
    answer = _asked(_index(tmp_path, ("care#down", WARM)), **turn)
    assert answer.message["response"] == "utter_help_page_aside"
    assert not answer.message["buttons"]
    assert answer.slots["offer"] != "passage"


def test_links_may_lead_to_the_merchants_own_pages(tmp_path: Path) -> None:
    """`help.url` of the facts is the base of links."""
    facts = yaml.safe_load(FACTS.read_text("utf-8"))
    facts["help"]["url"] = "https://fernhill.example/service"
    changed = tmp_path / "facts.yml"
    changed.write_text(yaml.safe_dump(facts), "utf-8")
    answer = _asked(_index(tmp_path, ("care#down", WARM)), changed)
    assert answer.message["link"] == "https://fernhill.example/service/care#down"


@pytest.mark.parametrize("url", ("/help", "javascript:alert(1)", "https://shop.example/help/", "https://a b"))
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, url: str) -> None:
    """Only whole http and https addresses, without a slash at their end."""
    facts = yaml.safe_load(FACTS.read_text("utf-8"))
    facts["help"]["url"] = url
    changed = tmp_path / "facts.yml"
    changed.write_text(yaml.safe_dump(facts), "utf-8")
    with pytest.raises(BadFacts, match=r"facts\.yml: help\.url"):
        read_facts(changed)


def test_a_changed_index_holds_from_the_next_answer_on(tmp_path: Path) -> None:
    """Nothing is restarted; a section that is gone is an honest failure with a person beside it."""
    index = _index(tmp_path, ("care#down", WARM))
    action = HelpPage(FactsFile(), ADDRESS, SectionsFile(index))
    tracker = a_tracker("help_page", entities={"passage": "care#down"})
    assert run(action, tracker).message["passage"] == WARM
    _index(tmp_path, ("care#down", "Never wash it, but air it in the sun."))
    assert run(action, tracker).message["passage"] == "Never wash it, but air it in the sun."
    _index(tmp_path, ("care#wool", WARM))
    assert run(action, tracker).message["response"] == "utter_broken"
    index.unlink()
    assert run(action, tracker).message["response"] == "utter_broken"


def _section(passage: str) -> Section:
    return Section("a#b", "A", passage)


@pytest.mark.parametrize(
    ("passage", "excerpt"),
    (
        (WARM, WARM),
        (f"{'Wool is warm. ' * 24}Silk is not. {'Felt is thick. ' * 10}", f"{'Wool is warm. ' * 24}Silk is not."),
        (f"{'Keep it dry, e.g. in a box, ' * 20}always. Then sleep.", f"{'Keep it dry, e.g. in a box, ' * 20}always."),
        ("line of a list\n" * 30, ("line of a list\n" * 23).rstrip()),
        ("word " * 100, ("word " * 100).rstrip()),
        (f"{'It is “warm.” ' * 25}It is “cold.” The end.", ("It is “warm.” " * 25).rstrip()),
    ),
    ids=("short", "sentences", "a long sentence", "a list", "no end at all", "quotes"),
)
def test_a_passage_is_cut_at_sentences(passage: str, excerpt: str) -> None:
    """At most 350 characters, and never in the middle of a sentence, however long that is."""
    assert _section(passage).excerpt == excerpt


def test_a_yes_is_the_end_of_it() -> None:
    """A short, kind line, and nothing is offered any more."""
    answer = run(HelpPageHelped(FactsFile()), a_tracker("affirm", slots={"offer": "passage"}))
    assert answer.message["response"] == "utter_help_page_helped"
    assert answer.slots == {"offer": None}


def test_a_no_brings_a_person() -> None:
    """At once, with the words first; what was asked about goes with it."""
    answer = run(HelpPageDidNotHelp(FactsFile()), a_tracker("deny", slots={"offer": "passage", "topic": "knowledge"}))
    assert answer.message["response"] == "utter_help_page_did_not_help"
    assert answer.message["custom"]["handoff"] == {"reason": "unsure", "topic": "knowledge", "slots": {}}
    assert answer.slots["offer"] is None
