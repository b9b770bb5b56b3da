"""Which of a response's wordings is said: the next one each time, so that nobody reads the same words twice in a row.

Where the shopper writes in another language (data/languages), it is said in that, or in English with a word ahead.
Where a question asks for an obstacle or denies what it asks, its yes or no is turned (bot/understanding/polarity.py).
Sorry is said once a talk (one_sorry.py).

Rasa chooses at random: the same words may come again, and no dialogue can be replayed exactly.
"""

from copy import deepcopy
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.events import BotUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.first_words import PUT_AS, first_words
from bot.server.one_sorry import says_sorry, without_sorry
from bot.server.shortening import times_said
from bot.server.translations import translations
from bot.server.turns import current_turn


class NextWording(TemplatedNaturalLanguageGenerator):
    """Uses the wordings of each response in their order; each bot session begins with the first."""

    def __init__(self) -> None:
        # Rasa puts the model's responses in when it has loaded the model.
        super().__init__({})

    async def generate(
        self, utter_action: str, tracker: DialogueStateTracker, output_channel: str, **variables: Any
    ) -> "dict[str, Any] | None":
        """Return the response's next wording with `variables` filled, or None when there is no such response."""
        if utter_action not in self.responses:
            return None
        slots = tracker.current_slot_values()
        fitting = ResponseVariationFilter(self.responses).responses_for_utter_action(
            utter_action, output_channel, slots
        )
        if not fitting:
            return None
        said = times_said(utter_action, tracker)
        wording = deepcopy(fitting[said % len(fitting)])
        translation = translations().get(slots.get("language") or "")
        if translation:
            wording["text"] = translation.wording(utter_action, said, wording["text"])
        message: dict[str, Any] = self._fill_response(wording, slots, **variables)
        if not translation and message.get("text"):
            name = str(variables.get("name") or "")
            text = first_words().begun(message["text"], _put_as(tracker), name)
            turn = current_turn()
            message["text"] = without_sorry(text, name) if turn.said_sorry or _said_sorry(tracker) else text
            turn.said_sorry = turn.said_sorry or says_sorry(message["text"])
        return message


def _said_sorry(tracker: DialogueStateTracker) -> bool:
    """Whether the bot has said sorry in this talk."""
    return any(isinstance(event, BotUttered) and says_sorry(event.text or "") for event in tracker.events)


def _put_as(tracker: DialogueStateTracker) -> str:
    """Return how the shopper's question was put, see bot/understanding/polarity.py."""
    named = tracker.latest_message.entities if tracker.latest_message else []
    return next((str(one["value"]) for one in named if one["entity"] == PUT_AS), "")
