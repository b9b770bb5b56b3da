"""Damaged, defective, wrong and missing items."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts


class DamagedItem(TopicAction):
    """Says what to do and offers the person who does it."""

    called = "action_damaged_item"
    topic = "damaged"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        damaged = facts.damaged
        gaps = {"report": str(damaged.report_days), "offers": damaged.offers, "keep": damaged.keep}
        return Outcome(Reply("utter_damaged_item", {"name": turn.name, **gaps}), offers_person=True)


ACTIONS = (DamagedItem,)
