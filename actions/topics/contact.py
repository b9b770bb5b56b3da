"""How to reach the shop."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts


class ContactInfo(TopicAction):
    """Tells phone number, hours, e-mail and address; the quickest way to a person is the button below it."""

    called = "action_contact_info"
    topic = "contact"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, **facts.contact.model_dump()}
        return Outcome(Reply("utter_contact_info", variables), offers_person=True)
