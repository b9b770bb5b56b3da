"""Help pages: the passage that answers, the link to its section, and the replies to "Did this help?"."""

from dataclasses import replace

from actions.answer import Option, Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.intents import a_person
from actions.phrases import say
from actions.reasons import HandoffReason
from actions.talk_expressions import talk_expression
from actions.topics.at_the_door import OF_THE_DOOR
from actions.topics.priced import priced
from actions.topics.product_pages import with_products_of

# The offer while it is asked what a passage left open.
_MISSING = "missing"


class HelpPage(TopicAction):
    """Says what is worked out for the shopper, or the sentence of the page that answers; the page's name is a link.

    It asks whether that helped only where that is in doubt, the section leads nowhere, and nothing else is being asked.
    """

    called = "action_help_page"
    topic = "knowledge"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        section = self.sections.section(turn.entities["passage"])
        if section.worked_out_by in OF_THE_DOOR:
            # Whether a parcel is signed for depends on what the named thing costs.
            turn = (await priced(turn, self._resources.shop, OF_THE_DOOR)).turn
        outcome = await with_products_of(self.said_of(section, turn, facts), turn, self._resources, facts)
        about = section.worked_out_by or section.leads_to
        if about and not turn.form:
            # "And what does that cost?" is then asked of what the section is about.
            outcome = replace(outcome, slots={**outcome.slots, "subject": about})
        if outcome.reply.response != "utter_help_page_aside":
            return outcome
        if turn.form or turn.reports or turn.metadata.get("waiting"):  # a person comes, who is asked what is left
            return replace(outcome, reply=replace(outcome.reply, options=()), slots={})
        offer = "passage_again" if turn.slots.get("offer") == _MISSING else "passage"
        outcome = replace(outcome, slots={**outcome.slots, "offer": offer})
        if section.leads_to or "in_doubt" not in turn.entities:
            # "Yes, that answers it" and "no, it does not" may come all the same.
            return outcome
        # Below the page's card, and after it: the question is about what was said.
        return replace(outcome, before=outcome.reply, reply=Reply("utter_ask_helped", options=_whether_it_helped()))


class HelpPageHelped(TopicAction):
    """Answers a shopper whom the passage helped."""

    called = "action_help_page_helped"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_help_page_helped"), {"offer": None})


class HelpPageDidNotHelp(TopicAction):
    """Asks what is missing where a passage did not help; the second no hands over to a person."""

    called = "action_help_page_did_not_help"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        # "Never mind, thanks" misses nothing.
        if talk_expression("takes_back").search(turn.text):
            return Outcome(Reply("utter_nothing_more"), {"offer": None})
        if turn.slots.get("offer") == "passage":
            return Outcome(Reply("utter_help_page_what_is_missing", options=(a_person(),)), {"offer": _MISSING})
        return hand_over(turn, HandoffReason.UNSURE, Reply("utter_help_page_did_not_help"))


def _whether_it_helped() -> tuple[Option, ...]:
    return Option(say("helped"), "affirm"), Option(say("did_not_help"), "deny")
