"""What a message does to the agenda before it is read for slots: it begins a wish, or goes on with the open one."""

from dataclasses import replace

from actions.procedures.agenda import Agenda, Stands, Wish, read_agenda
from actions.procedures.procedure import Procedure
from actions.procedures.procedures import known_procedures
from actions.procedures.proving import CLAIMS, EMAIL, OF_ANOTHER_ORDER, ORDER
from actions.procedures.questions import ANSWER
from actions.procedures.said import Said, says, without_addresses
from actions.turn import Turn

FORM = "wish_form"
# Intents that go on with the open question; any other that begins no wish changes the subject.
GOES_ON = frozenset({ANSWER, "inform", "affirm", "deny", "send_photo", "no_photo"})
# The entity of a message that wants something instead of what is asked about.
INSTEAD = "instead"
# Its value where nothing that was said before holds for it: "scrap that, when does it come".
_ANEW = "anew"
# The actions after which the message has not been taken yet.
LEADS_HERE = frozenset({FORM, "action_inform"})
# More orders at once would fill the screen, and Rasa takes ten steps a turn.
_MAX_AT_ONCE = 3


def agenda_of(turn: Turn) -> Agenda:
    """Return the agenda: this bot session's, or what the handoff process kept of the last one."""
    return read_agenda(turn.slots.get("agenda"), turn.metadata.get("agenda"))


def take(agenda: Agenda, turn: Turn) -> Agenda:
    """Return the agenda with the wish that the message begins or goes on with as the current one."""
    procedures = known_procedures()
    begun = procedures.begun_by.get(turn.intent)
    current = agenda.wish(agenda.current)
    if begun is not None and INSTEAD in turn.entities:
        # "No, my money rather": what was said of the item holds for that, too.
        before = current or agenda.wish(agenda.last)
        if current is not None and current.is_open:
            agenda = agenda.keeping(replace(current, stands=Stands.DROPPED)).quiet()
        keeps = before is not None and turn.entities[INSTEAD] != _ANEW
        return _begun(agenda, begun, turn, before.said if before and keeps else ())
    if begun is not None and not _is_same(current, begun, turn):
        said: tuple[str, ...] = ()
        if current is not None and current.is_open and current.kind == begun.kind:
            # Another number for the same wish corrects the first; what was said of it still holds.
            agenda = agenda.keeping(replace(current, stands=Stands.DROPPED))
            said = current.said if current.stands is Stands.ASKED else ()
        elif len(turn.text.split()) <= _A_WORD_OR_TWO and not turn.orders:
            # "Exchange, please": what was said of the order before holds for that.
            told = agenda.wish(agenda.last)
            said = told.said if told is not None else ()
        agenda = _begun(agenda, begun, turn, said)
    elif current is None or not current.is_open:
        asked_about = _asked_about(turn)
        # "Can I swap it for a large?" is told the rule, and said of the order whose number comes next.
        said = (turn.said_before,) if asked_about and turn.said_before else ()
        agenda = _without_what_was_told(agenda, turn) if asked_about else agenda
        agenda = _begun(agenda, asked_about or _of_a_number(), turn, said)
    elif turn.orders and (current.order is None or (agenda.asked and agenda.asked.slot in CLAIMS)):
        agenda = agenda.keeping(replace(current, order=turn.orders[0]))
    return _taken_over(agenda, turn)


def _taken_over(agenda: Agenda, turn: Turn) -> Agenda:
    """Return the agenda with the current wish as that of a procedure which takes it over on the shopper's words."""
    wish = agenda.wish(agenda.current)
    if wish is None or wish.stands is not Stands.ASKED:
        return agenda
    words = "\n".join((*wish.said, turn.text))
    # What was told before the number came was no wish yet.
    is_new = turn.intent in known_procedures().begun_by and _asked_about(turn) is None
    before = "" if wish.said or is_new else turn.said_before
    for one in known_procedures().kinds.values():
        if EMAIL in turn.entities and not one.proof:
            # Who gives the address of the order has bought it.
            continue
        if any(wish.kind in part.wishes and says(part.says, f"{before}\n{words}") for part in one.takes_over):
            return agenda.keeping(replace(wish.saying(before), kind=one.kind, title=one.title))
    return agenda


