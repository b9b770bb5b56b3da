"""Help pages: the passage that answers, where to read on, and what comes of the question whether it helped."""

from actions.answer import Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts, FactsFile
from actions.handing_over import hand_over
from actions.passages import SectionsFile

_HELPED = (Option("Yes", "affirm"), Option("No", "deny"))


class HelpPage(TopicAction):
    """Says the passage that was found and links to it. Asks whether it helped, unless something else is being asked.

    `address` is where the internet reaches this installation, whose /help shows the pages; see `Help.url` for others.
    """

    called = "action_help_page"
    topic = "knowledge"

    def __init__(self, facts: FactsFile, address: str, sections: SectionsFile | None = None) -> None:
        super().__init__(facts)
        self._address = address
        self._sections = sections or SectionsFile()

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        section = self._sections.section(turn.entities["passage"])
        link = f"{facts.help.url or f'{self._address}/help'}/{section.id}"
        gaps = {"name": turn.name, "passage": section.excerpt, "page": section.page, "link": link}
        if turn.form or turn.reports:
            return Outcome(Reply("utter_help_page_aside", gaps))
        return Outcome(Reply("utter_help_page", gaps, _HELPED), {"offer": "passage"})


class HelpPageHelped(TopicAction):
    """Is glad of it."""

    called = "action_help_page_helped"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return Outcome(Reply("utter_help_page_helped", {"name": turn.name}), {"offer": None})


class HelpPageDidNotHelp(TopicAction):
    """Hands over to a person."""

    called = "action_help_page_did_not_help"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002
        return hand_over(turn, "unsure", Reply("utter_help_page_did_not_help", {"name": turn.name}))


ACTIONS = (HelpPageHelped, HelpPageDidNotHelp)
