"""Wishes that no procedure carries and a person is offered for: a double charge, an account to be closed.

They are kept in the agenda while the offer stands, so that a "yes" brings them to the person in the shopper's words.
"""

from dataclasses import replace

from actions.intents import known_intents
from actions.phrases import say
from actions.procedures.agenda import Agenda, Stands, Step
from actions.procedures.procedures import known_procedures
from actions.turn import Turn

# A message that was not understood is something that is wished for, too.
_UNKNOWN = frozenset({"nlu_fallback", "out_of_scope", "help_page", "other_language"})


def with_offered(agenda: Agenda, turn: Turn, *, offers_person: bool) -> Agenda:
    """Return the agenda with what a person is now offered for, and without what one was offered for before."""
    if not turn.says_more:
        agenda = without_offers(agenda)
    # In a form it is the form's wish that a person gets.
    if not offers_person or turn.form or not _is_wish(turn.intent):
        return agenda
    intent = known_intents().get(turn.intent)
    agenda, wish = agenda.adding(turn.intent, (intent and intent.title) or say("something_else"))
    order = turn.entities.get("order_number") or turn.slots.get("order_number")
    words = (Step("words", say("in_their_words"), done=True, value=turn.text),) if turn.text else ()
    return agenda.keeping(replace(wish.saying(turn.text), stands=Stands.OFFERED, order=order, steps=words))


def without_offers(agenda: Agenda) -> Agenda:
    """Return the agenda without what a person was offered for."""
    carried = known_procedures().kinds
    kept = tuple(one for one in agenda.wishes if one.kind in carried or one.stands is not Stands.OFFERED)
    return replace(agenda, wishes=kept)


def _is_wish(name: str) -> bool:
    intent = known_intents().get(name)
    begun = name in known_procedures().begun_by
    return not begun and (name in _UNKNOWN or bool(intent and intent.wish))
