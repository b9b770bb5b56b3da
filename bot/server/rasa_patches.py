"""Patches that spare Rasa work our bot has no use for: a fifth of a turn, and more in a long conversation."""

from copy import copy
from functools import cache
from typing import Any

from rasa.core.policies.rule_policy import RulePolicy
from rasa.core.processor import MessageProcessor
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

# The version that the patches fit. Before another one, look at what each patched function does there, and at what else
# calls it.
RASA = "3.6.21"

_find_action_from_rules = RulePolicy._find_action_from_rules  # noqa: SLF001  # what is patched is Rasa's own
_prediction_states = RulePolicy._prediction_states  # noqa: SLF001  # what is patched is Rasa's own


def take_shortcuts() -> None:
    """Patch Rasa in this process."""
    # Rasa first looks for rules that quote a message: training refuses those (bot/training/checks.py). Then it compares
    # every state since the conversation began with each rule, though no rule looks back further than the longest.
    RulePolicy._find_action_from_rules = _from_intents  # noqa: SLF001  # what is patched is Rasa's own
    RulePolicy._prediction_states = _last_states  # noqa: SLF001  # what is patched is Rasa's own
    # Before each action Rasa copies the conversation by replaying all of it.
    DialogueStateTracker.copy = copied
    # It looks through all classes of events for each event of an action.
    Event.resolve_by_type = staticmethod(cache(Event.resolve_by_type))
    # It warns of intents that the domain lacks; bot.training.validate has looked.
    MessageProcessor._check_for_unseen_features = lambda _self, _parsed: None  # noqa: SLF001  # what is patched is Rasa's own


def copied(tracker: DialogueStateTracker) -> DialogueStateTracker:
    """Return a tracker in the same state, which goes on without touching this one."""
    twin = copy(tracker)
    twin.events = tracker.events.copy()
    twin.slots = {name: copy(slot) for name, slot in tracker.slots.items()}
    twin.active_loop = copy(tracker.active_loop)
    return twin


def _from_intents(
    policy: RulePolicy, *turn: Any, use_text_for_last_user_input: bool
) -> "tuple[str | None, str | None, bool]":
    if use_text_for_last_user_input:
        return None, None, False
    found: tuple[str | None, str | None, bool] = _find_action_from_rules(
        policy, *turn, use_text_for_last_user_input=False
    )
    return found


def _last_states(policy: RulePolicy, *args: Any, **named: Any) -> "list[dict[str, Any]]":
    states: list[dict[str, Any]] = _prediction_states(policy, *args, **named)
    return states[-_longest(policy) :]


def _longest(policy: RulePolicy) -> int:
    longest: int | None = getattr(policy, "longest_rule", None)
    if longest is None:
        tables = [table for table in policy.lookup.values() if isinstance(table, dict)]
        longest = max(len(policy._rule_key_to_state(key)) for table in tables for key in table)  # noqa: SLF001  # what is patched is Rasa's own
        policy.longest_rule = longest
    return longest
