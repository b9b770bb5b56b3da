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


@pytest.mark.parametrize(
    ("intent", "text", "response"),
    (
        # What a question is about by itself, whatever words it has for it.
        ("gift_return", "something off the giver's list", "utter_return_gift"),
        ("gift_return", "could i have pounds for it, paid out to my account", "utter_return_gift_money"),
        ("part_return", "and the courier's bill", "utter_return_part_free"),
        ("part_return", "do i get the delivery back if everything goes back", "utter_return_whole"),
        ("exchange_how", "your system for that", "utter_return_exchange_how"),
        ("used_return", "cooked on it", "utter_return_worn"),
        ("return_cost", "one glove going home", "utter_return_cost"),
        ("guarantee", "sole loose after three winters", "utter_fault_rule"),
        ("guarantee", "the lamp conked out in its second winter", "utter_guarantee"),
        ("damage_rule", "until when is it reported", "utter_fault_rule"),
        ("refund_status", "where is it", "utter_refund_status"),
        ("refund_request", "i want it", "utter_refund_request"),
        ("refund_request", "paid you last week and got nothing, money back", "utter_refund_request"),
        ("own_doing", "the kitten clawed my pullover", "utter_own_doing"),
        ("own_doing", "is a tear from a thistle covered", "utter_guarantee_not_wear"),
    ),
)
def test_a_question_of_its_own_has_its_own_answer(intent: str, text: str, response: str) -> None:
    """The intent says what a question is about, and the words only what of it is asked."""
    assert run(ReturnPolicy(resources()), a_tracker(intent, text=text)).message["response"].startswith(response)
