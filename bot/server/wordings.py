"""Which of a response's wordings is said: the next one each time, so that nobody reads the same words twice in a row.

Where the shopper writes in another language (data/languages), it is said in that, or in English with a word ahead.

Rasa chooses at random: the same words may come again, and no dialogue can be replayed exactly.
"""

from copy import deepcopy
from typing import Any

from rasa.core.nlg.generator import ResponseVariationFilter
from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.trackers import DialogueStateTracker

from bot.server.shortening import times_said
from bot.server.translations import translations


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
        if translation := translations().get(slots.get("language") or ""):
            wording["text"] = translation.wording(utter_action, said, wording["text"])
        message: dict[str, Any] = self._fill_response(wording, slots, **variables)
        return message
