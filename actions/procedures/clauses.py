"""Two wishes for two items of one order in one message: each clause has its own item and its own verb."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from actions.procedures.agenda import Agenda, Stands, Wish
from actions.procedures.case import Case, joined, line_name
from actions.procedures.engine import hear
from actions.procedures.lines import items_named
from actions.procedures.procedure import Procedure
from actions.procedures.procedures import Procedures
from actions.procedures.said import Said, says, without_addresses
from shop.interface import OrderLine

_CLAUSE_ENDS = re.compile(r"[.;!?\n]+\s*|,\s*|\s+(?:and|but|also|plus|while|whereas|then)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Part:
    """Clauses about the same items, and the procedure that their words tell of."""

    text: str
    lines: tuple[OrderLine, ...]
    procedure: Procedure | None = None


def parted(agenda: Agenda, case: Case, procedures: Procedures) -> tuple[Agenda, Case]:
    """Return a wish as those that its clauses tell, each with its own item; as it is where they tell one.

    It is for a wish that has just got its order: "the cap is torn, and the gloves I do not want".
    """
    wish = case.wish
    if case.order is None or wish.stands is not Stands.ASKED or not procedures.kinds[wish.kind].told_by:
        return agenda, case
    parts = list(_of_one_kind(_of_same_items(case), procedures))
    kinds = [part.procedure.kind for part in parts if part.procedure]
    if len(parts) < 2 or len(set(kinds)) != len(parts):  # noqa: PLR2004  # two parts make two wishes
        return agenda, case
    first = next((part for part in parts if part.procedure and part.procedure.kind == wish.kind), parts[0])
    for part in parts:
        if part.procedure and part is not first:
            agenda, another = agenda.adding(part.procedure.kind, part.procedure.title)
            agenda = agenda.keeping(_about(part, replace(another, order=wish.order), case, procedures))
    return agenda, replace(case, wish=_about(first, wish, case, procedures))


def _about(part: _Part, wish: Wish, case: Case, procedures: Procedures) -> Wish:
    procedure = part.procedure
    if procedure is None:
        return wish
    told = dict.fromkeys(procedure.told_at_once, part.text)
    line = joined([line_name(line) for line in part.lines])
    wish = replace(wish, kind=procedure.kind, title=procedure.title, said=(), known=told)
    heard = hear(wish, procedure, procedures, Said(part.text), replace(case, wish=wish), None)
    return heard.knowing(line=line)


def _of_same_items(case: Case) -> Iterator[_Part]:
    """Yield the clauses; one that names no item belongs to the one before it."""
    part = _Part("", ())
    for clause in _CLAUSE_ENDS.split(without_addresses(case.wish.text)):
        named = tuple(items_named(clause, case))
        if named and part.lines and set(named) != set(part.lines):
            yield part
            part = _Part("", ())
        part = _Part(f"{part.text}, {clause}".strip(" ,"), part.lines or named)
    yield part


def _of_one_kind(parts: Iterator[_Part], procedures: Procedures) -> Iterator[_Part]:
    """Yield the parts with their procedures; one that tells no wish is a part of the next: "the hat and the gloves"."""
    waiting = _Part("", ())
    for part in parts:
        told = (one for one in procedures.by_clause if one.told_by and says(one.told_by, part.text))
        lines = tuple(dict.fromkeys((*waiting.lines, *part.lines)))
        waiting = _Part(f"{waiting.text}, {part.text}".strip(" ,"), lines, next(told, None))
        if waiting.procedure is not None:
            yield waiting
            waiting = _Part("", ())
    if waiting.lines:
        yield waiting