def _without_what_was_told(agenda: Agenda, turn: Turn) -> Agenda:
    """Return the agenda without what a person was offered for by a rule: the wish about the order is the same one."""
    subject = turn.slots.get("subject")
    kept = (one for one in agenda.wishes if one.kind != subject or one.stands is not Stands.OFFERED)
    return replace(agenda, wishes=tuple(kept))


def _asked_about(turn: Turn) -> Procedure | None:
    """Return what a bare number begins where the last answer was about it."""
    kinds = known_procedures().kinds.values()
    subject = turn.slots.get("subject")
    fitting = (one for one in kinds if subject in {*one.with_order, *one.with_number} and not _is_answered(one, turn))
    return next(fitting, None)


def _is_answered(procedure: Procedure, turn: Turn) -> bool:
    """Whether what was said before has its own answer: "do you match another shop's price?"."""
    return procedure.unless is not None and says(procedure.unless, turn.said_before)


def _of_a_number() -> Procedure:
    """Return what any other bare number begins."""
    return next(one for one in known_procedures().kinds.values() if one.of_a_number)


def _is_same(current: Wish | None, begun: Procedure, turn: Turn) -> bool:
    """Whether the message goes on with the open wish in other words."""
    if current is None or not current.is_open or current.kind != begun.kind:
        return False
    return not turn.orders or current.order in {None, turn.orders[0]}


def _begun(agenda: Agenda, procedure: Procedure, turn: Turn, said: tuple[str, ...]) -> Agenda:
    """Add the wish, one for each order that is named, and the others that the message has.

    `said` are the shopper's words about it before this message.
    """
    agenda, first = agenda.adding(procedure.kind, procedure.title)
    numbers = turn.orders[:_MAX_AT_ONCE]
    # A number that was given before is not asked for again.
    asks = tuple(turn.entities.get("question", "").split())
    wish = replace(first, order=numbers[0] if numbers else turn.slots.get(ORDER), said=said, asks=asks)
    if len(without_addresses(turn.text).split()) >= _TELLS and procedure.told_at_once:
        wish = wish.knowing(**dict.fromkeys(procedure.told_at_once, without_addresses(turn.text)))
    agenda = replace(agenda.keeping(wish), current=wish.id, asked=None)
    for number in numbers[1:]:
        agenda, more = agenda.adding(procedure.kind, procedure.title)
        agenda = agenda.keeping(replace(more, order=number))
    for another in turn.more:
        begun = known_procedures().begun_by.get(another.intent)
        order = another.orders[0] if another.orders else wish.order
        if order == wish.order and OF_ANOTHER_ORDER.search(another.text):
            order = None
        # The same wish in other words is one: "I am tired of waiting, cancel it, I want my money".
        if begun is None or any(_is_part(begun, one) and one.order == order for one in agenda.open_wishes()):
            continue
        if wish.kind in begun.covers and order == wish.order:
            # The first one is a part of this: "my money back, and cancel it".
            wish = replace(wish, kind=begun.kind, title=begun.title).saying(another.text)
            agenda = agenda.keeping(wish)
            continue
        agenda, more = agenda.adding(begun.kind, begun.title)
        more = more.saying(another.text)
        if begun.told_at_once:
            more = more.knowing(**dict.fromkeys(begun.told_at_once, without_addresses(another.text)))
        agenda = agenda.keeping(replace(more, order=order))
    return agenda


def _is_part(begun: Procedure, wish: Wish) -> bool:
    """Whether what is begun is the open wish once more, or a part of it."""
    return begun.kind in {wish.kind, *known_procedures().kinds[wish.kind].covers}


# So few words name no item.
_A_WORD_OR_TWO = 3
# From so many words on the words that a wish begins with tell what it is about: "my tent arrived with a hole".
_TELLS = 5


def said_in(turn: Turn) -> Said:
    """Return the message as procedures read it."""
    answers = turn.entities.get("answers") or {"affirm": "yes", "deny": "no", "no_photo": "no"}.get(turn.intent)
    came_with = int(turn.entities.get("photos") or 0)
    return Said(turn.text, turn.intent, turn.entities, came_with or turn.photos, answers, turn.named.get("product", ()))
