"""Accounts, the programme for regular customers and the newsletter."""

from pathlib import Path

import pytest
import yaml

from actions.answer import TopicAction
from actions.facts import FactsFile
from actions.topics.account import (
    CreateAccount,
    DeleteAccount,
    LoginProblem,
    Membership,
    Newsletter,
    PasswordReset,
    UpdateAccount,
)
from tests.actions.fakes import FACTS, resources, run


@pytest.mark.parametrize(
    ("action", "gap", "word", "offer"),
    (
        (LoginProblem, "sign_in", "Sign in", "person"),
        (PasswordReset, "reset", "Forgot", None),
        (CreateAccount, "create", "Create an account", None),
        (CreateAccount, "guests", "without an account", None),
        (UpdateAccount, "update", "My details", None),
        (DeleteAccount, "delete", "for good", "person"),
        (Membership, "gives", "point", "person"),
        (Newsletter, "off", "unsubscribe", None),
    ),
)
def test_an_answer_is_the_merchants(action: type[TopicAction], gap: str, word: str, offer: str | None) -> None:
    """What is told comes from the facts; a person is offered where only a person can do it."""
    told = run(action(resources()))
    assert word in told.message[gap]
    assert (told.slots["offer"], told.slots["topic"]) == (offer, "account")


def test_no_programme(tmp_path: Path) -> None:
    """A shop without a programme says that there is none."""
    facts = yaml.safe_load(FACTS.read_text("utf-8"))
    del facts["membership"]
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    assert run(Membership(resources(FactsFile(tmp_path / "facts.yml")))).message["response"] == "utter_no_membership"
