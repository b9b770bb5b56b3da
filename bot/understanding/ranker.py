"""What is learnt from the examples, and how the intents of one message are ranked with it.

Two classifiers, both multinomial logistic regression, are averaged: one on the means of the sentence encoder's layers,
one on counted words and pieces of words. What comes out is multiplied by how near the message is to the nearest
example of each intent: a message unlike all examples is none of them, however sure the classifiers are.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

Floats = NDArray[np.float32]

# Chosen on the measuring sets, see docs/decisions.md; neighbouring values change a figure by less than a point.
_COUNTED_SHARE = 0.4
_NEARNESS_POWER = 6
# spaCy has cut the message already.
_TOKEN = r"\S+"  # noqa: S105  # a token of text
# Each nearness costs a matrix product: it is computed for the likeliest intent and its rival, and for up to ten intents
# whose chance is not next to nothing.
_MIN_CANDIDATES, CANDIDATES = 2, 10
_NEXT_TO_NOTHING = 0.01


@dataclass(frozen=True)
class Fit:
    """How a regression is fitted.

    `strength` is the inverse of the penalty on weights. It stops after `steps`, before the last digits of the weights
    are settled: they change no answer. `balance` says how far a class of few examples is made up for, from 0, where
    each example counts the same, to 1, where each class does.
    """

    strength: float
    steps: int
    balance: float


# By meaning, small classes are found without so much help; with it, they are found where they are not meant.
_MEANT, _COUNTED = Fit(strength=5.0, steps=80, balance=0.25), Fit(strength=20.0, steps=25, balance=1.0)


@dataclass(frozen=True)
class Examples:
    """What is learnt from: masked texts, the encoder's means (texts, layers, width) where there is one, and intents."""

    texts: "Sequence[str]"
    means: "Floats | None"
    intents: "Sequence[str]"

    def __len__(self) -> int:
        return len(self.texts)

    def chosen(self, places: "NDArray[np.intp]") -> "Examples":
        """Return the examples at `places`."""
        means = None if self.means is None else self.means[places]
        return Examples([self.texts[place] for place in places], means, [self.intents[place] for place in places])


@dataclass
class Linear:
    """Weights of shape (features, intents) and a bias for each intent."""

    weights: "Floats"
    bias: "Floats"


@dataclass
class Meant:
    """What is learnt from the encoder's vectors.

    `examples`, of shape (examples, width), are the sentence vectors, grouped by intent; `starts` tells where each
    intent's begin, and where the last one's end.
    """

    linear: Linear
    examples: "Floats"
    starts: "NDArray[np.intp]"


@dataclass
class Learnt:
    """What training saves. `meant` is None where there is no encoder."""

    intents: "list[str]"
    words: TfidfVectorizer
    pieces: TfidfVectorizer
    counted: Linear
    meant: "Meant | None"


def count(texts: "Sequence[str]") -> "tuple[TfidfVectorizer, TfidfVectorizer, csr_matrix]":
    """Learn which words and pieces of words there are; return both vectorizers and the counts."""
    # A word that only one example has teaches nothing about others, and such words cost half the training time.
    alike = {"sublinear_tf": True, "strip_accents": "unicode"}
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=_TOKEN, min_df=2, **alike)
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), min_df=4, **alike)
    counts = hstack([words.fit_transform(texts), pieces.fit_transform(texts)], "csr")
    # scikit-learn keeps the words left out for inspection only: 45,000 strings in the model and in memory.
    del words.stop_words_, pieces.stop_words_
    return words, pieces, counts


def learn(examples: Examples, seed: int) -> Learnt:
    """Learn the intents of the examples."""
    words, pieces, counts = count(examples.texts)
    intents = sorted(set(examples.intents))
    counted = _regress(counts, examples.intents, _COUNTED, seed)
    if examples.means is None:
        return Learnt(intents, words, pieces, counted, None)
    order = np.argsort(examples.intents, kind="stable")
    starts = np.searchsorted(np.array(examples.intents)[order], intents)
    linear = learn_meant(examples.means, examples.intents, _MEANT, seed)
    meant = Meant(linear, examples.means[order, -1], np.append(starts, len(order)))
    return Learnt(intents, words, pieces, counted, meant)


