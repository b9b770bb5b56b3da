"""The answer that needs no Python: a response of data/responses, offered and counted as data/intents.yml says."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.intents import known_intents


class Answer(TopicAction):
    """Says the response of the shopper's intent, `utter_<intent>`."""

    called = "action_answer"

    def topic_of(self, turn: Turn) -> str | None:
        intent = known_intents()[turn.intent]
        return intent.topic if intent.wish else None

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the facts are put in with the response
        intent = known_intents()[turn.intent]
        reply = Reply(f"utter_{turn.intent}")
        return Outcome(reply, offers_person=intent.offers == "person", general=intent.wish == "tells")
