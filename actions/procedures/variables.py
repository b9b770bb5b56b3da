"""What the responses of procedures may name in braces about a wish and its order, each worked out for this shopper."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal

from actions.languages import answering
from actions.phrases import say
from actions.places import in_a_sentence
from actions.procedures.case import Case
from actions.procedures.order_days import (
    arrival,
    day_said,
    first_left_on,
    heard_by,
    in_parcels,
    kept_day,
    last_day,
    late_by,
    leaving,
    parcels_of,
    plain_day_said,
    price_holds_until,
    which_first,
)
from actions.procedures.pieces import (
    about_pieces,
    counted,
    fallen_lines,
    item_names,
    items_of,
    lines_apart,
    lines_to_come,
    one_of,
    rest_sum,
    sent_lines,
    sentences,
    shortage,
    so_many_of_it,
    stock_now,
    sum_of,
    sum_of_wish,
)
from actions.procedures.procedure import Takes
from actions.procedures.procedures import known_procedures
from actions.responses import facts_in, variables_of
from actions.wording import condition, listed, money, terms
from shop.interface import OrderState


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


def _told(case: Case) -> str:
    """Quote all that the shopper told in words of their own: what the wish began with, and each text that was asked."""
    known = known_procedures()
    texts = (name for name in known.kinds[case.wish.kind].slots if known.slots[name].takes is Takes.TEXT)
    words = dict.fromkeys((*case.wish.said[:1], *(case.wish.known.get(name, "") for name in texts)))
    return say("also").join(say("quoted", words=one) for one in words if one)


def _without_day(case: Case) -> str:
    """Say that what has not left of a partly sent order has no day, beside the day of what has."""
    partly = case.state == OrderState.PARTLY_SHIPPED
    return say("without_day", items=items_of(lines_to_come(case), case)) if partly and lines_to_come(case) else ""


def _back(case: Case) -> str:
    gone = case.wanted
    return say("back_on", day=day_said(gone.back_on, case)) if gone and gone.back_on else say("back_unknown")


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
    return sentences(said) or say("nothing_there")


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
    "placed": lambda case: day_said(case.order.placed_on if case.order else None, case),
    "left": lambda case: day_said(first_left_on(case), case),
    "arrival": lambda case: sentences(arrival(parcel, case) for parcel in parcels_of(case)),
    "tracking": lambda case: sentences(
        say("tracking", number=parcel.tracking_number, carrier=parcel.carrier) for parcel in parcels_of(case)
    ),
    "carrier": lambda case: listed(list(dict.fromkeys(one.carrier for one in parcels_of(case))), case.facts.shop),
    "expected": lambda case: day_said(case.expected_on, case),
    "delivered": lambda case: day_said(case.delivered_on, case),
    "return_by": lambda case: plain_day_said(last_day(case, "returns.window_days"), case),
    "price_by": lambda case: plain_day_said(price_holds_until(case), case),
    "late_by": late_by,
    "which_first": which_first,
    "traced_by": lambda case: heard_by(case, case.facts.shipping.trace_days),
    "next_working_day": lambda case: heard_by(case, 1),
    "looked_by": lambda case: heard_by(case, case.facts.repairs.claim_days),
    "needed_day": lambda case: kept_day("needed_by", case),
    "came_back": lambda case: money(Decimal(case.wish.known.get("got_back", "0")), case.facts.shop),
    "shortage": shortage,
    "first_day": lambda case: kept_day("not_before", case),
    "leaves_by": lambda case: plain_day_said(case.leaves_by, case),
    "leaving": leaving,
    "there_from": lambda case: plain_day_said(case.there_between[0] if case.there_between else None, case),
    "there_by": lambda case: plain_day_said(case.there_between[1] if case.there_between else None, case),
    "fault": _fault,
    "report_by": lambda case: plain_day_said(last_day(case, "damaged.report_days"), case),
    "parcels": in_parcels,
    "one_of": one_of,
    "apart": lambda case: items_of(lines_apart(case), case),
    "fallen": lambda case: items_of(fallen_lines(case), case),
    "note": lambda case: (case.order.note if case.order else None) or "",
    "total": lambda case: money(case.order.total, case.facts.shop) if case.order else "",
    "delivery_paid": _delivery_paid,
    "sum": sum_of_wish,
    "rest_sum": rest_sum,
    "items": lambda case: items_of(case.order.lines if case.order else (), case),
    "item": item_names,
    "piece": about_pieces,
    "counted": counted,
    "so_many": so_many_of_it,
    "ordered": lambda case: items_of(case.lines, case),
    "to_come": lambda case: items_of(lines_to_come(case), case),
    "sent_items": lambda case: items_of(sent_lines(case), case),
    "without_day": _without_day,
    "to_come_sum": lambda case: sum_of(lines_to_come(case), case),
    "difference": _difference,
    "destination": lambda case: in_a_sentence(case.destination) if case.destination else "",
    "size": lambda case: case.wish.known.get("size") or (case.lines[0].size if len(case.lines) == 1 else "") or "",
    "wanted": _wanted,
    "back": _back,
    "sizes_there": _others_in_stock,
    "there": _there,
    "stock_now": stock_now,
    "sent_how": _sent_how,
    "colours_there": _colours_in_stock,
    "price_fall": lambda case: money(case.price_fall, case.facts.shop),
    "about": lambda case: f"{case.wish.title[:1].lower()}{case.wish.title[1:]}",
    "outcome": lambda case: say(OUTCOMES[case.wish.known["outcome"]]) if "outcome" in case.wish.known else "",
    "today": lambda case: day_said(case.today, case),
    "words": lambda case: case.wish.said[0] if case.wish.said else "",
}
