"""The part of Rasa's pipeline that says what a message names."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from spacy.tokens import Doc

from bot.entities import Calendar, build, calendar_of, found, masked
from bot.entities.pipeline import learn
from bot.entities.vocabulary import VOCABULARY, BadVocabulary, VocabularyFile

# The message as the classifier sees it; not part of what Rasa puts out.
MASKED = "masked_text"


# Not trained: the shop's words are read while the bot runs, so that a list that changed needs no training.
@DefaultV1Recipe.register(
    # Rasa shows training examples to tokenizers only.
    [DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR],
    is_trainable=False,
)
class ShopEnglish(GraphComponent, EntityExtractorMixin):
    """A blank English spaCy pipeline with our patterns and the shop's words, as they are in the file at the moment."""

    def __init__(self, words: VocabularyFile, calendar: "Callable[[], Calendar]") -> None:
        self._words = words
        self._learnt = words.now()
        self._nlp = build(self._learnt)
        self._calendar = calendar

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`vocabulary`: where `python -m shop vocabulary` writes. `facts`: where the shop's time zone is."""
        return {"vocabulary": str(VOCABULARY), "facts": "data/facts.yml"}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ShopEnglish":
        """Make the component; see Rasa's GraphComponent."""
        del model_storage, resource, execution_context
        try:
            words = VocabularyFile(Path(config["vocabulary"]))
        except BadVocabulary as bad:
            raise InvalidConfigException(str(bad)) from None
        return cls(words, calendar_of(Path(config["facts"])))

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mask what the examples name, so that the classifier learns "an order number" and not "1042"."""
        for example in training_data.intent_examples:
            text = example.get(TEXT)
            if text:
                example.set(MASKED, masked(self._read(text)))
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add what the messages name."""
        for message in messages:
            doc = self._read(message.get(TEXT))
            entities = [
                {"entity": one.entity, "value": one.value, "start": one.start, "end": one.end}
                for one in found(doc, self._calendar())
            ]
            message.set(ENTITIES, message.get(ENTITIES, []) + self.add_extractor_name(entities), add_to_output=True)
            message.set(MASKED, masked(doc))
        return messages

    def _read(self, text: str) -> Doc:
        words = self._words.now()
        if words is not self._learnt:
            learn(self._nlp, words)
            self._learnt = words
        return self._nlp(text)
