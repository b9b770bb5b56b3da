"""Ranking: intents are ranked as scikit-learn would, weighted by how near the examples are."""

import math
from collections import Counter

import numpy as np
import pytest
from scipy.sparse import hstack
from sklearn.linear_model import LogisticRegression

from bot.understanding.ranker import CANDIDATES, Examples, Learnt, Linear, Ranker, learn
from tests.bot.few import FEW, INTENTS, TEXTS, means_of

ODD = (
    "", " ", "a", "?", "zzz qqq", "🙂🙂🙂", "où est ma commande", "где мой заказ", "我的订单在哪里", "טוב",
    "\u200b", "1" * 1_000, "where is my order " * 55, "hello\n\n\thello", "HELLO", "ｈｅｌｌｏ",
)  # fmt: skip
WITH, WITHOUT = Examples(TEXTS, means_of(TEXTS), INTENTS), Examples(TEXTS, None, INTENTS)


@pytest.fixture(scope="module")
def learnt() -> Learnt:
    """What is learnt where there is an encoder."""
    return learn(WITH, seed=7)


@pytest.fixture(scope="module")
def counted() -> Learnt:
    """What is learnt where there is none."""
    return learn(WITHOUT, seed=7)


def _by_scikit_learn(learnt: Learnt, text: str) -> "dict[str, float]":
    """The chances of the counted part, fitted and applied by scikit-learn alone."""
    vectorizers = (learnt.words, learnt.pieces)
    regression = LogisticRegression(C=20.0, class_weight="balanced", max_iter=25, random_state=7)
    regression.fit(hstack([one.transform(TEXTS) for one in vectorizers], "csr"), INTENTS)
    counts = hstack([one.transform([text]) for one in vectorizers], "csr")
    return dict(zip(regression.classes_, regression.predict_proba(counts)[0], strict=True))


def _are_the_likeliest(ranking: "dict[str, float]", expected: "dict[str, float]", within: float) -> None:
    """Fail unless the scores are those expected, and those not ranked are next to nothing."""
    assert ranking == pytest.approx({intent: expected[intent] for intent in ranking}, abs=within)
    assert all(score < 0.01 for intent, score in expected.items() if intent not in ranking)


@pytest.mark.parametrize("text", ("hello, how much is delivery?", "return the order", "Héllo", *ODD))
def test_counts_alone_are_the_library_s(counted: Learnt, text: str) -> None:
    """Without an encoder every chance is the one that scikit-learn gives."""
    _are_the_likeliest(dict(Ranker(counted).rank(text, None)), _by_scikit_learn(counted, text), 1e-5)


@pytest.mark.parametrize("text", ("how much is delivery", "where is the weather", *ODD))
def test_meaning_and_counts_are_averaged_and_lowered_by_distance(learnt: Learnt, text: str) -> None:
    """The score is 0.4 of the counts' chance and 0.6 of the meaning's, times the nearest cosine to the 7th power."""
    means = means_of([text])[0]
    assert learnt.meant is not None
    # Halfway between each example counting the same and each intent.
    even, counts = len(INTENTS) / len(FEW), Counter(INTENTS)
    weights = {intent: math.sqrt(even / count) for intent, count in counts.items()}
    regression = LogisticRegression(C=5.0, class_weight=weights, max_iter=80, random_state=7)
    assert WITH.means is not None
    regression.fit(WITH.means.reshape(len(TEXTS), -1), INTENTS)
    meant = dict(zip(regression.classes_, regression.predict_proba(means.reshape(1, -1))[0], strict=True))
    counted = _by_scikit_learn(learnt, text)
    expected = {}
    for intent, texts in FEW.items():
        nearest = max(0.0, float((means_of(texts)[:, -1] @ means[-1]).max()))
        expected[intent] = (0.4 * counted[intent] + 0.6 * meant[intent]) * nearest**7
    _are_the_likeliest(dict(Ranker(learnt).rank(text, means)), expected, 1e-4)


@pytest.mark.parametrize("text", (*TEXTS[::5], *ODD))
@pytest.mark.parametrize("with_encoder", (True, False))
def test_likeliest_first(text: str, with_encoder: bool, request: pytest.FixtureRequest) -> None:  # noqa: FBT001  # a case of the test
    """Whatever is typed, scores are between 0 and 1, add up to no more than 1, and fall."""
    learnt = request.getfixturevalue("learnt" if with_encoder else "counted")
    ranking = Ranker(learnt).rank(text, means_of([text])[0] if with_encoder else None)
    scores = [score for _, score in ranking]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert sum(scores) <= 1 + 1e-5
    assert 2 <= len(ranking) <= len(FEW)


def test_examples_are_learnt(learnt: Learnt, counted: Learnt) -> None:
    """An example that was learnt from gets its own intent first, and is near itself."""
    for text, intent, means in zip(TEXTS, INTENTS, means_of(TEXTS), strict=True):
        assert Ranker(learnt).rank(text, means)[0][0] == intent
        assert Ranker(counted).rank(text, None)[0][0] == intent


def test_what_is_unlike_all_examples_is_none_of_them(learnt: Learnt) -> None:
    """A text opposite to every example has next to no score, however sure the classifiers are."""
    means = means_of(["hello"])[0]
    assert learnt.meant is not None
    away = -np.sum(learnt.meant.examples, axis=0)
    means[-1] = away / np.linalg.norm(away)
    assert (learnt.meant.examples @ means[-1]).max() < 0.5
    best = Ranker(learnt).rank("hello", means)[0][1]
    assert best < 0.1
    assert best < Ranker(learnt).rank("hello", means_of(["hello"])[0])[0][1]


def test_only_the_likeliest_are_ranked() -> None:
    """Of many intents only the ten likeliest are ranked."""
    texts = [f"{word} {end}" for word in "abcdefghijklmnop" for end in ("please now", "please then", "now please")]
    learnt = learn(Examples(texts, means_of(texts), [text[0] for text in texts]), seed=7)
    ranking = Ranker(learnt).rank("c please now", means_of(["c please now"])[0])
    assert len(ranking) == CANDIDATES == 10
    assert ranking[0][0] == "c"


@pytest.mark.parametrize("examples", (WITH, WITHOUT))
def test_two_trainings_agree(examples: Examples) -> None:
    """Training twice on the same examples gives the same, bit for bit."""
    one, other = learn(examples, seed=7), learn(examples, seed=7)
    assert one.words.vocabulary_ == other.words.vocabulary_
    assert one.pieces.vocabulary_ == other.pieces.vocabulary_
    _assert_same(one.counted, other.counted)
    if one.meant is not None and other.meant is not None:
        _assert_same(one.meant.linear, other.meant.linear)
        assert np.array_equal(one.meant.examples, other.meant.examples)
    assert (one.meant is None) == (other.meant is None) == (examples.means is None)


def _assert_same(one: Linear, other: Linear) -> None:
    assert np.array_equal(one.weights, other.weights)
    assert np.array_equal(one.bias, other.bias)


def test_examples_are_chosen_whole() -> None:
    """Text, means and intent of an example stay together."""
    chosen = WITH.chosen(np.array([9, 0]))
    assert len(chosen) == 2
    assert list(chosen.texts) == [TEXTS[9], TEXTS[0]]
    assert list(chosen.intents) == [INTENTS[9], INTENTS[0]]
    assert chosen.means is not None
    assert np.array_equal(chosen.means, means_of([TEXTS[9], TEXTS[0]]))
    assert WITHOUT.chosen(np.array([3])).means is None
