"""Photos that nobody asked for, and the rule on damage.

What is damaged, wrong or missing is carried by its procedure.
"""

from datetime import datetime

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.facts import Facts
from actions.faults import fault_rule
from actions.intents import a_person, button
from actions.moments import told_of
from actions.phrases import say


class Photo(TopicAction):
    """Thanks for a photo and asks what it shows: the bot cannot look at it."""

    called = "action_photo"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        photos = {"photos": say("one_photo" if turn.photos == 1 else "several_photos")}
        if turn.form:
            return Outcome(Reply("utter_photo_in_form", photos))
        return Outcome(Reply("utter_photo", photos, (button("damaged_item"), button("return_item"), a_person())))


@works_out("damaged_item")
def of_a_fault(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return what the rules on damage and faults say to a report or a question; None where another thing came."""
    rule = fault_rule(turn.text, told_of(turn, now.date()), facts, now.date(), reports=True)
    return Outcome(rule) if rule else None
