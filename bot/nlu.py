"""The two parts of Rasa's pipeline that are ours: what is named in a message, and what is wanted."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import spacy
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language

from bot.entities import Calendar, build, calendar_of, found, masked, products_and_colours

# The message as the classifier sees it; not part of what Rasa puts out.
_MASKED = "masked_text"
_RANKED = 10
# spaCy has cut the message already.
_TOKEN = r"\S+"  # noqa: S105 — a token of text


@DefaultV1Recipe.register(
    # Rasa shows training examples to tokenizers only.
    [DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR],
    is_trainable=True,
)
class ShopEnglish(GraphComponent, EntityExtractorMixin):
    """A blank English spaCy pipeline with our patterns and the catalogue's names, built and saved by training."""

    def __init__(
        self, storage: ModelStorage, resource: Resource, nlp: Language, calendar: "Callable[[], Calendar]"
    ) -> None:
        self._storage = storage
        self._resource = resource
        self._nlp = nlp
        self._calendar = calendar

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`catalogue`: the shop's products, a JSON list with names and colours. `facts`: where its time zone is."""
        return {"catalogue": "data/shop/catalogue.json", "facts": "data/facts.yml"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ShopEnglish":
        """Make the component for training; see Rasa's GraphComponent."""
        del execution_context
        nlp = build(*products_and_colours(Path(config["catalogue"])))
        return cls(model_storage, resource, nlp, calendar_of(Path(config["facts"])))

    def train(self, training_data: TrainingData) -> Resource:
        """Save the pipeline. There is nothing to learn from `training_data`."""
        del training_data
        with self._storage.write_to(self._resource) as folder:
            self._nlp.to_disk(folder / "english")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "ShopEnglish":
        """Load the saved pipeline; see Rasa's GraphComponent."""
        del execution_context
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, spacy.load(folder / "english"), calendar_of(Path(config["facts"])))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mask what the examples name, so that the classifier learns "an order number" and not "1042"."""
        for example in training_data.intent_examples:
            text = example.get(TEXT)
            if text:
                example.set(_MASKED, masked(self._nlp(text)))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what the messages name."""
        for message in messages:
            doc = self._nlp(message.get(TEXT))
            entities = [
                {"entity": one.entity, "value": one.value, "start": one.start, "end": one.end}
                for one in found(doc, self._calendar())
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(entities), add_to_output=True)
            message.set(_MASKED, masked(doc))
        return messages


@dataclass
class Learnt:
    """What training saves: counts of words and of pieces of words, and multinomial logistic regression on both."""

    words: TfidfVectorizer
    pieces: TfidfVectorizer
    regression: LogisticRegression


def learn(texts: "list[str]", intents: "list[str]", strength: float, seed: int) -> Learnt:
    """Learn the intent of each text."""
    words = TfidfVectorizer(ngram_range=(1, 2), token_pattern=_TOKEN, sublinear_tf=True, strip_accents="unicode")
    pieces = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, strip_accents="unicode")
    regression = LogisticRegression(C=strength, class_weight="balanced", max_iter=1_000, random_state=seed)
    regression.fit(hstack([words.fit_transform(texts), pieces.fit_transform(texts)], "csr"), intents)
    return Learnt(words, pieces, regression)


class Ranker:
    """Ranks the intents of one text as scikit-learn would, without its sparse matrices: a twentieth of the time."""

    def __init__(self, learnt: Learnt) -> None:
        self._intents = [str(intent) for intent in learnt.regression.classes_]
        self._bias = learnt.regression.intercept_
        self._counts = [_Counts(learnt.words), _Counts(learnt.pieces)]
        # A row for each piece, so that the few rows of a message are read as they lie.
        self._weights = np.split(np.ascontiguousarray(learnt.regression.coef_.T), [len(learnt.words.vocabulary_)])

    def rank(self, text: str) -> "list[dict[str, Any]]":
        """Return the intents of `text` with their probabilities, likeliest first."""
        scores = self._bias.copy()
        for counts, weights in zip(self._counts, self._weights, strict=True):
            places, heights = counts.of(text)
            scores += heights @ weights[places]
        likely = np.exp(scores - scores.max())
        likely /= likely.sum()
        return [
            {"name": self._intents[place], "confidence": float(likely[place])}
            for place in np.argsort(-likely, kind="stable")[:_RANKED]
        ]


class _Counts:
    """What a fitted vectorizer counts in one text."""

    def __init__(self, vectorizer: TfidfVectorizer) -> None:
        self._analyse = vectorizer.build_analyzer()
        self._places = vectorizer.vocabulary_
        self._idf = vectorizer.idf_

    def of(self, text: str) -> "tuple[NDArray[np.intp], NDArray[np.float64]]":
        """Return the places of the known pieces and their weights, a vector of length 1; both of shape (n,)."""
        counts = Counter(place for piece in self._analyse(text) if (place := self._places.get(piece)) is not None)
        places = np.fromiter(counts, dtype=np.intp, count=len(counts))
        weights = (1 + np.log(np.fromiter(counts.values(), dtype=float, count=len(counts)))) * self._idf[places]
        return places, weights / (np.linalg.norm(weights) or 1)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SparseIntentClassifier(GraphComponent):
    """Logistic regression on counted words and pieces of words: milliseconds a message, seconds to train."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, ranker: Ranker | None = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._ranker = ranker

    @classmethod
    def required_components(cls) -> list[type]:
        """Name the component that masks the messages."""
        return [ShopEnglish]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`strength`: how closely to follow the examples (scikit-learn's C). `seed`: two trainings agree."""
        return {"strength": 20.0, "seed": 7}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SparseIntentClassifier":
        """Make the component for training; see Rasa's GraphComponent."""
        del execution_context
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents of the examples and save what was learnt."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        learnt = learn(
            [example.get(_MASKED) for example in examples],
            [example.get(INTENT) for example in examples],
            self._config["strength"],
            self._config["seed"],
        )
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(learnt, folder / "intents.joblib")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "SparseIntentClassifier":
        """Load what was learnt; see Rasa's GraphComponent."""
        del execution_context
        with model_storage.read_from(resource) as folder:
            # A pickle: only models whose hash is the one training wrote are loaded at all, see bot/models.py.
            return cls(config, model_storage, resource, Ranker(joblib.load(folder / "intents.joblib")))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the likeliest intent and the ranking."""
        assert self._ranker is not None  # noqa: S101 — load() set it
        for message in messages:
            ranking = self._ranker.rank(message.get(_MASKED))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
