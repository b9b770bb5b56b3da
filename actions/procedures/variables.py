"""What the responses of procedures may name in braces about a wish and its order, each worked out for this shopper."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from actions.languages import answering
from actions.phrases import say
from actions.places import in_a_sentence
from actions.procedures.case import Case
from actions.procedures.procedure import Takes
from actions.procedures.procedures import known_procedures
from actions.responses import facts_in, variables_of
from actions.wording import condition, day, either, listed, money, plain_day, terms
from actions.working_days import working_days_after
from shop.interface import OrderLine, OrderState, Parcel


def filled_in(response: str | None, case: Case, name: str = "") -> dict[str, str]:
    """Return what a response names: the shopper's `name`, facts, and what is worked out for this wish."""
    if response is None:
        return {}
    with answering(response):
        return {"name": name, **facts_in(response, case.facts), **variables(variables_of(response), case)}


def lacks_something(response: str, case: Case) -> bool:
    """Whether a response names what is worked out of an order, and nothing is: without an order most of it is."""
    values = (VARIABLES[name](case) for name in variables_of(response) if name in VARIABLES)
    return any(value in {"", say("no_day")} for value in values)


def variables(names: Collection[str], case: Case) -> dict[str, str]:
    """Return those of `names` that are known here, worked out; facts and the shopper's name are put in elsewhere.

    A slot's name stands for what the wish knows of it, in the shopper's words.
    """
    worked_out = {name: VARIABLES[name](case) for name in names if name in VARIABLES}
    slots = (name for name in names if name in known_procedures().slots and name not in VARIABLES)
    return {**worked_out, **{name: case.wish.known.get(name, "") for name in slots}}


def _items(lines: Iterable[OrderLine], case: Case) -> str:
    return listed([_piece(line) for line in lines], case.facts.shop)


def _shortage(case: Case) -> str:
    """By what sum, and for which item, a refund is said to be short: as far as that was told."""
    by, of_part = case.wish.known.get("short_by"), case.order and len(case.lines) < len(case.order.lines)
    told = [say("short_by", sum=money(Decimal(by), case.facts.shop))] if by else []
    return "".join([*told, *([say("short_for", items=_about(case))] if of_part else [])])


def _about(case: Case) -> str:
    """What the wish is about, with how many of its pieces: "1 of the 2 × Lambswool Scarf (pine)"."""
    return listed([_piece(line, case.pieces(line)) for line in case.lines], case.facts.shop)


def _counted(case: Case) -> str:
    """The same without size and colour."""
    names = [_so_many(line.name, case.pieces(line), line.quantity) for line in case.lines]
    return listed(names, case.facts.shop) if names else ""


def _so_many_of_it(case: Case) -> str:
    """The item once more, in a word, and how many pieces of it: "it", "1 of the 2"."""
    line = case.lines[0] if len(case.lines) == 1 else None
    if line is None or line.quantity == 1:
        return say("it")
    count = case.pieces(line)
    if count == line.quantity:
        return say("both_of_it") if count == _PAIR else say("all_of_it", quantity=count)
    return say("some_of_it", count=count, quantity=line.quantity)


def _piece(line: OrderLine, count: int | None = None) -> str:
    detail = ", ".join(filter(None, (say("size", size=line.size) if line.size else "", line.colour)))
    named = say("item_in", item=line.name, detail=detail) if detail else line.name
    return _so_many(named, line.quantity if count is None else count, line.quantity)


def _so_many(named: str, count: int, quantity: int) -> str:
    if count < quantity:
        return say("some_of", count=count, quantity=quantity, item=named)
    return say("several_of", quantity=quantity, item=named) if quantity > 1 else named


def _item(case: Case) -> str:
    return listed([line.name for line in case.lines], case.facts.shop) if case.lines else ""


def _sum(lines: Iterable[OrderLine], case: Case) -> str:
    return money(_price(lines, case), case.facts.shop)


def _price(lines: Iterable[OrderLine], case: Case) -> Decimal:
    return sum((line.unit_price * case.pieces(line) for line in lines), Decimal())


def _all_or_lines(case: Case) -> str:
    """The sum that the wish is about: with delivery where it is about all of the order."""
    whole = case.order is not None and len(case.lines) == len(case.order.lines)
    if case.order is not None and whole and all(case.pieces(line) == line.quantity for line in case.lines):
        return money(case.order.total, case.facts.shop)
    return _sum(case.lines, case)


