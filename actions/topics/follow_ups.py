"""What is said of a wish after it was told: a question about it is answered, or it is taken back."""

from collections.abc import Sequence
from dataclasses import replace

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.facts import Facts
from actions.handing_over import hand_over
from actions.intents import known_intents
from actions.phrases import say
from actions.procedures.agenda import Stands, Wish, read_agenda, written
from actions.procedures.answers import answer_of
from actions.procedures.case import Case
from actions.procedures.cells import cell_of
from actions.procedures.engine import hear, hear_aside, steps_of
from actions.procedures.opening import order_beside, proven_case, resources_of
from actions.procedures.procedure import Takes
from actions.procedures.procedures import known_procedures
from actions.procedures.taking import agenda_of, said_in
from actions.procedures.variables import filled_in, lacks_something
from actions.topic_wishes import without_offers
from shop.cards import order_card

TOPIC = "orders"
POSITION = "position"
# The kind of the one of several wishes that a message makes sure of.
MATTER = "matter"
# What is said to "really?" and "why not?" after an answer that is the same for everybody.
_WHY, _SURE = "why", "sure"
_OF_ANY_ANSWER = {_SURE: "utter_told_for_sure", _WHY: "utter_told_why"}
_TELLS = "action_wish"
# "And the other one?": what was told of the one order is told of the other.
_AGAIN = frozenset({"which", "time"})


class FollowUp(TopicAction):
    """Answers a question about the wish that was told of last: what it costs, how long it takes, why, how."""

    called = "action_follow_up"
    topic = TOPIC

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        questions = turn.entities.get("question", "").split()
        again = await self._once_more(turn) if MATTER in turn.entities else None
        return _asking_once(
            turn, again or _of_the_same_for_all(turn, questions) or await self._of_wish(turn, questions)
        )

    async def _once_more(self, turn: Turn) -> Outcome | None:
        """Tell once more how one of several wishes stands; None where its order is not seen, or nothing was told."""
        agenda = agenda_of(turn)
        wish = next((one for one in reversed(agenda.wishes) if one.kind == turn.entities[MATTER]), None)
        case = await proven_case(resources_of(self._resources, turn), turn, wish) if wish else None
        if wish is None or case is None or case.order is None:
            return None
        cell = cell_of(known_procedures().kinds[wish.kind], case)
        says = cell.passed_on if wish.stands is Stands.WITH_PERSON else cell.says
        if says is None:
            return None
        kept = {"agenda": written(replace(agenda, last=wish.id))}
        return Outcome(Reply(says, filled_in(says, case, turn.name)), kept, offers_person=cell.offers_person)

    async def _of_wish(self, turn: Turn, questions: Sequence[str]) -> Outcome:
        agenda = agenda_of(turn)
        wish = agenda.wish(agenda.current) or agenda.wish(agenda.last)
        if wish is None:
            return Outcome(Reply("utter_fallback"), counts=False)
        resources = resources_of(self._resources, turn)
        two = agenda.two_orders()
        # Of two that have just been told of together, the other is the second.
        last = None if turn.ran_before.count(_TELLS) > 1 else agenda.last
        wish = _pointed_at(two, last, turn) or wish
        agenda = replace(agenda, last=wish.id)
        case = await proven_case(resources, turn, wish)
        case = replace(case, beside=await order_beside(resources, turn, agenda, wish))
        procedure = known_procedures().kinds[wish.kind]
        # What points at an order points at none of its items.
        if not (wish in two and POSITION in turn.entities):
            case = hear_aside(procedure, known_procedures(), said_in(turn), case)
        aspect = turn.entities.get("aspect")
        again = wish in two and case.order and POSITION in turn.entities and aspect in _AGAIN
        # What the words ask of the other one, "what is in it", is answered; else it is told of as the first was.
        found = answer_of(procedure, case, turn.text, None if again else aspect, questions)
        if found is None and (again or (aspect == _SURE and case.order)) and (says := cell_of(procedure, case).says):
            # "So that's a no?" makes sure of what was told.
            offers = cell_of(procedure, case).offers_person
            return Outcome(
                Reply(says, filled_in(says, case, turn.name)), {"agenda": written(agenda)}, offers_person=offers
            )
        unproved = case.order is None and procedure.proof
        if found is None or (unproved and lacks_something(found.says, case)):
            return _unanswered(case, turn, needs_order=procedure.proof)
        custom = {"cards": [order_card(case.order)]} if found.shows_order and case.order else {}
        if found.passes_on:
            case = replace(case, wish=_told(turn, wish, case))
        reply = Reply(found.says, filled_in(found.says, case, turn.name), custom=custom)
        if found.passes_on:
            agenda = agenda.keeping(replace(case.wish, stands=Stands.READY))
            slots = {**turn.slots, "agenda": written(agenda)}
            return hand_over(replace(turn, slots=slots), procedure.reason, reply, wish.kind)
        if found.offers_person:
            agenda = agenda.keeping(replace(wish, stands=Stands.OFFERED))
        offered = {"offer": found.offers} if found.offers else {}
        return Outcome(reply, {"agenda": written(agenda), **offered}, offers_person=found.offers_person)


