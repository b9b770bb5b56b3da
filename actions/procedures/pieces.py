"""How the items of a wish and of its order are written, with how many pieces and what they cost."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from actions.phrases import say
from actions.procedures.case import Case
from actions.procedures.procedures import known_procedures
from actions.wording import either, listed, money
from shop.interface import OrderLine

_PAIR = 2


def items_of(lines: Iterable[OrderLine], case: Case) -> str:
    """Write lines with size, colour and how many pieces of each."""
    return listed([piece(line) for line in lines], case.facts.shop)


def shortage(case: Case) -> str:
    """Say by what sum, and for which item, a refund is said to be short: as far as that was told."""
    by, of_part = case.wish.known.get("short_by"), case.order and len(case.lines) < len(case.order.lines)
    told = [say("short_by", sum=money(Decimal(by), case.facts.shop))] if by else []
    return "".join([*told, *([say("short_for", items=about_pieces(case))] if of_part else [])])


def about_pieces(case: Case) -> str:
    """Write what the wish is about, with how many of its pieces: "1 of the 2 × Lambswool Scarf (pine)"."""
    return listed([piece(line, case.pieces(line)) for line in case.lines], case.facts.shop)


def counted(case: Case) -> str:
    """Write what the wish is about, with how many of its pieces, without size and colour."""
    names = [_so_many(line.name, case.pieces(line), line.quantity) for line in case.lines]
    return listed(names, case.facts.shop) if names else ""


def so_many_of_it(case: Case) -> str:
    """Write the item once more, in a word, and how many pieces of it: "it", "1 of the 2"."""
    line = case.lines[0] if len(case.lines) == 1 else None
    if line is None or line.quantity == 1:
        return say("it")
    count = case.pieces(line)
    if count == line.quantity:
        return say("both_of_it") if count == _PAIR else say("all_of_it", quantity=count)
    return say("some_of_it", count=count, quantity=line.quantity)


def piece(line: OrderLine, count: int | None = None) -> str:
    """Write one line; `count` of its pieces are meant, or all."""
    detail = ", ".join(filter(None, (say("size", size=line.size) if line.size else "", line.colour)))
    named = say("item_in", item=line.name, detail=detail) if detail else line.name
    return _so_many(named, line.quantity if count is None else count, line.quantity)


def _so_many(named: str, count: int, quantity: int) -> str:
    if count < quantity:
        return say("some_of", count=count, quantity=quantity, item=named)
    return say("several_of", quantity=quantity, item=named) if quantity > 1 else named


def item_names(case: Case) -> str:
    """Write what the wish is about by name alone."""
    return listed([line.name for line in case.lines], case.facts.shop) if case.lines else ""


def sum_of(lines: Iterable[OrderLine], case: Case) -> str:
    """Write what the pieces of these lines cost that the wish is about."""
    return money(_price(lines, case), case.facts.shop)


def _price(lines: Iterable[OrderLine], case: Case) -> Decimal:
    return sum((line.unit_price * case.pieces(line) for line in lines), Decimal())


def sum_of_wish(case: Case) -> str:
    """Write the sum that the wish is about: with delivery where it is about all of the order."""
    whole = case.order is not None and len(case.lines) == len(case.order.lines)
    if case.order is not None and whole and all(case.pieces(line) == line.quantity for line in case.lines):
        return money(case.order.total, case.facts.shop)
    return sum_of(case.lines, case)


def rest_sum(case: Case) -> str:
    """Write the sum that is left of the order without what the wish is about."""
    return money(case.order.total - _price(case.lines, case), case.facts.shop) if case.order else ""


def one_of(case: Case) -> str:
    """Write the items among which the shopper is to choose."""
    lines = case.choosable(known_procedures().kinds[case.wish.kind].of_items)
    return either([piece(line) for line in lines], case.facts.shop)


def lines_to_come(case: Case) -> list[OrderLine]:
    """Return the lines of the order that have not left."""
    return [line for line in (case.order.lines if case.order else ()) if not line.shipped]


def sent_lines(case: Case) -> list[OrderLine]:
    """Return the lines of the order that have left."""
    return [line for line in (case.order.lines if case.order else ()) if line.shipped]


def lines_apart(case: Case) -> list[OrderLine]:
    """Return the lines that the wish is about and that come in a parcel of their own."""
    return [line for line in case.lines if not line.shipped]


def stock_now(case: Case) -> str:
    """Say which of the order's lines are in stock as they were ordered, and which are not."""
    lines = case.order.lines if case.order else ()
    there = [line for line in lines if case.is_in_stock(line)]
    gone = [line for line in lines if line not in there]
    return sentences(
        say(phrase, items=listed([piece(replace(line, quantity=1)) for line in some], case.facts.shop))
        for phrase, some in (("lines_there", there), ("lines_gone", gone))
        if some
    )


def fallen_lines(case: Case) -> list[OrderLine]:
    """Return the lines that cost less today than was paid."""
    return [line for line, fall in case.price_falls if fall > 0]


def sentences(parts: Iterable[str]) -> str:
    """Join what there is of several sentences."""
    return " ".join(filter(None, parts))