def _rest(case: Case) -> str:
    """The sum that is left of the order without what the wish is about."""
    return money(case.order.total - _price(case.lines, case), case.facts.shop) if case.order else ""


def _day(when: date | None, case: Case) -> str:
    return day(when, case.today, case.facts.shop) if when else say("no_day")


def _date(when: date | None, case: Case) -> str:
    """Write a day as it stands after "until"."""
    return plain_day(when, case.today, case.facts.shop) if when else say("no_day")


def _leaving(case: Case) -> str:
    is_late = case.leaves_by is not None and case.leaves_by < case.today
    return say("leaving_late" if is_late else "leaving", day=_date(case.leaves_by, case))


def _last_day(case: Case, fact: str) -> date | None:
    return case.delivered_on + case.days(fact) if case.delivered_on else None


def _price_holds_until(case: Case) -> date | None:
    return case.order.placed_on + case.days("prices.refund_days") if case.order else None


def _told(case: Case) -> str:
    """Quote all that the shopper told in words of their own: what the wish began with, and each text that was asked."""
    known = known_procedures()
    texts = (name for name in known.kinds[case.wish.kind].slots if known.slots[name].takes is Takes.TEXT)
    words = dict.fromkeys((*case.wish.said[:1], *(case.wish.known.get(name, "") for name in texts)))
    return say("also").join(say("quoted", words=one) for one in words if one)


def _sentences(parts: Iterable[str]) -> str:
    return " ".join(filter(None, parts))


def arrival(parcel: Parcel, case: Case) -> str:
    """Say when a parcel arrived or should arrive, as a sentence."""
    if parcel.delivered_on:
        return say("arrived", day=_day(parcel.delivered_on, case))
    if parcel.expected_on:
        return say("arrives", day=_day(parcel.expected_on, case))
    return say("no_day_named", carrier=parcel.carrier)


def _parcels(case: Case) -> tuple[Parcel, ...]:
    return case.order.parcels if case.order else ()


def _first_left(case: Case) -> date | None:
    return min((parcel.shipped_on for parcel in _parcels(case)), default=None)


def _to_come(case: Case) -> list[OrderLine]:
    return [line for line in (case.order.lines if case.order else ()) if not line.shipped]


def _without_day(case: Case) -> str:
    """Say that what has not left of a partly sent order has no day, beside the day of what has."""
    partly = case.state == OrderState.PARTLY_SHIPPED
    return say("without_day", items=_items(_to_come(case), case)) if partly and _to_come(case) else ""


def _apart(case: Case) -> list[OrderLine]:
    """The lines that the wish is about and that come in a parcel of their own."""
    return [line for line in case.lines if not line.shipped]


def _one_of(case: Case) -> str:
    """The items among which the shopper is to choose."""
    lines = case.choosable(known_procedures().kinds[case.wish.kind].of_items)
    return either([_piece(line) for line in lines], case.facts.shop)


def _sent(case: Case) -> list[OrderLine]:
    return [line for line in (case.order.lines if case.order else ()) if line.shipped]


def _back(case: Case) -> str:
    gone = case.wanted
    return say("back_on", day=_day(gone.back_on, case)) if gone and gone.back_on else say("back_unknown")


def _wanted(case: Case) -> str:
    """The variant that is wished for, as "size L in moss"."""
    line = case.lines[0] if len(case.lines) == 1 else None
    size = case.wish.known.get("size") or (line.size if line else None)
    size = size if case.comes_in_sizes else None
    colour = case.wish.known.get("colour") or (line.colour if line else None)
    return ", ".join(filter(None, (say("size", size=size) if size else "", colour)))


def _others_in_stock(case: Case) -> str:
    sizes = list(case.sizes_there)
    return say("sizes_there", sizes=listed(sizes, case.facts.shop)) if sizes else ""


def _colours_in_stock(case: Case) -> str:
    there = case.colours_there
    return say("sizes_there", sizes=listed(list(there), case.facts.shop)) if there else ""


def _difference(case: Case) -> str:
    """Say whether the item in another size or colour costs what was paid, or what is paid back or asked for."""
    line = case.lines[0] if len(case.lines) == 1 else None
    product = next((one for one in case.products if one and line and one.name == line.name), None)
    if line is None or product is None:
        return ""
    more = product.price - line.unit_price
    said = "price_same" if not more else "price_more" if more > 0 else "price_less"
    return say(said, sum=money(abs(more) * case.pieces(line), case.facts.shop))


def _late_by(case: Case) -> str:
    """Write by how much it is late: "3 days"."""
    late = max(0, (case.today - case.expected_on).days) if case.expected_on else 0
    return say("a_day", days=late) if late == 1 else say("several_days", days=late)


def _delivery_paid(case: Case) -> str:
    paid = case.order.shipping if case.order else Decimal()
    return money(paid, case.facts.shop) if paid else say("nothing")


def _sent_how(case: Case) -> str:
    """Say which service was paid for: the dearer ones are never free."""
    options = case.facts.shipping.options
    paid = case.order.shipping if case.order else Decimal()
    chosen = next((one for one in options if one.price == paid), None) if paid else options[0]
    return say("sent_by", option=f"{chosen.name[:1].lower()}{chosen.name[1:]}") if chosen else say("sent_unknown")


def _there(case: Case) -> str:
    """Say what is in stock of the item: the colours in the size that is wanted now, and the sizes in that colour."""
    line = case.lines[0] if len(case.lines) == 1 else None
    size = case.wish.known.get("size") or (line.size if line else None)
    colour = case.wish.known.get("colour") or (line.colour if line else None)
    there = [one for one in case.variants if one.in_stock]
    colours = dict.fromkeys(one.colour for one in there if one.colour and one.size in {None, size})
    # What one has already is no other colour.
    own = line.colour if line and len(colours) > 1 else None
    colours = {one: None for one in colours if one != own}
    sizes = dict.fromkeys(one.size for one in there if one.size and one.colour in {None, colour})
    said = (
        say("colours_in", size=size, colours=listed(list(colours), case.facts.shop)) if colours and size else "",
        say("in_colours", colours=listed(list(colours), case.facts.shop)) if colours and not size else "",
        say("sizes_in", colour=colour, sizes=listed(list(sizes), case.facts.shop)) if sizes and colour else "",
        say("in_sizes", sizes=listed(list(sizes), case.facts.shop)) if sizes and not colour else "",
    )
    return _sentences(said) or say("nothing_there")


def _stock_now(case: Case) -> str:
    """Say which of the order's lines are in stock as they were ordered, and which are not."""
    lines = case.order.lines if case.order else ()
    there = [line for line in lines if case.is_in_stock(line)]
    gone = [line for line in lines if line not in there]
    return _sentences(
        say(phrase, items=listed([_piece(replace(line, quantity=1)) for line in some], case.facts.shop))
        for phrase, some in (("lines_there", there), ("lines_gone", gone))
        if some
    )


def _in_parcels(case: Case) -> str:
    count = len(_parcels(case))
    return say("a_parcel") if count == 1 else say("parcels", count=count)


def _heard_by(case: Case, days: int) -> str:
    """Write the day so many working days from today, as it stands after "by"."""
    return _date(working_days_after(case.today, days, case.facts.shop), case)


def _which_first(case: Case) -> str:
    """Say which of two orders comes first, and when each does, as a sentence."""
    if case.beside is None or case.order is None:
        return ""
    two = sorted((case, replace(case, order=case.beside, beside=None)), key=_comes_after)
    (number, when), (other, other_when) = ((one.order.number, _comes(one)) for one in two if one.order)
    if when == other_when:
        return say("come_alike", number=number, other=other, when=when)
    return say("comes_first", number=number, when=when, other=other, other_when=other_when)


def _comes_after(case: Case) -> tuple[date, date]:
    there = case.delivered_on
    return (there, there) if there else case.there_between or (date.max, date.max)


def _comes(case: Case) -> str:
    """Write when an order comes, or came, as it stands after its number."""
    if case.order is not None and case.order.state in {OrderState.CANCELLED, OrderState.RETURNED}:
        return say("comes_not")
    if case.delivered_on:
        return say("is_there", day=_day(case.delivered_on, case))
    if case.there_between is None:
        return say("comes_unknown")
    first, last = case.there_between
    if first == last:
        return say("comes_on", day=_day(first, case))
    return say("comes_between", first=_date(first, case), last=_date(last, case))


def _fallen(case: Case) -> list[OrderLine]:
    return [line for line, fall in case.price_falls if fall > 0]


def _day_of(slot: str, case: Case) -> str:
    wanted = case.wish.known.get(slot)
    return _date(date.fromisoformat(wanted), case) if wanted else ""


def _fault(case: Case) -> str:
    """What the shopper says is wrong, where it is short enough to be read back."""
    said = case.wish.known.get("reason", "")
    return say("quoted", words=said) if said and len(said.split()) <= _READ_BACK_WORDS else say("your_words")


