"""The part of Rasa's pipeline that finds the help page's section which answers a message."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.help.passages import INDEX, IndexFile
from bot.understanding.encoder import MEANS, encoder

# Measured on data/evaluation/knowledge.csv: from this nearness on, 88 % of the questions that pages answer get the
# right section and 5 % a wrong one; of those that no page answers, 22 % get one. tests/bot/help/test_knowledge.py holds
# it.
NEAR_ENOUGH = 0.495
OF_PAGES = "of_pages"
"""What is kept with a message: the nearest section of each page."""
# A longer question has a subject of its own, and does not only go on with a page.
_SHORT = 12


# Not trained: the index is a file of its own, read while the bot runs, so that changing a page needs no training.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class HelpPages(GraphComponent):
    """Adds `passage` to messages that a section of the help pages is near enough to, and `of_pages` to short ones.

    `passage` is what bot/help/passages.py has `Found`, as a dictionary; `of_pages` has the nearest section of each page
    in the same form, however near it is.
    Without the sentence encoder, or an index made with it, it adds nothing.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._near_enough = float(config["near_enough"])
        reader = encoder()
        self._index = IndexFile(Path(config["index"]), reader.digest if reader else None)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """`near_enough`: the nearness from which on a section is named. `index`: where `make index` writes."""
        return {"near_enough": NEAR_ENOUGH, "index": str(INDEX)}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "HelpPages":
        """Make the component; see Rasa's GraphComponent."""
        del model_storage, resource, execution_context
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the passages."""
        passages = self._index.now()
        for message in messages:
            means = message.get(MEANS)
            if passages is None or means is None:
                continue
            text = message.get(TEXT)
            short = len(text.rpartition("\n")[2].split()) <= _SHORT
            found, of_pages = passages.look_up(text, means, each_page=short)
            if found.nearness >= self._near_enough:
                message.set("passage", asdict(found), add_to_output=True)
            if of_pages:
                message.set(OF_PAGES, {page: asdict(one) for page, one in of_pages.items()}, add_to_output=True)
        return messages
