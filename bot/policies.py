"""Rasa's rule policy without the work that changes none of its predictions for rules like ours."""

from typing import Any

from rasa.core.policies.rule_policy import RulePolicy

_find_action_from_rules = RulePolicy._find_action_from_rules  # noqa: SLF001
_prediction_states = RulePolicy._prediction_states  # noqa: SLF001


def predict_leanly() -> None:
    """Have every rule policy look at intents alone, and as far back as its longest rule goes.

    Rasa's looks for the words of rules that quote a message first, and compares each state since the conversation's
    beginning with every rule: together a tenth of a turn, and more the longer a conversation lasts.
    """
    RulePolicy._find_action_from_rules = _from_intents  # noqa: SLF001
    RulePolicy._prediction_states = _last_states  # noqa: SLF001


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
        longest = max(len(policy._rule_key_to_state(key)) for table in tables for key in table)  # noqa: SLF001
        policy.longest_rule = longest
    return longest
