"""Handing the conversation over to a person. The bot only says why: the handoff process announces who and when."""

from collections.abc import Mapping
from dataclasses import replace

from actions.procedures.agenda import OPEN, Agenda, Stands, read_agenda, written
from actions.procedures.procedures import known_procedures
from actions.reasons import HandoffReason
from actions.turn import Outcome, Reply, Turn

# The shopper's claims that the agent is told.
_TOLD = ("name", "order_number", "email", "tracking_number", "product", "size", "colour", "date", "promo_code")
_FORGOTTEN = ("offer", "misses", "answers_given")
DAMAGED = "damaged"  # the topic of a report


def hand_over(turn: Turn, reason: HandoffReason, says: Reply | None = None, topic: str | None = None) -> Outcome:
    """Hand the conversation over for `reason`, with what was filled in, and with what the bot `says`.

    Without a `topic` it is that of the newest wish that goes with it, or else the conversation's. Nothing that was
    asked, offered or counted outlives it: a shopper who comes back to the bot begins again.
    """
    orders = {"order_number": ", ".join(turn.orders)} if turn.orders else {}
    claimed = {**turn.slots, **turn.entities, **orders}
    slots: Mapping[str, str] = {name: str(claimed[name]) for name in _TOLD if claimed.get(name)}
    agenda = _passed_on(read_agenda(turn.slots.get("agenda"), turn.metadata.get("agenda")))
    carried = (
        one.kind for one in reversed(agenda.standing(Stands.WITH_PERSON)) if one.kind in known_procedures().kinds
    )
    about = topic or next(carried, None)
    handoff = {"reason": reason.value, "topic": _topic(turn, reason, about), "slots": slots}
    reply = replace(says or Reply(), custom={"handoff": handoff})
    kept = {"agenda": written(agenda)} if agenda.wishes else {}
    return Outcome(reply, {**dict.fromkeys(_FORGOTTEN), **kept}, leaves_form=True)


def _passed_on(agenda: Agenda) -> Agenda:
    """Whatever was still open goes to the person, too."""
    for wish in agenda.standing(*OPEN):
        agenda = agenda.keeping(replace(wish, stands=Stands.WITH_PERSON))
    return agenda.quiet()


def _topic(turn: Turn, reason: HandoffReason, topic: str | None) -> str | None:
    if turn.reports or reason is HandoffReason.DAMAGE:
        return DAMAGED
    if topic is not None:
        return topic
    talked_of: str | None = "orders" if turn.form else turn.slots.get("topic")
    return talked_of