def _asking_once(turn: Turn, outcome: Outcome) -> Outcome:
    """Return the outcome without the open question where it offers a person: two that a yes answers cannot stand."""
    agenda = read_agenda(outcome.slots.get("agenda") or turn.slots.get("agenda"), None)
    if not (outcome.offers_person and agenda.asked and agenda.asked.takes == Takes.YES_NO):
        return outcome
    return replace(outcome, slots={**outcome.slots, "agenda": written(agenda.quiet())}, leaves_form=True)


def _told(turn: Turn, wish: Wish, case: Case) -> Wish:
    """Return the wish with what the message tells of it, as an agent reads it: "ten pounds short, for the hat"."""
    procedures, procedure = known_procedures(), known_procedures().kinds[wish.kind]
    heard = hear(wish, procedure, procedures, said_in(turn), replace(case, wish=wish), None)
    steps = steps_of(procedure, procedures, heard, cell_of(procedure, case), say("order_and_proof"))
    return replace(heard, steps=steps)


def _unanswered(case: Case, turn: Turn, *, needs_order: bool) -> Outcome:
    """Say that a question has no answer here, or none before the order is seen."""
    if case.order is None and needs_order:
        return Outcome(Reply("utter_known_with_order", {"name": turn.name}), counts=False)
    response = "utter_no_more_known" if case.order else "utter_not_known"
    return Outcome(Reply(response, filled_in(response, case, turn.name)), offers_person=True)


def _pointed_at(two: tuple[Wish, ...], last: int | None, turn: Turn) -> Wish | None:
    """Return the one of two orders that the message points at: "the other one", "the second"."""
    which = turn.entities.get(POSITION)
    if not two or which is None:
        return None
    others = [wish for wish in two if wish.id != last]
    return {"1": two[0], "2": two[-1], "last": two[-1], "other": others[-1]}.get(which)


def _of_the_same_for_all(turn: Turn, questions: Sequence[str]) -> Outcome | None:
    """Return what data/intents.yml has to say to one of the questions, asked of an answer that is the same for all.

    Whether such an answer is really so can be asked of each.
    """
    told = known_intents().get(turn.slots.get("subject") or "")
    of_wish = turn.slots.get("subject") in known_procedures().begun_by
    aspect = turn.entities.get("aspect", "")
    answers = (
        one for question in questions for one in (told and told.answers) or () if question in one.asked and one.says
    )
    answer = next(answers, None)
    beside = _OF_ANY_ANSWER.get(aspect) if answer is None or aspect != _WHY else None
    # An answer that has its own reason is better than what is said of any.
    if beside and told and not of_wish and turn.form is None:
        return Outcome(Reply(beside, {"name": turn.name}), offers_person=True)
    if answer is None:
        return None
    offered = {"offer": answer.offers} if answer.offers else {}
    return Outcome(Reply(answer.says, {"name": turn.name}), offered, offers_person=bool(answer.offers_person))


class AllRight(TopicAction):
    """Accepts a no to the offer of a person: what was told or refused stays so."""

    called = "action_all_right"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        before = agenda_of(turn)
        agenda = without_offers(before)
        for wish in agenda.standing(Stands.OFFERED):
            case = await proven_case(resources_of(self._resources, turn), turn, wish)
            procedure = known_procedures().kinds[wish.kind]
            cell = cell_of(procedure, case) if case.order or not procedure.proof else None
            agenda = agenda.keeping(replace(wish, stands=cell.leaves if cell else Stands.DROPPED))
        kept = {"agenda": written(agenda)} if before.wishes else {}
        return Outcome(Reply("utter_all_right"), {"offer": None, **kept})


class TakeBack(TopicAction):
    """Takes back the wish that is asked about, or was told of last: nothing is started, and that is said."""

    called = "action_take_back"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        agenda = agenda_of(turn)
        wish = agenda.wish(agenda.current) or agenda.wish(agenda.last)
        if wish is None:
            return Outcome(Reply("utter_all_right"), leaves_form=True)
        case = await proven_case(resources_of(self._resources, turn), turn, wish)
        # "Forget it" after what was only told may give up the thing that it was told of.
        told = answer_of(known_procedures().kinds[wish.kind], case, turn.text, None)
        # What has just been offered is declined with it.
        offer = told.offers if told and told.offers != turn.slots.get("offer") else None
        response = (told.says if told and offer else self._kept(case)) or "utter_taken_back"
        agenda = replace(agenda.keeping(replace(wish, stands=Stands.DROPPED)), last=wish.id).quiet()
        reply = Reply(response, filled_in(response, case, turn.name))
        return Outcome(reply, {"agenda": written(agenda), "offer": offer}, leaves_form=True)

    @staticmethod
    def _kept(case: Case) -> str | None:
        procedure = known_procedures().kinds[case.wish.kind]
        return cell_of(procedure, case).kept if case.order or not procedure.proof else None
