"""How sure is sure enough: the thresholds between acting, asking back and giving up, fitted on the examples.

Each example is judged by a model that has not seen it, nor the examples written next to it: those are often alike and
would flatter the figures.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from bot.understanding.intents import known

OUT_OF_SCOPE = "out_of_scope"
# Of what is acted on, 19 in 20 are to be right with real shoppers. The examples are written to be harder than what most
# shoppers write: 87 in 100 of them come to that (docs/measurements.md).
_RIGHT_WHEN_ACTED = 0.87
# A question back is worth its buttons while the right topic is more likely among them than not.
_FOUND_WHEN_ASKED = 0.5
# How many topics a question back offers.
BUTTONS = 3
# How much the rival's score counts against an intent's own. Fitted on the examples alone it would be more, but what
# shoppers write is less like the examples, and there the own score tells more. From 0.4 to 0.6 little changes.
_RIVAL = 0.5
_OUT_OF_SCOPE_SHARE = 0.2

Ranking = Sequence["tuple[str, float]"]


@dataclass(frozen=True)
class Certainty:
    """Maps scores to confidences, the chance that an intent is the right one, and says what they are enough for.

    An intent is more likely right when its score and those of what is answered alike are higher, and its rival's lower.
    """

    slope: float
    bias: float
    act: float
    ask: float

    def confident(self, ranking: Ranking) -> "list[tuple[str, float]]":
        """Return the ranking with the chance of each intent to be right, from 0 to 1, instead of its score."""
        best = ranking[0][1]
        heights = [_height(ranking), *(_above(score, best) for _, score in ranking[1:])]
        return [
            (name, _sigmoid(self.slope * height + self.bias))
            for (name, _), height in zip(ranking, heights, strict=True)
        ]

    def band(self, ranking: Ranking) -> str:
        """Return "act", "ask" (back, with the nearest topics), or "none" (no topic is near enough to be offered).

        `ranking` holds scores.
        """
        if self.confident(ranking)[0][1] >= self.act:
            return "act"
        return "ask" if _of_buttons(ranking) >= self.ask else "none"

    def save(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self)), encoding="ascii")

    @classmethod
    def load(cls, path: Path) -> "Certainty":
        """Read what `save` wrote."""
        return cls(**json.loads(path.read_text(encoding="ascii")))


def fit(rankings: "Sequence[Ranking]", intents: Sequence[str], seed: int) -> Certainty:
    """Fit to rankings of examples that their model had not seen, and the examples' true intents.

    Messages out of scope count as one in five, as with real shoppers.
    """
    weights = _weights(intents)
    tops = [ranking[0][0] for ranking in rankings]
    right = np.array([_is_right(top, intent) for top, intent in zip(tops, intents, strict=True)])
    heights = np.array([_height(ranking) for ranking in rankings])
    fitted = Certainty(*_chances(heights, right, weights, seed), act=1.0, ask=1.0)
    confidences = np.array([fitted.confident(ranking)[0][1] for ranking in rankings])
    acted = np.array([top != OUT_OF_SCOPE for top in tops])
    act = _lowest(confidences[acted], right[acted], weights[acted], _RIGHT_WHEN_ACTED)
    found = np.array([intent in dict(_buttons(ranking)) for ranking, intent in zip(rankings, intents, strict=True)])
    offered = np.array([_of_buttons(ranking) for ranking in rankings])
    unsure = confidences < act
    return replace(fitted, act=act, ask=_where_likely(offered[unsure], found[unsure], weights[unsure], seed))


def _buttons(ranking: Ranking) -> Ranking:
    """Return what would be offered: what is out of scope is no topic."""
    return [one for one in ranking if one[0] != OUT_OF_SCOPE][:BUTTONS]


def _of_buttons(ranking: Ranking) -> float:
    """Return the scores of what would be offered, taken together."""
    return sum(score for _, score in _buttons(ranking))


def _is_right(top: str, intent: str) -> bool:
    """Whether the answer is right: intents that are alike are answered alike."""
    return top == intent or bool(known(top).alike and known(top).alike == known(intent).alike)


def _height(ranking: Ranking) -> float:
    """Return how far the likeliest answer, with all intents that are answered so, stands above the best other one."""
    best = ranking[0][0]
    alike = sum(score for name, score in ranking if _is_right(best, name))
    return _above(alike, next((score for name, score in ranking if not _is_right(best, name)), 0.0))


def _above(score: float, rival: float) -> float:
    return _logit(score) - _RIVAL * _logit(rival)


def _chances(
    heights: "NDArray[np.float64]", good: "NDArray[np.bool_]", weights: "NDArray[np.float64]", seed: int
) -> "tuple[float, float]":
    """Fit slope and bias of how the chance to be good grows with the height (Platt, 1999)."""
    if good.all() or not good.any():
        return 1.0, 0.0
    regression = LogisticRegression(C=1e6, random_state=seed).fit(heights[:, None], good, sample_weight=weights)
    slope, bias = float(regression.coef_[0, 0]), float(regression.intercept_[0])
    # Too few examples may teach that a lower score is likelier.
    return (slope, bias) if slope > 0 else (1.0, 0.0)


def _where_likely(
    scores: "NDArray[np.float64]", found: "NDArray[np.bool_]", weights: "NDArray[np.float64]", seed: int
) -> float:
    """Return the score from which on the topic is found as often as `_FOUND_WHEN_ASKED`."""
    if not len(scores):
        return 0.0
    slope, bias = _chances(np.array([_logit(score) for score in scores]), found, weights, seed)
    return _sigmoid((_logit(_FOUND_WHEN_ASKED) - bias) / slope)


def _weights(intents: Sequence[str]) -> "NDArray[np.float64]":
    outside = np.array([intent == OUT_OF_SCOPE for intent in intents])
    if not outside.any() or outside.all():
        return np.ones(len(intents))
    share = _OUT_OF_SCOPE_SHARE / (1 - _OUT_OF_SCOPE_SHARE) * (~outside).sum() / outside.sum()
    return np.where(outside, share, 1.0)


def _lowest(
    confidences: "NDArray[np.float64]", good: "NDArray[np.bool_]", weights: "NDArray[np.float64]", share: float
) -> float:
    """Return the lowest confidence from which on at least `share` are good; the highest where there is none."""
    order = np.argsort(-confidences, kind="stable")
    so_far = np.cumsum((good * weights)[order]) / np.cumsum(weights[order])
    # Those of one confidence are acted on together.
    last_of_it = np.append(np.diff(confidences[order]) < 0, True)
    enough = np.flatnonzero(last_of_it & (so_far >= share))
    return float(confidences[order][enough[-1]]) if len(enough) else 1.0


def _logit(score: float) -> float:
    clipped = min(max(score, 1e-6), 1 - 1e-6)
    return math.log(clipped / (1 - clipped))


def _sigmoid(height: float) -> float:
    return 1 / (1 + math.exp(-height))
