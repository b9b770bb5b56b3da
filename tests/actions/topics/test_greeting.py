"""Small talk: what is said depends on what was said before, and on a form that is open."""

import pytest

from actions.topics.account import CreateAccount
from actions.topics.greeting import Goodbye, Greet, Thank
from tests.actions.fakes import a_tracker, resources, run


@pytest.mark.parametrize(
    ("action", "intent", "slots", "response"),
    (
        (Greet, "greet", {}, "utter_greet"),
        (Greet, "greet", {"greeted": "yes"}, "utter_greet_again"),
        (Goodbye, "goodbye", {}, "utter_goodbye"),
        (Thank, "thank", {}, "utter_thank"),
    ),
)
def test_small_talk(
    action: type[Greet | Goodbye | Thank], intent: str, slots: dict[str, object], response: str
) -> None:
    """A greeting, a goodbye and thanks are answered in kind."""
    assert run(action(resources()), a_tracker(intent, text="hello", slots=slots)).message["response"] == response


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("do i need an account to order", "utter_no_account_needed"),
        ("make me an account", "utter_create_account"),
    ),
)
def test_an_account(text: str, response: str) -> None:
    """Who asks whether an account is needed hears that first."""
    assert run(CreateAccount(resources()), a_tracker("create_account", text=text)).message["response"] == response
