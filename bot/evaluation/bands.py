"""What the bot does with messages: acts on what it understood, asks back, shows a help page, or says that it is lost.

What it does is `bot.understanding.deciding`'s; here it is judged.
"""

from collections.abc import Mapping as Dict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.evaluation.sets import Example, Mapping
from bot.understanding.certainty import BUTTONS, OUT_OF_SCOPE
from bot.understanding.pages import HELP_PAGE
from bot.understanding.parsed import FALLBACK

ACT, ASK, PAGE, NEITHER = "act", "ask", "page", "neither"
# Neither is offered as a topic.
_NO_TOPIC = frozenset({FALLBACK, OUT_OF_SCOPE})


@dataclass(frozen=True)
class Outcome:
    """What the bot does with a message.

    `right`: the intent acted on has a label of the message, or one of the topics offered has.
    """

    band: str
    right: bool


def outcome_of(example: Example, decided: "Sequence[Dict[str, Any]]", mapping: Mapping) -> Outcome:
    """Judge what was decided about a message, a result for each wish found in it; acting on any wish is acting."""
    outcomes = [_of_wish(example, result, mapping) for result in decided]
    for band in (ACT, PAGE, ASK):
        if any(one.band == band for one in outcomes):
            return Outcome(band, right=any(one.right for one in outcomes if one.band == band))
    return Outcome(NEITHER, right=False)


def _of_wish(example: Example, result: "Dict[str, Any]", mapping: Mapping) -> Outcome:
    intent = (result["intent"] or {}).get("name")
    if intent == HELP_PAGE:
        return Outcome(PAGE, right=False)
    if intent is not None and intent != FALLBACK:
        return Outcome(ACT, right=_fits(example, intent, mapping))
    offered = [name for one in result["intent_ranking"] if (name := one["name"]) not in _NO_TOPIC][:BUTTONS]
    return Outcome(ASK if offered else NEITHER, right=any(_fits(example, one, mapping) for one in offered))


def _fits(example: Example, intent: str, mapping: Mapping) -> bool:
    return any(label in example.labels for label in mapping.labels(intent))


@dataclass(frozen=True)
class Bands:
    """Shares of messages, by what the bot does with them.

    `acted_right` is how often acting was right, `asked_right` how often the right topic was among the first three; 0.0
    where there was none.
    """

    acted: float
    acted_right: float
    asked: float
    asked_right: float
    page: float
    neither: float


def bands(outcomes: "Sequence[Outcome]") -> Bands:
    """Count what happens to messages."""

    def share(band: str) -> float:
        return sum(one.band == band for one in outcomes) / len(outcomes)

    def right(band: str) -> float:
        of_band = [one.right for one in outcomes if one.band == band]
        return sum(of_band) / len(of_band) if of_band else 0.0

    return Bands(share(ACT), right(ACT), share(ASK), right(ASK), share(PAGE), share(NEITHER))
