"""Returns: what the terms are, and what the guarantee covers."""

import pytest

from actions.topics.returns import ReturnPolicy
from tests.actions.fakes import a_tracker, resources, run


@pytest.mark.parametrize(
    ("text", "response"),
    (
        ("can i return worn boots", "utter_return_worn"),
        ("is there a money back guarantee", "utter_return_policy"),
        ("how long is the warranty", "utter_guarantee"),
        ("whats covered by the guarentee", "utter_guarantee"),
        ("lifetime gaurantee?", "utter_guarantee"),
        ("", "utter_return_policy"),
    ),
)
def test_the_guarantee_is_not_the_return(text: str, response: str) -> None:
    """Thirty days are for what does not please; who asks about the guarantee is told of the guarantee."""
    assert run(ReturnPolicy(resources()), a_tracker("return_policy", text=text)).message["response"] == response


def test_a_fault_is_for_a_person() -> None:
    """A fault under the guarantee is for a person, who alone can judge it."""
    message = run(ReturnPolicy(resources()), a_tracker("return_policy", text="is it under warranty")).message
    assert "3 years" in message["returns.guarantee"]
    assert [button["title"] for button in message["buttons"]] == ["Talk to a person"]
