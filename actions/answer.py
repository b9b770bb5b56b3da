"""What every action of the bot shares: what it is told, what it may say, and the one edge where failures end.

Rasa goes on after a failed action as if it had run, and rasa-sdk answers a failure with all that it was sent. So an
action always says something and never raises.
"""

import logging
import traceback
from abc import ABC, abstractmethod
from dataclasses import replace
from typing import Any, ClassVar

from rasa_sdk import Tracker
from rasa_sdk.events import ActiveLoop, EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.action import NamedAction
from actions.cases import worked_out
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.intents import a_person, button, known_intents
from actions.languages import talking
from actions.passages import Section, SectionsFile
from actions.procedures.agenda import read_agenda, written
from actions.reasons import HandoffReason
from actions.repeats import THE_LAST, count_answer, once_more
from actions.responses import facts_in
from actions.topic_wishes import with_offered
from actions.turn import Option, Outcome, Reply, Turn, read_turn
from shop.cards import page_card
from shop.interface import ShopUnavailable

__all__ = [
    "ONLY_LINKED", "READ_ON", "Option", "Outcome", "Reply", "TopicAction", "Turn", "broken", "log_failure",
    "read_turn", "shop_down",
]  # fmt: skip

logger = logging.getLogger(__name__)

# The entity that names a section to read on in: see bot/understanding/pages.py.
READ_ON, ONLY_LINKED = "read_on", "only_linked"
_HELP_PAGE = "help_page"
# What the intents of returns are alike in, see data/intents.yml.
_DECIDED_BY_CONDITIONS = "returning"


class TopicAction(NamedAction, ABC):
    """An action of one topic. Subclasses say what to answer; this says it, remembers it, and catches failures."""

    # What the conversation is about after this answer; None for small talk and questions back.
    topic: ClassVar[str | None] = None
    # One for all actions: it keeps what it has read.
    sections: ClassVar[SectionsFile] = SectionsFile()
    # Whether it hands over for a reason of its own, which the merchant's list does not replace.
    hands_over: ClassVar[bool] = False

    @abstractmethod
    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        """Return what to say; may raise anything, also `ShopUnavailable`."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Answer; see rasa-sdk's Action."""
        del domain
        turn = read_turn(tracker)
        with talking(turn.language):
            outcome = self._added_to(turn, self._counted(turn, await self._outcome(turn)))
            if turn.corrects:
                # The form belongs to what the shopper takes back.
                outcome = replace(outcome, leaves_form=True)
            outcome = _with_agenda(turn, outcome)
            if turn.language and _answers(outcome):
                # Where the bot has few words, a person is never far.
                outcome = replace(outcome, offers_person=True)
            self._say(dispatcher, turn, outcome)
        return self.events(turn, outcome)

    def topic_of(self, turn: Turn) -> str | None:  # noqa: ARG002  # for actions that answer several intents
        """Return what the conversation is about after this answer."""
        return self.topic

    async def _outcome(self, turn: Turn) -> Outcome:
        try:
            facts = self._resources.facts.now()
            if turn.intent in facts.always_human and not self.hands_over:
                return hand_over(turn, HandoffReason.ALWAYS, Reply("utter_always_human"), self.topic_of(turn))
            return await self.answer(turn, facts)
        except ShopUnavailable:
            return shop_down()
        except Exception as problem:  # noqa: BLE001  # the one edge, see the module
            log_failure(self.called, problem)
            return broken()

    def _counted(self, turn: Turn, outcome: Outcome) -> Outcome:
        """Count an answer; the same one for the third time hands over to a person."""
        topic = self.topic_of(turn)
        if topic is None or not outcome.counts or not _answers(outcome):
            return outcome
        # What is said first is the answer; a question whether that helped may follow each.
        said = outcome.before or outcome.reply
        times, given = count_answer(turn.slots.get("answers_given"), said, turn.entities.get(READ_ON))
        if times >= THE_LAST:
            before = replace(said, options=())
            person = hand_over(turn, HandoffReason.REPEATED, Reply("utter_repeated"), topic)
            return replace(person, slots={**outcome.slots, **person.slots}, before=before)
        counted = replace(outcome, slots={**outcome.slots, "answers_given": given})
        return once_more(counted) if turn.repeats and times > 1 else counted

    def _added_to(self, turn: Turn, outcome: Outcome) -> Outcome:
        """Say the section of the help pages that is near instead of a general answer, or link to it below another."""
        if READ_ON not in turn.entities or outcome.before is not None or not _answers(outcome):
            return outcome
        facts = self._resources.facts.now()
        try:
            section = self.sections.section(turn.entities[READ_ON])
            replaces = outcome.general and ONLY_LINKED not in turn.entities
            return self.said_of(section, turn, facts) if replaces else _with_card(outcome, section, facts)
        except (LookupError, OSError, ValueError):
            # The pages have just changed: the answer goes out without a link.
            return outcome

    def said_of(self, section: Section, turn: Turn, facts: Facts) -> Outcome:
        """Return what is worked out for the shopper of what a section is about, or else what it says.

        Raises `LookupError` where a fact that it names is gone.
        """
        ways_on = (button(section.leads_to),) if section.leads_to and not turn.form else ()
        case = worked_out(section.worked_out_by or _by_conditions(turn), turn, facts)
        if case is not None and not (case.same_for_all and turn.entities.get("page_says")):
            options = case.reply.options or ways_on
            return _with_card(replace(case, reply=replace(case.reply, options=options)), section, facts)
        said = Reply("utter_help_page_aside", {"passage": self.sections.answer(section, turn)}, ways_on)
        return _with_card(Outcome(said, {} if turn.form else {"offer": "passage"}), section, facts)

    def _say(self, dispatcher: CollectingDispatcher, turn: Turn, outcome: Outcome) -> None:
        more = (a_person(),) if outcome.offers_person and a_person() not in outcome.reply.options else ()
        replies = [outcome.reply] if outcome.before is None else [outcome.before, outcome.reply]
        for reply in replies:
            shown = replace(reply, options=(*reply.options, *more)) if reply is outcome.reply else reply
            dispatcher.utter_message(
                response=reply.response,
                buttons=shown.buttons,
                json_message=dict(reply.custom),
                **dict[str, Any](self._variables(turn, reply)),
            )

    def _variables(self, turn: Turn, reply: Reply) -> dict[str, str]:
        """Return what the response names: the shopper, facts, and what the action gives."""
        if reply.response is None:
            return {}
        return {"name": turn.name, **facts_in(reply.response, self._resources.facts.now()), **reply.variables}

    def events(self, turn: Turn, outcome: Outcome) -> list[EventType]:
        """Return what Rasa is to remember and do after `outcome`."""
        slots = {"offer": _offer(turn, outcome), **outcome.slots}
        intent = known_intents().get(turn.intent)
        if intent is not None and intent.wish:
            slots.setdefault("subject", turn.intent)
        topic = self.topic_of(turn)
        if topic is not None:
            slots["topic"] = topic
        events: list[EventType] = [SlotSet(name, value) for name, value in slots.items()]
        if outcome.leaves_form and turn.form:
            # The address goes with the form, so that the next person at this screen does not find it.
            events += [ActiveLoop(None), SlotSet("requested_slot", None), SlotSet("email", None)]
        if outcome.leaves_form or not turn.form:
            # Rasa's policies would come to the same, but take a tenth of a turn, and count a miss where no rule led
            # here. Inside a form they go on.
            events.append(FollowupAction("action_listen"))
        return events


