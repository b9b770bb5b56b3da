"""Trouble with the website."""

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts


class WebsiteProblem(TopicAction):
    """Tells what is known to be wrong, and what helps most often; what does not go away a person has to see."""

    called = "action_website_problem"
    topic = "website"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        variables = {"name": turn.name, "notice": facts.website.notice}
        return Outcome(Reply("utter_website_problem", variables), offers_person=True)
