"""What comes next for a wish: a question, or the cell of its procedure's table that applies."""

from dataclasses import dataclass, replace

from actions.procedures.agenda import Stands, Step, Wish
from actions.procedures.answers import answers_first
from actions.procedures.case import COUNT, PRODUCT, Case, line_name
from actions.procedures.cells import cell_of
from actions.procedures.lines import is_unclear
from actions.procedures.procedure import CONFIRM, Cell, Does, Procedure, Slot, Takes
from actions.procedures.procedures import Procedures
from actions.procedures.reading import NO, read_slot
from actions.procedures.said import Said

# A wish that is another one in this state goes there. Circles are refused by checks.py before anything is trained.
_MAX_STEPS = 3
# What can be read only beside the order's lines.
_LINE, _POSITION = "line", "position"
_OF_THE_ORDER = frozenset({Takes.LINE, Takes.SIZE, Takes.COLOUR, Takes.COUNT})
# What is read once more when a wish gets to its order, for one that was said beside another, too.
_READ_AGAIN = frozenset({*_OF_THE_ORDER, Takes.ADDRESS})
# What is said anew of these replaces what was said before.
_LAST_SAID = frozenset({*_OF_THE_ORDER, Takes.ADDRESS, Takes.PLACE, Takes.CHOICE, Takes.DATE, Takes.AMOUNT})


_FIRST_READ = {Takes.PRODUCT: 0, Takes.LINE: 1}


@dataclass(frozen=True, slots=True)
class Ask:
    """The question for `slot` comes next; `cell` is None while order or item are not known."""

    slot: str
    cell: Cell | None


@dataclass(frozen=True, slots=True)
class Reached:
    """All that `cell` needs is known: it is to be said.

    `declined`: the shopper said no to what it asks to confirm; `answers`: a question is answered in its place.
    """

    cell: Cell
    declined: bool = False
    answers: bool = False


def hear(wish: Wish, procedure: Procedure, procedures: Procedures, said: Said, case: Case, asked: str | None) -> Wish:
    """Take what a message says for the slots of the wish. `asked` is the slot that it answers, if it answers one.

    What was said is not asked again; what is said anew replaces it.
    """
    # Which item it is after all: what was named before is not in the order.
    heard = wish.saying(said.text).knowing(**({PRODUCT: None} if asked == _LINE else {}))
    # "The first of those", where a colour is asked for, is a colour and no item.
    among = procedures.slots[asked].takes if asked and asked in procedures.slots else None
    elsewhere = said.without(_POSITION) if among in {Takes.SIZE, Takes.COLOUR} else said
    for name in _slots_of(procedure, procedures, asked):
        slot = procedures.slots[name]
        value = read_slot(slot, said if name == asked else elsewhere, replace(case, wish=heard), asked=name == asked)
        if value is not None and _is_taken(slot, name, asked, heard):
            heard = heard.knowing(**{name: value})
        elif value is not None and name in procedure.told_at_once and value not in heard.known[name]:
            # What a wish began with tells less than what is said of it later: "it's orange, it should be oat".
            heard = heard.knowing(**{name: f"{heard.known[name]}; {value}"})
    if COUNT in wish.known and heard.known.get(_LINE) != wish.known.get(_LINE, heard.known.get(_LINE)):
        # The pieces were those of the other item, unless this message counts them.
        heard = heard.knowing(count=None) if heard.known[COUNT] == wish.known[COUNT] else heard
    changed = any(heard.known.get(name) != value for name, value in wish.known.items() if name != CONFIRM)
    now = replace(case, wish=heard)
    # "Yes, all of it" names what was asked about, and so does the name of one of its items.
    said_again = {_LINE} if case.order and now.lines == case.order.lines else set()
    said_again |= set() if now.not_in_order else {PRODUCT}
    more = asked == CONFIRM and (
        heard.known.keys() - wish.known.keys() - {CONFIRM, *said_again} or is_unclear(said.text, case)
    )
    # "Yes, but in L" is no yes to what was asked.
    return heard.knowing(confirm=None) if changed or more else heard


def hear_aside(procedure: Procedure, procedures: Procedures, said: Said, case: Case) -> Case:
    """Return the case as a question about it means it, for once: "and what size is the second one?"."""
    wish = case.wish
    for name in procedure.hears:
        if procedures.slots[name].takes in {Takes.LINE, Takes.DATE, Takes.COUNT}:
            value = read_slot(procedures.slots[name], said, case, asked=False)
            wish = wish.knowing(**{name: value}) if value is not None else wish
    return replace(case, wish=wish)


