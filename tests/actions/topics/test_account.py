"""Accounts, the programme for regular customers and the newsletter."""

from pathlib import Path

import pytest
import yaml

from actions.facts import FactsFile
from actions.topics.account import ChatPrivacy, Membership, Newsletter
from settings.files import read_yaml
from tests.actions.fakes import FACTS, a_tracker, answered, resources, run


@pytest.mark.parametrize(
    ("intent", "fact", "word", "offer"),
    (
        ("login_problem", "sign_in", "Sign in", "person"),
        ("password_reset", "reset", "Forgot", None),
        ("create_account", "create", "Create an account", None),
        ("create_account", "guests", "without an account", None),
        ("update_account", "update", "My details", None),
        ("delete_account", "delete", "for good", "person"),
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


@pytest.mark.parametrize(
    ("text", "entities", "about"),
    (
        ("i have 340 points", {}, "340 points are £15 off, with 40 points left over."),
        ("i have 100 points", {}, "100 points are £5 off, with 0 points left over."),
        ("whats 1,250 fernhill points worth", {}, "1250 points are £60 off, with 50 points left over."),
        ("i have 99 points", {}, "99 points are not enough yet: 1 more and you get £5 off."),
        ("points for spending 58", {"amount": "58"}, "Spending £58 gives you 58 points."),
        ("points on an order of 58.99", {"amount": "58.99"}, "Spending £58.99 gives you 58 points."),
        ("is it £5 off", {"amount": "5"}, None),
        ("how do points work", {}, None),
    ),
)
def test_points_are_worked_out(text: str, entities: dict[str, str], about: str | None) -> None:
    """Points are told in money, and a sum in points; what names neither hears how the programme works."""
    message = run(Membership(resources()), a_tracker("membership", text=text, entities=entities)).message
    assert message["response"] == ("utter_points" if about else "utter_membership")
    assert message.get("about_it") == about


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("unsubscribe me", "utter_newsletter_off"),
        ("too many emails", "utter_newsletter_off"),
        ("sign me up", "utter_newsletter_on"),
        ("newsletter", "utter_newsletter"),
        ("i read your newsletter, so where is my code", "utter_no_such_discount"),
    ),
)
def test_on_or_off(text: str, response: str) -> None:
    """Who wants the newsletter to stop is not told how to begin it."""
    assert run(Newsletter(resources()), a_tracker("newsletter", text=text)).message["response"] == response


def test_leaving_the_programme() -> None:
    """Who wants to leave is told how, and what becomes of the points."""
    message = run(Membership(resources()), a_tracker("membership", text="cancel my membership")).message
    assert "lost" in message["membership.leave"]


@pytest.mark.parametrize(
    ("text", "response", "offer"),
    (
        ("do you keep this chat", "utter_chat_kept", None),
        ("is it kept for ever", "utter_chat_not_for_ever", None),
        ("when do you delete it", "utter_chat_kept_days", None),
        ("can you delete it", "utter_chat_deleted", "person"),
        ("who reads along", "utter_chat_read", None),
    ),
)
def test_what_becomes_of_a_chat(text: str, response: str, offer: str | None) -> None:
    """How long it is kept, who reads it, and that a person deletes it."""
    told = run(ChatPrivacy(resources()), a_tracker("chat_privacy", text=text))
    assert (told.message["response"], told.slots["offer"]) == (response, offer)
