"""Photos that nobody asked for. What is damaged, wrong or missing is carried by its procedure."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.intents import a_person, button
from actions.phrases import say


class Photo(TopicAction):
    """Thanks for a photo and asks what it shows: the bot cannot look at it."""

    called = "action_photo"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        photos = {"photos": say("one_photo" if turn.photos == 1 else "several_photos")}
        if turn.form:
            return Outcome(Reply("utter_photo_in_form", photos))
        return Outcome(Reply("utter_photo", photos, (button("damaged_item"), button("return_item"), a_person())))
