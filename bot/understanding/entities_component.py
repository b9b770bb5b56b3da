"""The part of Rasa's pipeline that says what a message names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.language import Language

from bot.entities import Calendar, build, calendar_of, found, masked, products_and_colours

# The message as the classifier sees it; not part of what Rasa puts out.
MASKED = "masked_text"


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
                example.set(MASKED, masked(self._nlp(text)))
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
            message.set(MASKED, masked(doc))
        return messages
