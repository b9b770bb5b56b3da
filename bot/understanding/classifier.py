"""The parts of Rasa's pipeline that say what a message wants: the sentence encoder and the intent classifier."""

from typing import Any

import joblib
import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.model_selection import StratifiedKFold

from bot.understanding.certainty import Certainty, fit
from bot.understanding.encoder import MEANS, encoder
from bot.understanding.entities_component import MASKED, ShopEnglish
from bot.understanding.ranker import Examples, Ranker, learn

_FOLDS = 3
_LEARNT, _CERTAINTY = "intents.joblib", "certainty.json"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class SentenceEncoder(GraphComponent):
    """Gives messages the encoder's means, under the key `MEANS`; nothing where there is no encoder."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SentenceEncoder":
        """Make the component; see Rasa's GraphComponent."""
        del config, model_storage, resource, execution_context
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Give the examples their means."""
        self._give(training_data.intent_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Give the messages their means."""
        self._give(messages)
        return messages

    @staticmethod
    def _give(messages: list[Message]) -> None:
        reader, spoken = encoder(), [message for message in messages if message.get(TEXT)]
        if reader is None or not spoken:
            return
        for message, means in zip(spoken, reader.means([message.get(TEXT) for message in spoken]), strict=True):
            message.set(MEANS, means)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class IntentClassifier(GraphComponent):
    """Ranks the intents, with the chance of each to be right, and says what the best chance is enough for.

    Puts out `certainty`, "act", "ask" or "none", in addition to Rasa's `intent` and `intent_ranking`.
    """

    def __init__(
        self,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        learnt: "tuple[Ranker, Certainty] | None" = None,
    ) -> None:
        self._seed = int(config["seed"])
        self._storage = storage
        self._resource = resource
        self._learnt = learnt

    @classmethod
    def required_components(cls) -> list[type]:
        """Name the components that mask and encode the messages."""
        return [ShopEnglish, SentenceEncoder]

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
    ) -> "IntentClassifier":
        """Make the component for training; see Rasa's GraphComponent."""
        del execution_context
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the intents of the examples, fit the thresholds, and save both."""
        examples = _examples(training_data)
        certainty = _certainty(examples, self._seed)
        reader = encoder()
        with self._storage.write_to(self._resource) as folder:
            joblib.dump((learn(examples, self._seed), reader.digest if reader else None), folder / _LEARNT)
            certainty.save(folder / _CERTAINTY)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **_: Any,
    ) -> "IntentClassifier":
        """Load what was learnt; raises `InvalidConfigException` where it was learnt with another encoder."""
        del execution_context
        with model_storage.read_from(resource) as folder:
            # A pickle: only models whose hash is the one training wrote are loaded at all, see bot/server/models.py.
            learnt, digest = joblib.load(folder / _LEARNT)
            certainty = Certainty.load(folder / _CERTAINTY)
        reader = encoder()
        if digest != (reader.digest if reader else None):
            raise InvalidConfigException("The model was trained with another sentence encoder: run `make train`.")
        return cls(config, model_storage, resource, (Ranker(learnt), certainty))

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the likeliest intent, the ranking, and how certain it is."""
        assert self._learnt is not None  # noqa: S101  # load() set it
        ranker, certainty = self._learnt
        for message in messages:
            ranking = ranker.rank(message.get(MASKED), message.get(MEANS))
            told = [{"name": name, "confidence": chance} for name, chance in certainty.confident(ranking)]
            message.set(INTENT, told[0], add_to_output=True)
            message.set("intent_ranking", told, add_to_output=True)
            message.set("certainty", certainty.band(ranking), add_to_output=True)
        return messages


def _examples(training_data: TrainingData) -> Examples:
    messages = [message for message in training_data.intent_examples if message.get(TEXT)]
    means = [message.get(MEANS) for message in messages]
    return Examples(
        [message.get(MASKED) for message in messages],
        np.stack(means) if means and means[0] is not None else None,
        [message.get(INTENT) for message in messages],
    )


def _certainty(examples: Examples, seed: int) -> Certainty:
    """Fit the thresholds to a third of the examples, ranked by what is learnt from the others.

    The folds are not shuffled: neighbours in a file are often alike and stay together.
    """
    others, unseen = next(StratifiedKFold(_FOLDS).split(examples.texts, examples.intents))
    ranker, judged = Ranker(learn(examples.chosen(others), seed)), examples.chosen(unseen)
    means = judged.means if judged.means is not None else [None] * len(judged)
    rankings = [ranker.rank(text, its_means) for text, its_means in zip(judged.texts, means, strict=True)]
    return fit(rankings, judged.intents, seed)
