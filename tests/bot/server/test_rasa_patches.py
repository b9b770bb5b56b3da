"""Rasa with our patches gives the same results as without them."""

from pathlib import Path

import pytest
import rasa.version
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, ActiveLoop, Event, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker, EventVerbosity

from bot.server import rasa_patches
from bot.server.rasa_patches import copied, take_shortcuts
from tests.bot.policies import learnt

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [greet, code, affirm, deny]
slots:
  offer: {type: categorical, values: [person], mappings: [{type: custom}]}
actions: [action_greet, action_code, action_works, action_person, action_fallback]
""")
RULES = """
version: "3.1"
rules:
  - rule: One turn
    steps: [{intent: greet}, {action: action_greet}]
  - rule: Another
    steps: [{intent: code}, {action: action_code}]
  - rule: After an answer
    steps: [{action: action_code}, {intent: affirm}, {action: action_works}]
  - rule: On a condition
    condition: [{slot_was_set: [{offer: person}]}]
    steps: [{intent: deny}, {action: action_person}]
"""
TALK = ("greet", "code", "affirm", "affirm", "greet", "deny", "code", "greet", "affirm", "deny", "code", "affirm")
ANSWERS = {"greet": "action_greet", "code": "action_code", "affirm": "action_works", "deny": "action_person"}


PATCHED = (
    (RulePolicy, "_find_action_from_rules"), (RulePolicy, "_prediction_states"), (DialogueStateTracker, "copy"),
    (Event, "resolve_by_type"), (MessageProcessor, "_check_for_unseen_features"),
)  # fmt: skip


@pytest.fixture
def policy(tmp_path: Path) -> RulePolicy:
    """A policy that has learnt the rules."""
    return learnt(RULES, DOMAIN, tmp_path)


def test_rasa_is_the_one_that_is_patched() -> None:
    """Rasa has the version that the patches were written for; with another, somebody has to read its code first."""
    assert rasa.version.__version__ == rasa_patches.RASA


def _predictions(policy: RulePolicy) -> "list[PolicyPrediction]":
    """What comes next at every point of a talk of twelve turns, in which an offer is made half-way."""
    events: list[Event] = []
    predictions = []
    for place, intent in enumerate(TALK):
        offered = [SlotSet("offer", "person")] if place > len(TALK) // 2 else []
        for more in (
            [ActionExecuted("action_listen"), UserUttered("…", {"name": intent, "confidence": 1.0}), *offered],
            [ActionExecuted(ANSWERS[intent])],
        ):
            events += more
            tracker = DialogueStateTracker.from_events("c1:1", events, DOMAIN.slots, domain=DOMAIN)
            predictions.append(policy.predict_action_probabilities(tracker, DOMAIN))
    return predictions


def test_predictions_are_rasas(policy: RulePolicy, monkeypatch: pytest.MonkeyPatch) -> None:
    """At every point of a long talk the predictions are Rasa's own."""
    own = _predictions(policy)
    for patched, name in PATCHED:
        monkeypatch.setattr(patched, name, getattr(patched, name))
    take_shortcuts()
    assert _predictions(policy) == own
    likeliest = {DOMAIN.action_names_or_texts[one.probabilities.index(max(one.probabilities))] for one in own}
    assert likeliest == {*ANSWERS.values(), "action_listen", "action_fallback"}


def test_a_copy_is_in_the_same_state_and_goes_its_own_way() -> None:
    """A copy of a tracker is in the state that Rasa's replay gives, and changing it does not change the original."""
    said = UserUttered("…", {"name": "deny", "confidence": 1.0})
    events = [ActionExecuted("action_listen"), said, SlotSet("offer", "person"), ActiveLoop("order_form")]
    tracker = DialogueStateTracker.from_events("c1:1", events, DOMAIN.slots, domain=DOMAIN)
    before = _state(tracker)
    twin = copied(tracker)
    assert _state(twin) == _state(tracker.travel_back_in_time(float("inf"))) == before
    twin.update_with_events([SlotSet("offer", None), ActionExecuted("action_listen")], DOMAIN)
    twin.active_loop.rejected = True
    assert _state(twin) != before
    assert _state(tracker) == before


def _state(tracker: DialogueStateTracker) -> "tuple[object, ...]":
    return tracker.current_state(EventVerbosity.ALL), tracker.is_active_loop_rejected, tracker.latest_bot_utterance
