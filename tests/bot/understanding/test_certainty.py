"""How sure an intent is, by its score and its best rival's, with thresholds fitted on examples."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.understanding.certainty import OUT_OF_SCOPE, Certainty, fit

CERTAINTY = Certainty(slope=1.0, bias=0.0, act=0.8, ask=0.4)


def test_a_rival_takes_away_certainty() -> None:
    """The same score is surer where nothing else comes near."""
    alone, contested = (CERTAINTY.confident([("a", 0.7), ("b", rival)])[0][1] for rival in (0.01, 0.6))
    assert alone > 0.8 > contested


def test_the_order_of_scores_stays() -> None:
    """The likeliest intent has the highest confidence, and all are chances."""
    ranking = [("a", 0.6), ("b", 0.5), ("c", 0.2), ("d", 0.0)]
    confidences = [confidence for _, confidence in CERTAINTY.confident(ranking)]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_no_rival() -> None:
    """A single intent is surer than one with a rival."""
    assert CERTAINTY.confident([("a", 0.3)])[0] > CERTAINTY.confident([("a", 0.3), ("b", 0.1)])[0]


def test_what_is_answered_alike_adds_up() -> None:
    """A fault of an old thing is a damaged one or a guarantee: the answer that both have is surer than either."""
    together, apart = (CERTAINTY.confident([("guarantee", 0.4), (other, 0.3)])[0][1] for other in ("damaged_item", "a"))
    assert together > 0.8 > apart


@pytest.mark.parametrize(
    ("ranking", "band"),
    (
        ([("a", 0.8), ("b", 0.1)], "act"),
        ([("a", 0.5), ("b", 0.4)], "ask"),
        # Two topics that are likely together, though neither is by itself.
        ([("a", 0.3), ("b", 0.2)], "ask"),
        ([("a", 0.3), ("b", 0.05)], "none"),
        # Only three topics are offered, and never one that is out of scope.
        ([("a", 0.1)] * 3 + [("b", 0.1)] * 3, "none"),
        ([("out_of_scope", 0.6), ("a", 0.2)], "none"),
    ),
)
def test_bands(ranking: "list[tuple[str, float]]", band: str) -> None:
    """Act on what is likely; ask back where the right topic is likely to be among the buttons."""
    assert CERTAINTY.band(ranking) == band


def test_fitted_and_kept(tmp_path: Path) -> None:
    """Contested examples that are read wrongly teach that rivals count; what was fitted is read again as it was."""
    rankings = [
        [("a", 0.8), ("b", 0.02)],
        [("a", 0.6), ("b", 0.5)],
        [("a", 0.7), ("b", 0.05)],
        [("b", 0.6), ("a", 0.55)],
    ]
    fitted = fit(rankings * 5, ["a", "b", "a", "a"] * 5, seed=7)
    clear, contested = (fitted.confident(ranking)[0][1] for ranking in rankings[:2])
    assert clear > 0.9 > contested
    fitted.save(tmp_path / "certainty.json")
    assert Certainty.load(tmp_path / "certainty.json") == fitted


Judged = tuple[list[list[tuple[str, float]]], list[str]]


def _judged(count: int, seed: int, *, with_outside: bool = True) -> Judged:
    """Make up rankings of four intents, right as often as their best score says, and what was really meant."""
    chance = np.random.default_rng(seed)
    rankings, intents = [], []
    for _ in range(count):
        names = list(chance.permutation(["a", "b", "c", *([OUT_OF_SCOPE] if with_outside else ["d"])]))
        best = chance.beta(4, 2)
        rest = np.sort(chance.dirichlet([1, 1, 1]))[::-1] * (1 - best) * chance.uniform(0, 1)
        scores = sorted([best, *rest], reverse=True)
        rankings.append(list(zip(names, map(float, scores), strict=True)))
        intents.append(names[0] if chance.uniform() < best else chance.choice(names[1:]))
    return rankings, intents


def _right_when_acted(
    certainty: Certainty, rankings: "Sequence[Sequence[tuple[str, float]]]", intents: Sequence[str]
) -> float:
    """The share of right ones among the messages acted on, where one in five is out of scope."""
    outside = np.array([intent == OUT_OF_SCOPE for intent in intents])
    weights = np.where(outside, 0.2 / max(outside.mean(), 1e-9), 0.8 / (1 - outside.mean()))
    acted = np.array([ranking[0][0] != OUT_OF_SCOPE and certainty.band(ranking) == "act" for ranking in rankings])
    right = np.array([ranking[0][0] == intent for ranking, intent in zip(rankings, intents, strict=True)])
    assert acted.any()
    return float((weights * acted * right).sum() / (weights * acted).sum())


def test_what_is_acted_on_is_right() -> None:
    """Acting is right as often as promised on the examples it was fitted to, and nearly so on new ones."""
    certainty = fit(*_judged(2_000, seed=1), seed=7)
    assert _right_when_acted(certainty, *_judged(2_000, seed=1)) >= 0.87
    assert _right_when_acted(certainty, *_judged(2_000, seed=2)) >= 0.84
    # The threshold is as low as it may be: a lower one would break the promise.
    lower = Certainty(certainty.slope, certainty.bias, certainty.act - 0.05, certainty.ask)
    assert _right_when_acted(lower, *_judged(2_000, seed=1)) < 0.87


def test_confidences_are_chances() -> None:
    """Of what has a confidence of some 0.7, seven in ten are right."""
    rankings, intents = _judged(5_000, seed=3, with_outside=False)
    certainty = fit(rankings, intents, seed=7)
    sure = np.array([certainty.confident(ranking)[0][1] for ranking in rankings])
    right = np.array([ranking[0][0] == intent for ranking, intent in zip(rankings, intents, strict=True)])
    for low in (0.5, 0.6, 0.7, 0.8, 0.9):
        some = (sure >= low) & (sure < low + 0.1)
        assert right[some].mean() == pytest.approx(sure[some].mean(), abs=0.06)


def test_out_of_scope_counts_as_one_in_five() -> None:
    """However many examples of it there are, the thresholds stay where they are."""
    rankings, intents = _judged(2_000, seed=4)
    outside = [place for place, intent in enumerate(intents) if intent == OUT_OF_SCOPE]
    more = fit([*rankings, *(rankings[place] for place in outside)], [*intents, *[OUT_OF_SCOPE] * len(outside)], seed=7)
    once = fit(rankings, intents, seed=7)
    assert (more.act, more.ask) == pytest.approx((once.act, once.ask), abs=1e-3)


def test_alike_scores_are_acted_on_together() -> None:
    """Messages with one score are acted on all or none, in whatever order they stand; here half of them are right."""
    clear, doubtful = [("a", 0.9), ("b", 0.01)], [("a", 0.5), ("b", 0.1)]
    certainty = fit([clear] * 10 + [doubtful] * 20, ["a"] * 20 + ["b"] * 10, seed=7)
    assert certainty.band(clear) == "act"
    assert certainty.band(doubtful) != "act"


@pytest.mark.parametrize(
    ("intents", "acts"),
    (
        (["a"] * 4, [True] * 4),
        (["c"] * 4, [False] * 4),
        ([OUT_OF_SCOPE] * 4, [False] * 4),
        # Only the surest one is wrong.
        (["c", "a", "a", "a"], [False] * 4),
        (["a", "a", "c", "c"], [True, True, False, False]),
    ),
)
def test_few_examples(intents: "list[str]", acts: "list[bool]") -> None:
    """Whatever the examples are, there are thresholds, and a higher score is never less sure."""
    rankings = [[("a", score), ("b", 0.05)] for score in (0.9, 0.7, 0.6, 0.5)]
    certainty = fit(rankings, intents, seed=7)
    confidences = [certainty.confident(ranking)[0][1] for ranking in rankings]
    assert confidences == sorted(confidences, reverse=True)
    assert [certainty.band(ranking) == "act" for ranking in rankings] == acts
