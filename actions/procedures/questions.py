"""The questions that a procedure asks: their words, their buttons, and how they are remembered."""

from dataclasses import replace

from actions.cases import worked_out
from actions.intents import a_person
from actions.phrases import say
from actions.procedures.agenda import Agenda, Asked
from actions.procedures.answers import answer_before
from actions.procedures.case import COUNT, Case, kept_count, line_name
from actions.procedures.engine import Ask
from actions.procedures.procedure import Takes
from actions.procedures.procedures import known_procedures
from actions.procedures.proving import CLAIMS, CORRECTION, EMAIL, ORDER
from actions.procedures.variables import filled_in
from actions.turn import Option, Reply, Turn

# More buttons would fill the screen.
_MAX_BUTTONS = 4
_LINE = "line"
# The intent of a message that answers the open question: see bot/understanding/in_talk.py.
ANSWER = "answer"
_ASKS = {ORDER: "utter_asks_order_number", EMAIL: "utter_asks_email", CORRECTION: "utter_asks_correction"}


def question(step: Ask, case: Case, turn: Turn) -> tuple[Asked, Reply]:
    """Return the question for a step as it is remembered and as it is said."""
    if step.slot in CLAIMS:
        options = (a_person(),) if step.slot == CORRECTION else ()
        return Asked(case.wish.id, step.slot, step.slot), _said(_ASKS[step.slot], case, turn, options)
    slot = known_procedures().slots[step.slot]
    lines = case.choosable(known_procedures().kinds[case.wish.kind].of_items)
    among = tuple(line_name(line) for line in lines) if slot.takes is Takes.LINE and lines else tuple(slot.choices)
    # What cannot be as it was wished for, a person may still make possible.
    beside = (a_person(),) if step.cell and step.cell.asks_again else ()
    own = (step.cell.questions.get(step.slot) or step.cell.asks) if step.cell else None
    if step.slot == _LINE and case.not_in_order:
        own, several = None, len(case.order.lines) > 1 if case.order else False
        slot = slot.model_copy(update={"asks": "utter_asks_line_not_in" if several else "utter_asks_line_only"})
    if step.slot == COUNT and case.counts_too_many:
        slot = slot.model_copy(update={"asks": "utter_asks_count_there"})
    response = own if step.cell and step.slot in step.cell.questions else slot.asks or own
    names = sorted(frozenset().union(*case.called)) if slot.takes is Takes.YES_NO else ()
    return Asked(case.wish.id, step.slot, slot.takes.value, among, names=tuple(names)), _said(
        response, case, turn, (*_options(slot.takes, case, among), *beside)
    )


def opening(agenda: Agenda, case: Case, turn: Turn) -> tuple[Reply, ...]:
    """Return what is said once, before the first question about a wish, or before it is passed on without one.

    A wish that begins as a question for the rule is told that, worked out for the order's day where it is known.
    """
    procedure = known_procedures().kinds[case.wish.kind]
    if agenda.asked is not None or len(case.wish.said) > 1 or turn.intent not in known_procedures().begun_by:
        return ()
    # What is worked out is there in English alone; what a procedure opens with, in each language.
    is_english = not (turn.language and procedure.opens)
    worked = worked_out(turn.intent, _at_its_day(turn, case), case.facts) if is_english else None
    if worked is not None:
        said = filled_in(worked.reply.response, case, turn.name)
        return (replace(worked.reply, variables={**said, **worked.reply.variables}),)
    rule = answer_before(procedure, case, turn.text)
    says = (rule.says if rule else None, procedure.opens)
    return tuple(Reply(one, filled_in(one, case, turn.name)) for one in says if one)


def _at_its_day(turn: Turn, case: Case) -> Turn:
    """Return the message as if it named the day on which its order came."""
    came = case.delivered_on
    if came is None:
        return turn
    day = came.isoformat()
    return replace(turn, entities={**turn.entities, "date": day}, named={**turn.named, "date": (day,)})


def _said(response: str | None, case: Case, turn: Turn, options: tuple[Option, ...]) -> Reply:
    if response is None:
        raise LookupError("a slot has no question")
    return Reply(response, filled_in(response, case, turn.name), options)


def _options(takes: Takes, case: Case, among: tuple[str, ...]) -> tuple[Option, ...]:
    if takes is Takes.YES_NO:
        return Option(say("says_yes"), "affirm"), Option(say("says_no"), "deny")
    if takes is Takes.PHOTO:
        return (Option(say("no_photo"), "no_photo"),)
    if takes is Takes.LINE and case.order:
        return tuple(Option(name, ANSWER, {"value": name}) for name in among[:_MAX_BUTTONS])
    if takes is Takes.COUNT and len(case.lines) == 1:
        counts = [kept_count(count, case.lines[0]) for count in range(1, case.lines[0].quantity + 1)][:_MAX_BUTTONS]
        return tuple(Option(count, ANSWER, {"value": count}) for count in counts)
    return ()
