"""Dialogues of several turns, as real shoppers could have them, against the trained model.

None of their turns is an example that the model was trained on, except words like "yes".
"""

import re

import pytest

from tests.dialogues.conftest import Shopper, heard
from tests.dialogues.saying import Said
from tests.dialogues.shoppers import accounts, delivery, orders, people, products, returns
from tests.dialogues.shoppers.expecting import Means, Talk
from tests.learnt import learnt_lines, plain

pytestmark = pytest.mark.timeout(240)  # seconds: the first test waits for the training and for Rasa

_TOPICS = (orders, delivery, returns, products, accounts, people)
TALKS: dict[str, Talk] = {name: talk for topic in _TOPICS for name, talk in topic.TALKS.items()}
# Words that everybody says; they are in any training data.
_WORDS_OF_ALL = {"yes", "no", "yep", "hey", "morning", "heyyy", "yes thanks"}
_GAP = re.compile(r"None|[{}]| [.,;]|  ")


@pytest.mark.parametrize("name", TALKS)
def test_talk(shopper: Shopper, name: str) -> None:
    """A shopper who talks like this is answered with the facts, or brought to a person."""
    for said, expected in TALKS[name]:
        answer = shopper.turn(said)
        told = heard(answer)
        assert _is_as_expected(answer, expected), f"{said!r} was taken for {answer['intent']} and answered {told!r}"
        assert answer["status"] == "ok"
        assert not [reply["text"] for reply in answer["replies"] if _GAP.search(reply["text"])]


def test_there_are_many() -> None:
    """There are sixty talks of three to eight turns, each with a name of its own."""
    assert len(TALKS) == sum(len(topic.TALKS) for topic in _TOPICS) >= 60
    assert all(3 <= len(talk) <= 8 for talk in TALKS.values())


def test_none_was_trained_on() -> None:
    """Nothing that is said in the talks is an example of the training data."""
    said = {plain(words) for talk in TALKS.values() for turn, _ in talk if (words := _words(turn))}
    assert not (said & learnt_lines()) - _WORDS_OF_ALL


def _is_as_expected(answer: dict[str, object], expected: str | Means) -> bool:
    if isinstance(expected, Means):
        intent = answer["intent"]
        assert isinstance(intent, dict)
        return intent["name"] in expected.intents
    return re.search(expected, heard(answer), re.IGNORECASE) is not None


def _words(said: Said) -> str:
    return said if isinstance(said, str) else getattr(said, "words", "")
