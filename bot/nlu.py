"""The two parts of Rasa's pipeline that are ours: what is named in a message, and what is wanted."""

from pathlib import Path
from typing import Any

import joblib
import numpy as np
import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.language import Language
from spacy.tokens import Doc

from bot.entities import build, found, masked, product_names

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

    def __init__(self, storage: ModelStorage, resource: Resource, nlp: Language | None = None) -> None:
        self._storage = storage
        self._resource = resource
        self._nlp = nlp

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`catalogue`: the shop's products, a JSON list of objects with a name."""
        return {"catalogue": "data/shop/catalogue.json"}

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
        return cls(model_storage, resource, build(product_names(Path(config["catalogue"]))))

    def train(self, training_data: TrainingData) -> Resource:
        """Save the pipeline. There is nothing to learn from `training_data`."""
        del training_data
        assert self._nlp is not None  # noqa: S101 — create() built it
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
        del config, execution_context
        with model_storage.read_from(resource) as folder:
            return cls(model_storage, resource, spacy.load(folder / "english"))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mask what the examples name, so that the classifier learns "an order number" and not "1042"."""
        for example in training_data.intent_examples:
            text = example.get(TEXT)
            if text:
                example.set(_MASKED, masked(self._doc(text)))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what the messages name."""
        for message in messages:
            doc = self._doc(message.get(TEXT))
            entities = [
                {"entity": one.entity, "value": one.value, "start": one.start, "end": one.end} for one in found(doc)
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(entities), add_to_output=True)
            message.set(_MASKED, masked(doc))
        return messages

    def _doc(self, text: str) -> Doc:
        assert self._nlp is not None  # noqa: S101 — create() or load() set it
        return self._nlp(text)


class _Model:
    """Counted words and pieces of words, and logistic regression on both.

    scikit-learn's own union of the two counts starts its job runner for every message.
    """

    def __init__(self, strength: float, seed: int) -> None:
        self._words = TfidfVectorizer(
            ngram_range=(1, 2), token_pattern=_TOKEN, sublinear_tf=True, strip_accents="unicode"
        )
        self._pieces = TfidfVectorizer(
            analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, strip_accents="unicode"
        )
        self._regression = LogisticRegression(C=strength, class_weight="balanced", max_iter=1_000, random_state=seed)

    def learn(self, texts: list[str], intents: list[str]) -> None:
        self._words.fit(texts)
        self._pieces.fit(texts)
        self._regression.fit(self._counted(texts), intents)

    def rank(self, text: str) -> list[dict[str, Any]]:
        """Return the intents of `text`, likeliest first."""
        likely = self._regression.predict_proba(self._counted([text]))[0]
        return [
            {"name": str(self._regression.classes_[place]), "confidence": float(likely[place])}
            for place in np.argsort(-likely, kind="stable")[:_RANKED]
        ]

    def _counted(self, texts: list[str]) -> csr_matrix:
        return hstack([self._words.transform(texts), self._pieces.transform(texts)], format="csr")


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SparseIntentClassifier(GraphComponent):
    """Logistic regression on counted words and pieces of words: milliseconds a message, seconds to train."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: _Model | None = None
    ) -> None:
        self._config = config
        self._storage = storage
        self._resource = resource
        self._model = model

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
        self._model = _Model(self._config["strength"], self._config["seed"])
        self._model.learn([example.get(_MASKED) for example in examples], [example.get(INTENT) for example in examples])
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(self._model, folder / "intents.joblib")
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
            return cls(config, model_storage, resource, joblib.load(folder / "intents.joblib"))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the likeliest intent and the ranking."""
        assert self._model is not None  # noqa: S101 — load() set it
        for message in messages:
            ranking = self._model.rank(message.get(_MASKED))
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages
