"""Whether data/procedures fits the rest of the data: `python -m actions.procedures.checks`, which `make train` runs.

Every problem is named with its file and line; nothing is trained while there is one.
"""

import sys
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from operator import attrgetter
from pathlib import Path

from actions.facts import BadFacts, Facts, FactsFile
from actions.intents import BadIntents, known_intents
from actions.procedures.procedure import Cell, Procedure, Takes, When
from actions.procedures.procedures import PROCEDURES, SLOTS, BadProcedures, Procedures, line_of, read_procedures
from actions.procedures.variables import VARIABLES
from actions.responses import MADE, fact, known_responses, variables_of
from settings.files import read_yaml
from settings.shared import ROOT

QUESTIONS = ROOT / "data" / "questions.yml"
_SHOPPER = "name"
# Slots that keep what the shopper said or named, which responses name as it was said.
_IN_THEIR_WORDS = frozenset({Takes.TEXT, Takes.ADDRESS, Takes.ARTICLE})
# Where something stands in a file: the keys and places that lead there.
Loc = tuple[int | str, ...]


def find_problems(folder: Path = PROCEDURES, slots_file: Path = SLOTS) -> list[str]:
    """Return what is wrong, a line each with file and line; nothing where all fits."""
    try:
        procedures, facts = read_procedures(folder, slots_file), FactsFile().now()
        known_intents()
    except (BadProcedures, BadFacts, BadIntents) as wrong:
        return str(wrong).splitlines()
    asked = [(("slots", name, "asks"), slot.asks) for name, slot in procedures.slots.items() if slot.asks]
    of_slots = [*_of_slots(procedures, slots_file), *_of_responses(slots_file, asked, procedures.slots, facts)]
    found = [f"data/{slots_file.name}:{line}" for line in of_slots]
    for one in procedures.kinds.values():
        file = folder / f"{one.kind}.yml"
        found += [f"data/procedures/{file.name}:{line}" for line in _of_procedure(one, procedures, file, facts)]
    return [*found, *_of_numbers(procedures)]


def _of_slots(procedures: Procedures, file: Path) -> Iterator[str]:
    for name, slot in procedures.slots.items():
        if slot.takes in _IN_THEIR_WORDS and name in VARIABLES:
            yield f"{line_of(file, ('slots', name))}: {name} is worked out for orders: give the slot another name"


def _of_numbers(procedures: Procedures) -> Iterator[str]:
    begun = [one.kind for one in procedures.kinds.values() if one.of_a_number]
    if len(begun) != 1:
        yield f"data/procedures: one file must have `of_a_number: true`, and {len(begun)} have: {', '.join(begun)}"


def _of_procedure(one: Procedure, procedures: Procedures, file: Path, facts: Facts) -> Iterator[str]:
    yield from _of_intents(one, procedures, file)
    for loc, slot in _slots(one):
        if slot not in procedures.slots:
            yield f"{line_of(file, loc)}: {slot} is no slot of data/slots.yml"
    for loc, named in _day_facts(one):
        if not _is_days(named, facts):
            yield f"{line_of(file, loc)}: {named} is no number of days in data/facts.yml"
    for state, at in _hidden(one):
        yield (
            f"{line_of(file, ('table', state, at))}: this cell of {state} holds always, so what comes after it is never"
            " reached: give it a `when`, or put it last"
        )
    for loc, named in _asked(one):
        if named not in _known_questions():
            yield f"{line_of(file, loc)}: {named} is no question of data/questions.yml"
    yield from _of_others(one, procedures, file)
    for loc, circle in _circles(one, procedures):
        yield f"{line_of(file, (*loc, 'goes_to'))}: this goes round in a circle: {' → '.join(circle)}"
    yield from _of_responses(file, list(_responses(one)), procedures.slots, facts)


def _of_others(one: Procedure, procedures: Procedures, file: Path) -> Iterator[str]:
    others: list[tuple[Loc, str | None]] = [(("answers_as",), one.answers_as)]
    others += [((*loc, "goes_to"), cell.goes_to) for loc, cell in _cells(one)]
    others += [(("settled_with", at), kind) for at, kind in enumerate(one.settled_with)]
    others += [(("covers", at), kind) for at, kind in enumerate(one.covers)]
    for loc, kind in others:
        if kind and kind not in procedures.kinds:
            yield f"{line_of(file, loc)}: there is no procedure {kind}"


def _of_intents(one: Procedure, procedures: Procedures, file: Path) -> Iterator[str]:
    told = one.begins_told.instead_of if one.begins_told else ()
    for at, looks_like in enumerate(told):
        if looks_like not in known_intents():
            line = line_of(file, ("begins_told", "instead_of", at))
            yield f"{line}: {looks_like} is no intent of data/intents.yml"
    for field in ("begins", "with_order", "with_number"):
        for at, intent in enumerate(getattr(one, field)):
            where = f"{line_of(file, (field, at))}: {intent}"
            others = [other.kind for other in procedures.kinds.values() if intent in getattr(other, field)]
            if intent not in known_intents():
                yield f"{where} is no intent of data/intents.yml"
            if others != [one.kind]:
                yield f"{where} begins {', '.join(others)}: it must begin one only"


def _of_responses(file: Path, named: Sequence[tuple[Loc, str]], slots: Collection[str], facts: Facts) -> Iterator[str]:
    for loc, response in named:
        if response not in known_responses():
            yield f"{line_of(file, loc)}: {response} is no response of data/responses"
        for variable in variables_of(response):
            if variable not in {*VARIABLES, *slots, _SHOPPER} and not _is_fact(variable, facts):
                yield f"{line_of(file, loc)}: {response} names {{{variable}}}, neither a fact nor known of a wish"


def _is_fact(name: str, facts: Facts) -> bool:
    section, _, field = name.partition(".")
    if name in MADE:
        return True
    try:
        fact(section, field, facts)
    except LookupError:
        return False
    return True


def _is_days(name: str, facts: Facts) -> bool:
    try:
        return isinstance(attrgetter(name)(facts), int)
    except AttributeError:
        return False


def _cells(one: Procedure) -> Iterator[tuple[Loc, Cell]]:
    yield from ((("table", state, at), cell) for state, at, cell in one.own_cells)


def _hidden(one: Procedure) -> Iterator[tuple[str, int]]:
    """Yield state and place of the cells that hold always, and are not the last of their row."""
    for state, row in one.table.items():
        yield from ((state, at) for at, cell in enumerate(row[:-1]) if isinstance(cell, Cell) and cell.when is None)


@cache
def _known_questions() -> frozenset[str]:
    return frozenset(read_yaml(QUESTIONS))


def _asked(one: Procedure) -> Iterator[tuple[Loc, str]]:
    for at, answer in enumerate(one.answers):
        yield from ((("answers", at, "asked", place), named) for place, named in enumerate(answer.asked or ()))


def _circles(one: Procedure, procedures: Procedures) -> Iterator[tuple[Loc, tuple[str, ...]]]:
    """Yield the cells of a procedure from which a wish may come back to it, with the kinds on the way."""
    for state, at, cell in one.own_cells:
        if way := _way_back((one.kind,), state, cell, (), procedures):
            yield ("table", state, at), (*way, one.kind)


def _way_back(
    way: tuple[str, ...], state: str, cell: Cell, before: tuple[When, ...], procedures: Procedures
) -> tuple[str, ...] | None:
    """Return the kinds over which `cell` goes back to the first of them, where all conditions may hold together."""
    whens = (*before, *([cell.when] if cell.when else []))
    target = procedures.kinds.get(cell.goes_to or "")
    if target is None or not _may_hold_together(whens):
        return None
    if target.kind in way:
        # A circle further on is named in the file in which it begins.
        return way if target.kind == way[0] else None
    ways = (_way_back((*way, target.kind), state, one, whens, procedures) for one in target.cells(state))
    return next(filter(None, ways), None)


def _may_hold_together(whens: Sequence[When]) -> bool:
    said = [(name, value) for when in whens for name, value in when if isinstance(value, (bool, str))]
    if len(dict(said)) < len(set(said)):
        return False
    known = {slot for when in whens for slot in when.known or ()}
    return not known & {slot for when in whens for slot in when.unknown or ()}


def _whens(one: Procedure) -> Iterator[tuple[Loc, When]]:
    cells = ((loc, cell.when) for loc, cell in _cells(one))
    answers = ((("answers", at), answer.when) for at, answer in enumerate(one.answers))
    yield from (((*loc, "when"), when) for loc, when in (*cells, *answers) if when)


def _day_facts(one: Procedure) -> Iterator[tuple[Loc, str]]:
    for loc, when in _whens(one):
        for field in ("delivered_within", "delivered_beyond", "placed_within"):
            if named := getattr(when, field):
                yield (*loc, field), named


def _slots(one: Procedure) -> Iterator[tuple[Loc, str]]:
    yield from ((("hears", at), slot) for at, slot in enumerate(one.hears))
    yield from ((("told_at_once", at), slot) for at, slot in enumerate(one.told_at_once))
    for loc, cell in _cells(one):
        yield from (((*loc, "needs", at), slot) for at, slot in enumerate(cell.needs))
        yield from (((*loc, "questions", slot), slot) for slot in cell.questions)
        if cell.asks_again:
            yield (*loc, "asks_again"), cell.asks_again
    for loc, when in _whens(one):
        yield from ((loc, slot) for slot in when.slots)


def _responses(one: Procedure) -> Iterator[tuple[Loc, str]]:
    for field in ("opens", "without_proof"):
        if named := getattr(one, field):
            yield (field,), named
    for loc, cell in _cells(one):
        for field in ("says", "asks", "passed_on", "kept"):
            if named := getattr(cell, field):
                yield (*loc, field), named
        yield from (((*loc, "questions", slot), named) for slot, named in cell.questions.items())
    yield from ((("answers", at, "says"), answer.says) for at, answer in enumerate(one.answers))


if __name__ == "__main__":
    sys.exit("\n".join(find_problems()) or None)