def hear_again(wish: Wish, procedure: Procedure, procedures: Procedures, case: Case) -> Wish:
    """Read once more what was said before the order was known: its items have names only now."""
    heard = wish
    for text in wish.said:
        for name in _slots_of(procedure, procedures, None):
            if name not in heard.known and procedures.slots[name].takes in _READ_AGAIN:
                value = read_slot(procedures.slots[name], Said(text), replace(case, wish=heard), asked=False)
                heard = heard.knowing(**{name: value}) if value is not None else heard
    if case.order is not None and not replace(case, wish=heard).not_in_order:
        heard = heard.knowing(product=None)
    if procedure.of_items and _LINE not in heard.known and len(only := case.choosable(procedure.of_items)) == 1:
        # Of what has not left there is only this.
        heard = heard.knowing(line=line_name(only[0]))
    lines = replace(case, wish=heard).lines
    own = lines[0] if len(lines) == 1 else None
    # "My jacket in M, pine" named what was ordered, before the order was known.
    named = {"size": own.size, "colour": own.colour} if own else {}
    return heard.knowing(**{slot: None for slot, value in named.items() if value and heard.known.get(slot) == value})


def next_step(procedure: Procedure, case: Case) -> Ask | Reached:
    """Return the first thing that the cell needs and nobody has said; where all is known, the cell itself."""
    if case.not_in_order:
        return Ask(_LINE, None)
    cell = cell_of(procedure, case)
    # "The cap", of which there are two.
    unsaid = procedure.asks_count and COUNT not in case.wish.known and case.names_one_of_several
    if case.counts_too_many or (unsaid and _LINE in cell.needs):
        return Ask(COUNT, cell if unsaid else None)
    unsure = cell.does is Does.PROPOSE and not {_LINE, CONFIRM} & case.wish.known.keys()
    # Nobody loses the whole order who said "the jacket".
    if asks := _LINE if unsure and is_unclear(case.wish.text, case) else cell.asks_again:
        return Ask(asks, cell)
    for slot in cell.needs:
        if slot not in case.wish.known:
            return Ask(slot, cell)
        if slot == "confirm" and case.wish.known[slot] == NO:
            return Reached(cell, declined=True)
    return Reached(cell)


def followed(case: Case, procedures: Procedures) -> tuple[Case, Ask | Reached]:
    """Return the next step of a wish; where it is another procedure's in this state, it becomes that one's."""
    for _ in range(_MAX_STEPS):
        procedure = procedures.kinds[case.wish.kind]
        cell = cell_of(procedure, case)
        if answers_first(procedure, case):
            return case, Reached(cell, answers=True)
        if cell.goes_to is None:
            break
        taken_over = procedures.kinds[cell.goes_to]
        case = replace(case, wish=replace(case.wish, kind=taken_over.kind, title=taken_over.title))
    return case, next_step(procedures.kinds[case.wish.kind], case)


def steps_of(
    procedure: Procedure, procedures: Procedures, wish: Wish, cell: Cell | None, proof_title: str
) -> tuple[Step, ...]:
    """Return the procedure's steps for the agent, ticked as far as the bot came."""
    needs = cell.needs if cell and cell.needs else tuple(wish.known)
    # What was said besides stands before what is still to be confirmed: a yes is about all of it.
    names = sorted(dict.fromkeys((*needs, *wish.known)), key=lambda name: name == CONFIRM)
    known = [(name, procedures.slots[name]) for name in names if name in procedures.slots]
    proof = [Step("order_number", proof_title, wish.stands is not Stands.ASKED, wish.order)] if procedure.proof else []
    return (*proof, *(Step(name, slot.title, name in wish.known, wish.known.get(name)) for name, slot in known))


def _slots_of(procedure: Procedure, procedures: Procedures, asked: str | None) -> tuple[str, ...]:
    """The slots that a message may fill: the product and the line first, as size and colour are read of them."""
    names: dict[str, None] = dict.fromkeys((*procedure.slots, *([asked] if asked else [])))
    known = (name for name in names if name in procedures.slots)
    return tuple(sorted(known, key=lambda name: _FIRST_READ.get(procedures.slots[name].takes, len(_FIRST_READ))))


def _is_taken(slot: Slot, name: str, asked: str | None, wish: Wish) -> bool:
    # A choice that was made stays, unless the shopper is asked again or names another one.
    return name == asked or name not in wish.known or slot.takes in _LAST_SAID
