"""A conversation that is kept short goes on as the whole one would."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.shortening import KEPT_MESSAGES, MAX_MESSAGES, shortened, times_said
from tests.bot.policies import learnt

DOMAIN = Domain.from_yaml("""
version: "3.1"
intents: [greet, code, affirm, deny, track, inform]
slots:
  offer: {type: categorical, values: [person], mappings: [{type: custom}]}
  number: {type: text, influence_conversation: false, mappings: [{type: custom}]}
forms: {order_form: {required_slots: [number]}}
actions: [action_greet, action_code, action_works, action_person, action_leave, action_status, action_fallback]
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
    steps: [{intent: affirm}, {action: action_person}]
  - rule: Open the form
    steps: [{intent: track}, {action: order_form}, {active_loop: order_form}]
  - rule: Leave the form
    condition: [{active_loop: order_form}]
    steps: [{intent: deny}, {action: action_leave}, {active_loop: null}]
  - rule: When the form is filled
    condition: [{active_loop: order_form}]
    steps: [{action: order_form}, {active_loop: null}, {action: action_status}]
"""
LISTEN = ActionExecuted("action_listen")
BEGIN = [ActionExecuted("action_session_start"), SessionStarted(), LISTEN]


def _chance(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311  # what is said, not a secret


def _said(intent: str) -> UserUttered:
    return UserUttered("…", {"name": intent, "confidence": 1.0})


def _uttered(response: str) -> BotUttered:
    return BotUttered("…", metadata={"utter_action": response})


def _asks() -> "list[Event]":
    return [ActionExecuted("order_form"), SlotSet("requested_slot", "number"), _uttered("utter_ask_number"), LISTEN]


def _turn(form: bool, chance: random.Random) -> "tuple[bool, list[Event]]":  # noqa: FBT001  # it is what is passed on
    """Return whether the form is open after a turn, and the turn's events as Rasa leaves them."""
    answers = {"greet": "action_greet", "code": "action_code", "affirm": "action_works"}
    said = chance.choice([*answers, "track", "inform", "deny"])
    if form and said == "inform":  # either a number, or something that the form asks about again
        if chance.random() < 0.7:
            return True, [_said(said), *_asks()]
        filled = [ActionExecuted("order_form"), SlotSet("number", "1042"), ActiveLoop(None)]
        return False, [_said(said), *filled, SlotSet("requested_slot", None), ActionExecuted("action_status"), LISTEN]
    if form and said == "deny":
        left = [ActionExecutionRejected("order_form"), ActionExecuted("action_leave"), ActiveLoop(None), LISTEN]
        return False, [_said(said), *left]
    if not form and said == "track":
        opened = [ActionExecuted("order_form"), ActiveLoop("order_form"), *_asks()[1:]]
        return True, [_said(said), *opened]
    action = answers.get(said, "action_fallback")
    rejected = [ActionExecutionRejected("order_form")] if form else []
    offer = SlotSet("offer", chance.choice(["person", None]))
    return form, [
        _said(said),
        *rejected,
        ActionExecuted(action),
        _uttered(action),
        offer,
        *(_asks() if form else [LISTEN]),
    ]


def _talks(turns: int, chance: random.Random) -> "Iterator[list[Event]]":
    form = False
    for _ in range(turns):
        form, events = _turn(form, chance)
        yield events


def _tracker(events: "Sequence[Event]") -> DialogueStateTracker:
    return DialogueStateTracker.from_events("c1:1", [*events], DOMAIN.slots, domain=DOMAIN)


def _state(tracker: DialogueStateTracker) -> "tuple[object, ...]":
    loop, message = tracker.is_active_loop_rejected, tracker.latest_message
    return tracker.current_slot_values(), tracker.active_loop_name, loop, tracker.latest_action, message


def _long(messages: int) -> DialogueStateTracker:
    return _tracker([*BEGIN, *[event for events in _talks(messages, _chance(7)) for event in events]])


def _messages(tracker: DialogueStateTracker) -> int:
    return sum(isinstance(event, UserUttered) for event in tracker.events)


def test_a_short_conversation_predicts_what_the_whole_one_does(tmp_path: Path) -> None:
    """At every point of forty talks, with forms that are left, filled and interrupted, the same is decided."""
    policy, forms = learnt(RULES, DOMAIN, tmp_path), 0
    for seed in range(40):
        whole, short = _tracker(BEGIN), _tracker(BEGIN)
        for events in _talks(50, _chance(seed)):
            for event in events:
                if isinstance(event, ActionExecuted):
                    predicted = [policy.predict_action_probabilities(one, DOMAIN) for one in (whole, short)]
                    assert predicted[0] == predicted[1]
                whole.update(event, DOMAIN)
                short.update(event, DOMAIN)
            before, short = short, shortened(short, DOMAIN)
            assert _state(short) == _state(whole)
            forms += short is not before and _messages(short) > KEPT_MESSAGES
    assert forms > 20, "conversations were shortened in open forms"


def test_only_a_long_conversation_is_shortened() -> None:
    """Twelve messages stay as they are; of thirteen the last four are left, and the state that the others led to."""
    whole = _long(MAX_MESSAGES)
    assert shortened(whole, DOMAIN) is whole
    whole = _long(MAX_MESSAGES + 1)
    short = shortened(whole, DOMAIN)
    assert _messages(whole) == MAX_MESSAGES + 1, "what is shortened is left as it was"
    assert _messages(short) - KEPT_MESSAGES in {0, 1}, "one more where a form is open: the message that opened it"
    assert list(short.events)[-3:] == list(whole.events)[-3:]


def test_it_stays_short() -> None:
    """However long the talk, what is kept does not grow."""
    tracker, most = _tracker(BEGIN), 0
    for events in _talks(300, _chance(3)):
        tracker.update_with_events(events, DOMAIN)
        tracker = shortened(tracker, DOMAIN)
        most = max(most, len(tracker.events))
    assert most < 160


def test_wordings_go_on_where_they_were() -> None:
    """How often a response was said is known after any number of shortenings."""
    whole = _long(100)
    tracker = _tracker(BEGIN)
    for events in _talks(100, _chance(7)):
        tracker.update_with_events(events, DOMAIN)
        tracker = shortened(tracker, DOMAIN)
    for response in ("utter_ask_number", "action_greet", "utter_unheard_of"):
        assert times_said(response, tracker) == times_said(response, whole)
    assert times_said("action_greet", whole) > KEPT_MESSAGES