def _with_agenda(turn: Turn, outcome: Outcome) -> Outcome:
    """Keep what a person is offered for in the agenda; a form that is left asks nothing any more."""
    if "agenda" in outcome.slots:
        return outcome
    before = read_agenda(turn.slots.get("agenda"), turn.metadata.get("agenda"))
    agenda = with_offered(before, turn, offers_person=outcome.offers_person)
    if outcome.leaves_form and turn.form:
        agenda = agenda.quiet()
    known = turn.slots.get("agenda") or not agenda.wishes  # else it came from the session before, and comes only once
    unchanged = known and agenda == before
    return outcome if unchanged else replace(outcome, slots={**outcome.slots, "agenda": written(agenda)})


def _answers(outcome: Outcome) -> bool:
    return not {"handoff", "failure"} & outcome.reply.custom.keys()


def _by_conditions(turn: Turn) -> str:
    """Return the likeliest intent where conditions decide it, whatever page is near: "I washed it, can it go back"."""
    likeliest = next((one for one in turn.ranking if one != _HELP_PAGE), "")
    known = known_intents().get(likeliest)
    return likeliest if known is not None and known.alike == _DECIDED_BY_CONDITIONS else ""


def _with_card(outcome: Outcome, section: Section, facts: Facts) -> Outcome:
    page = page_card(section.page, section.heading, section.link(facts))
    custom = {**outcome.reply.custom, "cards": [*outcome.reply.custom.get("cards", ()), page]}
    return replace(outcome, reply=replace(outcome.reply, custom=custom))


def _offer(turn: Turn, outcome: Outcome) -> str | None:
    if outcome.offers_person:
        return "person"
    offered_before: str | None = turn.slots.get("offer") if turn.says_more else None
    return offered_before


def shop_down() -> Outcome:
    """Say honestly that the shop does not answer, and offer a person."""
    return _failure("utter_shop_down", "shop")


def broken() -> Outcome:
    """Say honestly that something of ours broke, and offer a person."""
    return _failure("utter_broken", "actions")


def _failure(response: str, what: str) -> Outcome:
    reply = Reply(response, custom={"failure": what})
    return Outcome(reply, {"order_check": None}, offers_person=True, leaves_form=True)


def log_failure(action: str, problem: Exception) -> None:
    """Log what broke and where; never the exception's text, which may hold a shopper's words."""
    where = "".join(traceback.format_tb(problem.__traceback__))
    logger.error("%s broke: %s\n%s", action, type(problem).__name__, where)
