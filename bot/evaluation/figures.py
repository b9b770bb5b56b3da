"""What is computed from predictions: how often they are right, and how far their confidence can be trusted."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from bot.evaluation.sets import OUT_OF_SCOPE, Example, Mapping

# One in five messages to a bot is about nothing that it has a topic for.
_POOL_FOR_EACH_OUTSIDE = 4
_FALSE_ALARMS = 0.05
_SEED = 7


@dataclass(frozen=True)
class Prediction:
    """What was understood of one example.

    `label` is the sets' name for the likeliest intent: a right one where it has several. `truth` is the label it is
    counted under. `inside` is the highest confidence among intents other than out of scope.
    """

    label: str
    truth: str
    right: bool
    confidence: float
    inside: float


def predict(example: Example, ranking: "Sequence[tuple[str, float]]", mapping: Mapping) -> Prediction:
    """Judge a ranking of intents with their confidences, likeliest first.

    Where it names no intent that the sets have a label for, nothing was understood: no label, and no confidence.
    """
    known = [(labels, confidence) for intent, confidence in ranking if (labels := mapping.labels(intent))]
    labels, confidence = known[0] if known else (("",), 0.0)
    label = next((one for one in labels if one in example.labels), labels[0])
    right = label in example.labels
    inside = next((sure for names, sure in known if OUT_OF_SCOPE not in names), 0.0)
    return Prediction(label, label if right else example.labels[0], right, confidence, inside)


@dataclass(frozen=True)
class OfLabel:
    """How one label fares. `count` is how many messages have it."""

    label: str
    count: int
    precision: float
    recall: float
    f1: float


def accuracy(predictions: "Sequence[Prediction]") -> float:
    """Return the share that is right."""
    return float(np.mean([one.right for one in predictions]))


def of_labels(predictions: "Sequence[Prediction]") -> "list[OfLabel]":
    """Return how each label fares that some message has, by name."""
    figures = []
    for label in sorted({one.truth for one in predictions}):
        hits = sum(one.truth == label == one.label for one in predictions)
        said = sum(one.label == label for one in predictions)
        count = sum(one.truth == label for one in predictions)
        figures.append(OfLabel(label, count, hits / said if said else 0.0, hits / count, 2 * hits / (said + count)))
    return figures


def macro_f1(predictions: "Sequence[Prediction]") -> float:
    """Return the mean of the labels' F1, each label counting the same."""
    return float(np.mean([one.f1 for one in of_labels(predictions)]))


@dataclass(frozen=True)
class Answering:
    """What a threshold would do, for every threshold there is, the highest first; arrays of one length.

    `confidence` is the threshold, `share` the share of the pool that is answered with it, `precision` how often what is
    answered is right.
    """

    confidence: "NDArray[np.float64]"
    share: "NDArray[np.float64]"
    precision: "NDArray[np.float64]"


def answering(pool: "Sequence[Prediction]", outside: "Sequence[Prediction]") -> Answering:
    """Return what answering from each confidence on would do to the pool, with messages out of scope mixed in.

    These are one message in five, or all there are; answering one is wrong. What is taken for out of scope is not
    answered.
    """
    count = min(len(outside), len(pool) // _POOL_FOR_EACH_OUTSIDE)
    chosen = np.random.default_rng(_SEED).choice(len(outside), size=count, replace=False) if count else ()
    mixed = [(one, True) for one in pool] + [(outside[place], False) for place in chosen]
    answered = sorted(
        ((one, in_pool) for one, in_pool in mixed if one.label != OUT_OF_SCOPE), key=lambda pair: -pair[0].confidence
    )
    confidence = np.array([one.confidence for one, _ in answered])
    right = np.cumsum([in_pool and one.right for one, in_pool in answered])
    of_pool = np.cumsum([in_pool for _, in_pool in answered])
    # No threshold comes between messages of the same confidence.
    ends = np.flatnonzero(np.append(confidence[1:] < confidence[:-1], True)) if answered else np.arange(0)
    return Answering(confidence[ends], of_pool[ends] / len(pool), right[ends] / (ends + 1))


def answered_at(precision: float, pool: "Sequence[Prediction]", outside: "Sequence[Prediction]") -> float:
    """Return the largest share of the pool that can be answered while the answers are right `precision` of the time.

    See `answering`.
    """
    figures = answering(pool, outside)
    return float(max(figures.share[figures.precision >= precision], default=0.0))


@dataclass(frozen=True)
class OutsideFound:
    """How well out of scope is told apart: the share found at 5 % false alarms, and the area under the ROC curve."""

    share: float
    auroc: float


def outside_found(pool: "Sequence[Prediction]", outside: "Sequence[Prediction]") -> OutsideFound:
    """Return how many of `outside` are turned away by the threshold that turns away 5 % of the pool."""
    inside, foreign = _scores(pool), _scores(outside)
    share = float(np.mean(foreign < np.quantile(inside, _FALSE_ALARMS)))
    truth = np.concatenate([np.ones(len(inside)), np.zeros(len(foreign))])
    return OutsideFound(share, float(roc_auc_score(truth, np.concatenate([inside, foreign]))))


def _scores(predictions: "Sequence[Prediction]") -> "NDArray[np.float64]":
    return np.array([one.inside for one in predictions])
