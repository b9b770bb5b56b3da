"""The part of Rasa's pipeline that tells how near a message is to each question of data/questions.yml.

The questions are learnt beside the intents, so that each has to be likelier than all that the message may be instead.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import joblib
import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.understanding.classifier import SentenceEncoder
from bot.understanding.encoder import MEANS, encoder
from bot.understanding.questions import Question, known_questions
from bot.understanding.ranker import Fit, Linear, learn_meant

_FILE = "questions.joblib"
# A question has few ways of being asked beside an intent's many examples, and counts as much.
_FIT = Fit(strength=5.0, steps=40, balance=1.0)
# Beyond this logarithm of the odds nothing is any surer, and their figures stay short.
_SURE_ENOUGH = 20.0
MeansOf = Callable[[Sequence[str]], "NDArray[np.float32]"]


# As an entity extractor, because what it finds is no intent: Rasa takes one classifier's intent for the message's.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class NearQuestions(GraphComponent):
    """Gives messages `questions`, a list of what `Near` has: how near each is. Nothing where there is no encoder."""

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, learnt: "Learnt | None" = None
    ) -> None:
        self._seed = int(config["seed"])
        self._storage = storage
        self._resource = resource
        self._learnt = learnt

    @classmethod
    def required_components(cls) -> list[type]:
        """Name the component that encodes the messages."""
        return [SentenceEncoder]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`seed`: makes two trainings agree."""
        return {"seed": 7}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "NearQuestions":
        """Make the component for training; see Rasa's GraphComponent."""
        del execution_context
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the questions beside the intents of the examples, and save them."""
        examples = [message for message in training_data.intent_examples if message.get(TEXT)]
        reader = encoder()
        learnt = None
        if reader is not None and examples:
            means = np.stack([message.get(MEANS) for message in examples])
            intents = [message.get(INTENT) for message in examples]
            learnt = Learnt.of(known_questions(), reader.means, means, intents, self._seed)
        with self._storage.write_to(self._resource) as folder:
            joblib.dump(learnt, folder / _FILE)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "NearQuestions":
        """Load what was learnt; that the encoder is the same, the classifier sees to."""
        del execution_context
        with model_storage.read_from(resource) as folder:
            # A pickle: only models whose hash is the one training wrote are loaded at all, see bot/server/models.py.
            return cls(config, model_storage, resource, joblib.load(folder / _FILE))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the questions."""
        for message in messages:
            means = message.get(MEANS)
            if self._learnt is not None and means is not None:
                message.set("questions", self._learnt.near(means), add_to_output=True)
        return messages


@dataclass
class Learnt:
    """What training saves: the questions' names, the place of the question of each way, and what is learnt of both.

    `ways` are sentence vectors of shape (ways, width), those of a question together. Of the classes of `linear` the
    questions come first.
    """

    names: "list[str]"
    of_way: "NDArray[np.intp]"
    ways: "NDArray[np.float32]"
    linear: Linear

    @classmethod
    def of(
        cls,
        questions: "Mapping[str, Question]",
        means_of: MeansOf,
        means: "NDArray[np.float32]",
        intents: Sequence[str],
        seed: int,
    ) -> "Learnt":
        texts = [(place, way) for place, one in enumerate(questions.values()) for way in one.ways]
        of_ways = means_of([way for _, way in texts])
        of_way = np.array([place for place, _ in texts], dtype=np.intp)
        names = {intent: len(questions) + place for place, intent in enumerate(sorted(set(intents)))}
        classes = [*of_way.tolist(), *(names[intent] for intent in intents)]
        linear = learn_meant(np.concatenate([of_ways, means]), classes, _FIT, seed)
        return cls(list(questions), of_way, of_ways[:, -1], linear)

    def near(self, means: "NDArray[np.float32]") -> "list[dict[str, Any]]":
        """Return what `Near` has for each question; `means` are a message's own by layer: shape (layers, width)."""
        scores = (self.linear.bias + means.ravel() @ self.linear.weights).astype(np.float64)
        of_questions, of_intents = np.split(scores, [len(self.names)])
        odds = np.exp(np.minimum(of_questions - of_intents.max(), _SURE_ENOUGH))
        # The ways stand question by question. What is further than at right angles is no nearer.
        begin = np.searchsorted(self.of_way, np.arange(len(self.names)))
        nearest = np.maximum.reduceat(self.ways @ means[-1], begin).clip(0.0).astype(np.float64).round(4)
        # Plain dictionaries, as the message goes out in JSON: dataclasses to begin with took longer than the rest.
        told = zip(self.names, nearest.tolist(), odds.tolist(), strict=True)
        return [{"name": name, "nearness": nearness, "odds": chance} for name, nearness, chance in told]
