"""A message in another language than English: what the bot can do in it."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.intents import button


class OtherLanguage(TopicAction):
    """Says in the shopper's language that orders are looked up with number and e-mail, and that people do the rest."""

    called = "action_other_language"
    topic = "languages"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        track = () if turn.form else (button("track_order"),)
        return Outcome(Reply("utter_other_language", options=track), offers_person=True)