# What a shopper may want instead of what is wrong, as data/slots.yml calls it, and how it is said.
OUTCOMES = {
    "replacement": "outcome_replacement",
    "money": "outcome_money",
    "mended": "outcome_mended",
    "wait": "outcome_wait",
    "either": "outcome_either",
}
# A longer text stands in the chat already, and its agent reads it there.
_READ_BACK_WORDS = 8
_PAIR = 2


def _codes(case: Case) -> str:
    """What the codes that the shopper names are for, or those that run."""
    running, shop = case.facts.discounts.codes, case.facts.shop
    named = [code for code in running if code.code in case.wish.text.upper()]
    if not named:
        return say("codes_running", codes=listed([terms(code, shop) for code in running], shop))
    gives = (say("code_gives", code=one.code, percent=one.percent, condition=condition(one, shop)) for one in named)
    return " ".join(gives)


VARIABLES: Mapping[str, Callable[[Case], str]] = {
    "told": _told,
    "codes": _codes,
    "number": lambda case: case.order.number if case.order else case.wish.order or "",
    "placed": lambda case: _day(case.order.placed_on if case.order else None, case),
    "left": lambda case: _day(_first_left(case), case),
    "arrival": lambda case: _sentences(arrival(parcel, case) for parcel in _parcels(case)),
    "tracking": lambda case: _sentences(
        say("tracking", number=parcel.tracking_number, carrier=parcel.carrier) for parcel in _parcels(case)
    ),
    "carrier": lambda case: listed(list(dict.fromkeys(one.carrier for one in _parcels(case))), case.facts.shop),
    "expected": lambda case: _day(case.expected_on, case),
    "delivered": lambda case: _day(case.delivered_on, case),
    "return_by": lambda case: _date(_last_day(case, "returns.window_days"), case),
    "price_by": lambda case: _date(_price_holds_until(case), case),
    "late_by": _late_by,
    "which_first": _which_first,
    "traced_by": lambda case: _heard_by(case, case.facts.shipping.trace_days),
    "next_working_day": lambda case: _heard_by(case, 1),
    "looked_by": lambda case: _heard_by(case, case.facts.repairs.claim_days),
    "needed_day": lambda case: _day_of("needed_by", case),
    "came_back": lambda case: money(Decimal(case.wish.known.get("got_back", "0")), case.facts.shop),
    "shortage": _shortage,
    "first_day": lambda case: _day_of("not_before", case),
    "leaves_by": lambda case: _date(case.leaves_by, case),
    "leaving": _leaving,
    "there_from": lambda case: _date(case.there_between[0] if case.there_between else None, case),
    "there_by": lambda case: _date(case.there_between[1] if case.there_between else None, case),
    "fault": _fault,
    "report_by": lambda case: _date(_last_day(case, "damaged.report_days"), case),
    "parcels": _in_parcels,
    "one_of": _one_of,
    "apart": lambda case: _items(_apart(case), case),
    "fallen": lambda case: _items(_fallen(case), case),
    "note": lambda case: (case.order.note if case.order else None) or "",
    "total": lambda case: money(case.order.total, case.facts.shop) if case.order else "",
    "delivery_paid": _delivery_paid,
    "sum": _all_or_lines,
    "rest_sum": _rest,
    "items": lambda case: _items(case.order.lines if case.order else (), case),
    "item": _item,
    "piece": _about,
    "counted": _counted,
    "so_many": _so_many_of_it,
    "ordered": lambda case: _items(case.lines, case),
    "to_come": lambda case: _items(_to_come(case), case),
    "sent_items": lambda case: _items(_sent(case), case),
    "without_day": _without_day,
    "to_come_sum": lambda case: _sum(_to_come(case), case),
    "difference": _difference,
    "destination": lambda case: in_a_sentence(case.destination) if case.destination else "",
    "size": lambda case: case.wish.known.get("size") or (case.lines[0].size if len(case.lines) == 1 else "") or "",
    "wanted": _wanted,
    "back": _back,
    "sizes_there": _others_in_stock,
    "there": _there,
    "stock_now": _stock_now,
    "sent_how": _sent_how,
    "colours_there": _colours_in_stock,
    "price_fall": lambda case: money(case.price_fall, case.facts.shop),
    "about": lambda case: f"{case.wish.title[:1].lower()}{case.wish.title[1:]}",
    "outcome": lambda case: say(OUTCOMES[case.wish.known["outcome"]]) if "outcome" in case.wish.known else "",
    "today": lambda case: _day(case.today, case),
    "words": lambda case: case.wish.said[0] if case.wish.said else "",
}
