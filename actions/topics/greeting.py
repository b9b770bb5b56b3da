"""Small talk: greeting, thanks, goodbye, and what the bot can do."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.intents import starts


class Greet(TopicAction):
    """Greets, the first time with what the bot can do. That it is an AI was said in the conversation's first line."""

    called = "action_greet"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if turn.form:
            return Outcome(Reply("utter_greet_in_form"))
        if turn.slots.get("greeted"):
            return Outcome(Reply("utter_greet_again"))
        return Outcome(Reply("utter_greet", options=starts()), {"greeted": "yes"})


class Goodbye(TopicAction):
    """Says goodbye."""

    called = "action_goodbye"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_goodbye"), leaves_form=True)


class Thank(TopicAction):
    """Answers thanks. After an agent has settled something, it also says what was settled."""

    called = "action_thank"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        if turn.form:
            return Outcome(Reply("utter_thank_in_form"))
        settled = str(turn.metadata.get("settled") or "").strip()
        if settled:
            return Outcome(Reply("utter_thank_settled", {"settled": settled}))
        return Outcome(Reply("utter_thank"))


class Help(TopicAction):
    """Says what the bot can do."""

    called = "action_help"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_help", options=starts()))
