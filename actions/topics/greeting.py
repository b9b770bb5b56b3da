"""Small talk: greeting, thanks, goodbye, and what the bot is."""

from actions.answer import A_PERSON, Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts

# The four things most shoppers come for.
STARTS = (
    Option("Track an order", "track_order"),
    Option("See delivery prices", "shipping_cost"),
    Option("Return an item", "return_item"),
    A_PERSON,
)


class Greet(TopicAction):
    """Greets, the first time with what it can do. That it is an AI was said in the conversation's first line."""

    called = "action_greet"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        if turn.form:
            return Outcome(Reply("utter_greet_in_form", {"name": turn.name}))
        if turn.slots.get("greeted"):
            return Outcome(Reply("utter_greet_again", {"name": turn.name}))
        return Outcome(Reply("utter_greet", {"name": turn.name}, STARTS), {"greeted": "yes"})


class Goodbye(TopicAction):
    """Says goodbye."""

    called = "action_goodbye"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_goodbye", {"name": turn.name}), leaves_form=True)


class Thank(TopicAction):
    """Answers thanks. After people have settled something, it tells what it knows of it."""

    called = "action_thank"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        if turn.form:
            return Outcome(Reply("utter_thank_in_form", {"name": turn.name}))
        settled = str(turn.metadata.get("settled") or "").strip()
        if settled:
            return Outcome(Reply("utter_thank_settled", {"name": turn.name, "settled": settled}))
        return Outcome(Reply("utter_thank", {"name": turn.name}))


class BotChallenge(TopicAction):
    """Says that it is no person."""

    called = "action_bot_challenge"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return Outcome(Reply("utter_bot_challenge", {"name": turn.name, "shop": facts.shop.name}), offers_person=True)


class Help(TopicAction):
    """Says what it can do."""

    called = "action_help"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_help", {"name": turn.name}, STARTS))


class AllRight(TopicAction):
    """Takes a no to an offered person."""

    called = "action_all_right"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_all_right", {"name": turn.name}), {"offer": None})
