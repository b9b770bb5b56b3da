"""Trouble with the website."""

from pathlib import Path

import yaml

from actions.facts import FactsFile
from settings.files import read_yaml
from tests.actions.fakes import FACTS, answered


def test_what_is_known_is_told(tmp_path: Path) -> None:
    """The merchant's notice is part of the answer, and a person is offered."""
    facts = read_yaml(FACTS)
    facts["website"]["notice"] = "The checkout is slow this morning."
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    told = answered("website_problem", FactsFile(tmp_path / "facts.yml"))
    assert told.message["website.notice"] == "The checkout is slow this morning."
    assert told.slots["offer"] == "person"
