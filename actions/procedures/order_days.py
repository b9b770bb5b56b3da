"""How the days of an order are written: when it left, arrives or arrived, and until when something holds."""

from dataclasses import replace
from datetime import date

from actions.phrases import say
from actions.procedures.case import Case
from actions.wording import day, plain_day
from actions.working_days import working_days_after
from shop.interface import OrderState, Parcel


def day_said(when: date | None, case: Case) -> str:
    """Write a day as it stands by itself: "on Friday 4 December"; that none is known where there is none."""
    return day(when, case.today, case.facts.shop) if when else say("no_day")


def plain_day_said(when: date | None, case: Case) -> str:
    """Write a day as it stands after "until"."""
    return plain_day(when, case.today, case.facts.shop) if when else say("no_day")


def leaving(case: Case) -> str:
    """Say by when an order that is being packed leaves; of one that is late, by when it should have."""
    is_late = case.leaves_by is not None and case.leaves_by < case.today
    return say("leaving_late" if is_late else "leaving", day=plain_day_said(case.leaves_by, case))


def last_day(case: Case, fact: str) -> date | None:
    """Return the last day that a number of days after the delivery allows, such as returns.window_days."""
    return case.delivered_on + case.days(fact) if case.delivered_on else None


def price_holds_until(case: Case) -> date | None:
    """Return the last day on which a fallen price is made up for."""
    return case.order.placed_on + case.days("prices.refund_days") if case.order else None


def arrival(parcel: Parcel, case: Case) -> str:
    """Say when a parcel arrived or should arrive, as a sentence."""
    if parcel.delivered_on:
        return say("arrived", day=day_said(parcel.delivered_on, case))
    if parcel.expected_on:
        return say("arrives", day=day_said(parcel.expected_on, case))
    return say("no_day_named", carrier=parcel.carrier)


def parcels_of(case: Case) -> tuple[Parcel, ...]:
    """Return the parcels of the order."""
    return case.order.parcels if case.order else ()


def first_left_on(case: Case) -> date | None:
    """Return the day on which the first parcel left."""
    return min((parcel.shipped_on for parcel in parcels_of(case)), default=None)


def late_by(case: Case) -> str:
    """Write by how much it is late: "3 days"."""
    late = max(0, (case.today - case.expected_on).days) if case.expected_on else 0
    return say("a_day", days=late) if late == 1 else say("several_days", days=late)


def in_parcels(case: Case) -> str:
    """Write in how many parcels the order comes."""
    count = len(parcels_of(case))
    return say("a_parcel") if count == 1 else say("parcels", count=count)


def heard_by(case: Case, days: int) -> str:
    """Write the day so many working days from today, as it stands after "by"."""
    return plain_day_said(working_days_after(case.today, days, case.facts.shop), case)


def which_first(case: Case) -> str:
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
        return say("is_there", day=day_said(case.delivered_on, case))
    if case.there_between is None:
        return say("comes_unknown")
    first, last = case.there_between
    if first == last:
        return say("comes_on", day=day_said(first, case))
    return say("comes_between", first=plain_day_said(first, case), last=plain_day_said(last, case))


def kept_day(slot: str, case: Case) -> str:
    """Write the day that the shopper named for a slot; "" where none is kept."""
    wanted = case.wish.known.get(slot)
    return plain_day_said(date.fromisoformat(wanted), case) if wanted else ""
