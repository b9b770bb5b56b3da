"""The table of a procedure: which of its cells holds for a wish, and what each condition means."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from actions.places import belongs_to
from actions.procedures.case import Case
from actions.procedures.procedure import Cell, Procedure, When
from actions.procedures.said import says


def holds(when: When | None, case: Case) -> bool:
    """Whether all that `when` names is so."""
    return when is None or all(_CHECKS[name](value, case) for name, value in when if value is not None)


def cell_of(procedure: Procedure, case: Case) -> Cell:
    """Return what is to be done: the first cell of the row that holds."""
    return next(cell for cell in procedure.cells(case.state) if holds(cell.when, case))


def _within(day: date | None, fact: str, case: Case) -> bool:
    # Where no day is known nothing is refused on a guess.
    return day is None or case.today <= day + case.days(fact)


def _due(values: Collection[str], case: Case) -> bool:
    day = case.expected_on
    if day is None:
        return "unknown" in values
    return ("today" if day == case.today else "later" if day > case.today else "past") in values


def _needed(value: str, case: Case) -> bool:
    between, wanted = case.there_between, case.wish.known.get("needed_by")
    if between is None or wanted is None:
        return False
    (first, last), by = between, date.fromisoformat(wanted)
    return value == ("in_time" if last <= by else "too_late" if first > by else "perhaps")


def _late_in_packing(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return (case.leaves_by is not None and case.leaves_by < case.today) is value


def _packed(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return (case.order is not None and case.order.packed) is value


def _sent(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return all(line.shipped for line in case.lines) is value


def _to_come(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return any(not line.shipped for line in case.lines) is value


def _other_sizes(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return _has_others("size", case) is value


def _other_colours(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return _has_others("colour", case) is value


def _has_others(side: str, case: Case) -> bool:
    """Whether the one item that the wish is about comes in another size or colour than it was ordered in."""
    line = case.lines[0] if len(case.lines) == 1 else None
    return any(getattr(one, side) not in {None, getattr(line, side)} for one in case.variants) if line else False


def _delivers_there(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    place = case.destination
    return (place is None or belongs_to(place) in case.facts.shipping.places) is value


def _in_stock(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    variant = case.wanted
    return (variant is not None and variant.in_stock) is value


def _several_pieces(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return (len(case.lines) == 1 and case.lines[0].quantity > 1) is value


def _fewer_pieces(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return any(case.pieces(line) < line.quantity for line in case.lines) is value


def _comes_in(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return (case.wanted is not None) is value


def _others_in_stock(value: bool, case: Case) -> bool:  # noqa: FBT001  # the value of a condition
    return bool(case.others_in_stock) is value


def _has(wanted: Mapping[str, str], case: Case) -> bool:
    return all(case.wish.known.get(slot) == value for slot, value in wanted.items())


_CHECKS: Mapping[str, Callable[[Any, Case], bool]] = {
    "delivered_within": lambda fact, case: _within(case.delivered_on, fact, case),
    "delivered_beyond": lambda fact, case: not _within(case.delivered_on, fact, case),
    "placed_within": lambda fact, case: _within(case.order.placed_on if case.order else None, fact, case),
    "due": _due,
    "late_in_packing": _late_in_packing,
    "packed": _packed,
    "needed": _needed,
    "item_sent": _sent,
    "item_to_come": _to_come,
    "several_items": lambda value, case: (len(case.lines) > 1) is value,
    "several_pieces": _several_pieces,
    "fewer_pieces": _fewer_pieces,
    "part_of_order": lambda value, case: bool(case.order and len(case.lines) < len(case.order.lines)) is value,
    "comes_in": _comes_in,
    "sized": lambda value, case: case.comes_in_sizes is value,
    "of_two_orders": lambda value, case: (case.beside is not None) is value,
    "in_stock": _in_stock,
    "others_in_stock": _others_in_stock,
    "other_sizes": _other_sizes,
    "other_colours": _other_colours,
    "another_colour_there": lambda value, case: bool(case.colours_there) is value,
    "delivers_there": _delivers_there,
    "says": lambda words, case: says(words, case.wish.text),
    "known": lambda slots, case: all(slot in case.wish.known for slot in slots),
    "known_any": lambda slots, case: any(slot in case.wish.known for slot in slots),
    "unknown": lambda slots, case: not any(slot in case.wish.known for slot in slots),
    "has": _has,
    "price_fell": lambda value, case: (case.price_fall > 0) is value,
    "stands": lambda stands, case: case.wish.stands in stands,
    "state": lambda states, case: case.state in states,
}
