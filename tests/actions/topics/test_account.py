"""Accounts, the programme for regular customers and the newsletter."""

from pathlib import Path

import pytest
import yaml

from actions.facts import FactsFile
from actions.topics.account import Membership
from settings.files import read_yaml
from tests.actions.fakes import FACTS, answered, resources, run


@pytest.mark.parametrize(
    ("intent", "fact", "word", "offer"),
    (
        ("login_problem", "sign_in", "Sign in", "person"),
        ("password_reset", "reset", "Forgot", None),
        ("create_account", "create", "Create an account", None),
        ("create_account", "guests", "without an account", None),
        ("update_account", "update", "My details", None),
        ("delete_account", "delete", "for good", "person"),
        ("newsletter", "newsletter_off", "unsubscribe", None),
    ),
)
def test_an_answer_is_the_merchants(intent: str, fact: str, word: str, offer: str | None) -> None:
    """The answer comes from the facts; a person is offered where only a person can do what is asked."""
    told = answered(intent)
    assert word in told.message[f"account.{fact}"]
    assert (told.slots["offer"], told.slots["topic"]) == (offer, "account")


def test_the_programme_is_the_merchants() -> None:
    """What the programme gives comes from the facts; a person, who can see the shopper's points, is offered."""
    told = run(Membership(resources()))
    assert "point" in told.message["membership.gives"]
    assert (told.slots["offer"], told.slots["topic"]) == ("person", "account")


def test_no_programme(tmp_path: Path) -> None:
    """A shop without a programme for regular customers says that it has none."""
    facts = read_yaml(FACTS)
    del facts["membership"]
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    told = run(Membership(resources(FactsFile(tmp_path / "facts.yml"))))
    assert told.message["response"] == "utter_no_membership"