def learn_meant(means: "Floats", classes: "Sequence[str] | Sequence[int]", fit: Fit, seed: int) -> Linear:
    """Learn classes from the encoder's means, of shape (texts, layers, width)."""
    # The solver's own numbers have 64 bits: others would be converted anew at each of its steps.
    return _regress(_flat(means).astype(np.float64), classes, fit, seed)


def _regress(features: "csr_matrix | Floats", classes: "Sequence[str] | Sequence[int]", fit: Fit, seed: int) -> Linear:
    counts = Counter(classes)
    even = len(classes) / len(counts)
    balanced = {one: (even / count) ** fit.balance for one, count in counts.items()}
    regression = LogisticRegression(C=fit.strength, class_weight=balanced, max_iter=fit.steps, random_state=seed)
    regression.fit(features, classes)
    weights = np.ascontiguousarray(regression.coef_.T, dtype=np.float32)
    return Linear(weights, regression.intercept_.astype(np.float32))


def _flat(means: "Floats") -> "Floats":
    return means.reshape(len(means), -1)


class Ranker:
    """Ranks the intents of one message: what scikit-learn would say, without its sparse matrices and their cost."""

    def __init__(self, learnt: Learnt) -> None:
        self.intents = learnt.intents
        self._counted = learnt.counted
        self._meant = learnt.meant
        self._words, self._pieces = _Counts(learnt.words), _Counts(learnt.pieces)
        self._first_piece = len(learnt.words.vocabulary_)

    def rank(self, text: str, means: "Floats | None") -> "list[tuple[str, float]]":
        """Return the likeliest intents with their scores from 0 to 1, likeliest first.

        `text` is masked; `means`, of shape (layers, width), are missing where there is no encoder.
        """
        likely = self._by_counts(text)
        if self._meant is not None and means is not None:
            by_meaning = _softmax(self._meant.linear.bias + means.ravel() @ self._meant.linear.weights)
            likely = _COUNTED_SHARE * likely + (1 - _COUNTED_SHARE) * by_meaning
        best = np.argsort(-likely, kind="stable")[:CANDIDATES]
        best = best[: max(_MIN_CANDIDATES, int((likely[best] >= _NEXT_TO_NOTHING).sum()))]
        scores = likely[best]
        if self._meant is not None and means is not None:
            scores = scores * np.array([self._nearness(self._meant, place, means[-1]) for place in best])
        return [(self.intents[best[place]], float(scores[place])) for place in np.argsort(-scores, kind="stable")]

    def _by_counts(self, text: str) -> "Floats":
        scores = self._counted.bias.copy()
        for counts, first in ((self._words, 0), (self._pieces, self._first_piece)):
            places, heights = counts.of(text)
            scores += heights @ self._counted.weights[places + first]
        return _softmax(scores)

    @staticmethod
    def _nearness(meant: Meant, intent: int, sentence: "Floats") -> float:
        nearest = (meant.examples[meant.starts[intent] : meant.starts[intent + 1]] @ sentence).max()
        return float(max(nearest, 0.0) ** _NEARNESS_POWER)


class _Counts:
    """What a fitted vectorizer counts in one text."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._analyse = vectorizer.build_analyzer()
        self._places = vectorizer.vocabulary_
        self._idf = vectorizer.idf_.astype(np.float32)

    def of(self, text: str) -> "tuple[NDArray[np.intp], Floats]":
        """Return the places of the known pieces and their weights, a vector of length 1; both of shape (n,)."""
        counts = Counter(place for piece in self._analyse(text) if (place := self._places.get(piece)) is not None)
        places = np.fromiter(counts, dtype=np.intp, count=len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32, count=len(counts)))) * self._idf[places]
        return places, weights / (np.linalg.norm(weights) or 1)


def _softmax(scores: "Floats") -> "Floats":
    likely: Floats = np.exp(scores - scores.max())
    likely /= likely.sum()
    return likely
