"""When an order leaves and when it arrives, worked out from the moment it is placed."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from actions.answer import Reply
from actions.fact_sections import DeliveryOption
from actions.facts import Facts
from actions.phrases import say
from actions.wording import capital, day, listed, money, plain_day
from actions.working_days import is_working_day, working_days_after


@dataclass(frozen=True, slots=True)
class Arrival:
    """The days between which an order arrives by one way of delivery."""

    option: DeliveryOption
    first: date
    last: date


def leaves_on(ordered: datetime, facts: Facts) -> date:
    """Return the day on which an order leaves: the same one until the cut-off of a working day, else the next."""
    that_day = ordered.date()
    if is_working_day(that_day, facts.shop) and in_time(ordered, facts):
        return that_day
    return working_days_after(that_day, 1, facts.shop)


def in_time(ordered: datetime, facts: Facts) -> bool:
    """Whether it is not past the cut-off, whatever the day. The minute of the cut-off itself is in time."""
    return ordered.time().replace(second=0, microsecond=0) <= facts.shipping.last_time


def arrivals(ordered: datetime, facts: Facts) -> tuple[Arrival, ...]:
    """Return when an order arrives by each way of delivery, as the facts list them."""
    leaves, shop = leaves_on(ordered, facts), facts.shop
    return tuple(
        Arrival(
            option, working_days_after(leaves, option.days[0], shop), working_days_after(leaves, option.days[1], shop)
        )
        for option in facts.shipping.options
    )


def when_ordered(ordered: datetime, now: datetime, facts: Facts, *, says: str = "") -> Reply:
    """Say when an order of that moment leaves, and when it is there by each way of delivery; `says` goes first."""
    today, leaves = now.date(), leaves_on(ordered, facts)
    variables = {
        "says": says,
        "ordered": capital(_ordering(ordered, now, facts)),
        "leaves": day(leaves, today, facts.shop),
        "arrivals": _all_arrivals(ordered, now, facts),
    }
    if leaves < today:
        return Reply("utter_delivery_had_to_leave", variables)
    return Reply("utter_delivery_time" if ordered == now else "utter_delivery_if", variables)


def there_on(now: datetime, facts: Facts) -> str:
    """Write as a sentence when what is ordered now is there."""
    return say("ordered_arrives", ordered=capital(_ordering(now, now, facts)), arrivals=_all_arrivals(now, now, facts))


def arrives_by(option: DeliveryOption, ordered: datetime, now: datetime, facts: Facts) -> str:
    """Say in a sentence when an order of that moment leaves, and when it is there by one way of delivery."""
    arrival = next(one for one in arrivals(ordered, facts) if one.option == option)
    return say(
        "leaves_and_arrives",
        ordered=capital(_ordering(ordered, now, facts)),
        leaves=day(leaves_on(ordered, facts), now.date(), facts.shop),
        arrives=_between(arrival, now.date(), facts),
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """The day by which it has to be there; where, as it stands in a sentence, and by which way, where that is told."""

    by: date
    where: str = ""
    way: DeliveryOption | None = None


def by_a_day(ordered: datetime, wished: Wanted, now: datetime, facts: Facts) -> Reply:
    """Say whether an order of that moment is there by the day that is wanted, and how."""
    today, shop, wanted = now.date(), facts.shop, wished.by
    coming = arrivals(ordered, facts)
    day_there = plain_day(wanted, today, shop)
    variables = {
        "wanted": say("day_in_place", day=day_there, place=wished.where) if wished.where else day_there,
        "ordered": _ordering(ordered, now, facts),
    }
    named = next((one for one in coming if one.option == wished.way), None)
    if named is not None and named.last <= wanted:
        return Reply("utter_there_by", {**variables, **_of(named, today, facts)})
    if named is not None and (faster := next((one for one in coming if one.last <= wanted), None)):
        too_slow = {"too_slow": named.option.name.lower(), "late": plain_day(named.last, today, shop)}
        return Reply("utter_not_there_by_way", {**variables, **_of(faster, today, facts), **too_slow})
    surely = next((one for one in coming if one.last <= wanted), None)
    if surely is None:
        earliest = min(coming, key=lambda one: one.last)
        return Reply("utter_not_there_by", {**variables, **_of(earliest, today, facts)})
    if surely is coming[0]:
        return Reply("utter_there_by", {**variables, **_of(surely, today, facts)})
    late = say("may_take_until", option=coming[0].option.name, day=plain_day(coming[0].last, today, shop))
    return Reply("utter_there_by_faster", {**variables, **_of(surely, today, facts), "late": late})


def order_until(wanted: date, now: datetime, facts: Facts) -> Reply:
    """Say until when to order by each way of delivery so that it is there by `wanted`."""
    today, shop = now.date(), facts.shop
    last = {option.name: _last_order(option, wanted, now, facts) for option in facts.shipping.options}
    orders = [
        say("order_until", day=day(until, today, shop), option=name.lower()) for name, until in last.items() if until
    ]
    if not orders:
        return by_a_day(now, Wanted(wanted), now, facts)
    return Reply("utter_order_until", {"wanted": plain_day(wanted, today, shop), "orders": listed(orders, shop)})


def _last_order(option: DeliveryOption, wanted: date, now: datetime, facts: Facts) -> date | None:
    """Return the last day, not over yet, on which what is ordered by the cut-off surely is there by `wanted`."""
    for back in range((wanted - now.date()).days + 1):
        placed = datetime.combine(wanted - timedelta(back), facts.shipping.last_time, now.tzinfo)
        arrival = next(one for one in arrivals(placed, facts) if one.option == option)
        if arrival.last <= wanted and is_working_day(placed.date(), facts.shop):
            return placed.date() if placed >= now else None
    return None


def cut_off(ordered: datetime, now: datetime, facts: Facts) -> Reply:
    """Say whether an order of that moment leaves the same day."""
    shop, that_day = facts.shop, ordered.date()
    leaves = say("leaves", day=day(leaves_on(ordered, facts), now.date(), shop))
    if not is_working_day(that_day, shop):
        about = say("no_working_day", day=plain_day(that_day, now.date(), shop), leaves=leaves)
    elif in_time(ordered, facts):
        about = (
            say("still_in_time", leaves=leaves)
            if ordered == now
            else say("in_time", time=_clock(ordered), leaves=leaves)
            if ordered > now
            # That hour is over today: no day of somebody's own is told for it.
            else say("in_time_then", time=_clock(ordered))
        )
    else:
        about = say("too_late", time=_clock(ordered), leaves=leaves)
    return Reply("utter_cut_off", {"about_it": about})


def _ordering(ordered: datetime, now: datetime, facts: Facts) -> str:
    """Write what an order of that moment is: "ordered now", "ordered tomorrow, Saturday 21 November, at 19:00"."""
    if ordered == now:
        return say("ordered_now")
    when = day(ordered.date(), now.date(), facts.shop)
    if not is_working_day(ordered.date(), facts.shop):
        return say("ordered_on", day=when)
    if ordered.time() == facts.shipping.last_time:
        return say("ordered_by", day=when, time=_clock(ordered))
    return say("ordered_at", day=when, time=_clock(ordered))


def _all_arrivals(ordered: datetime, now: datetime, facts: Facts) -> str:
    parts = [
        say("option_arrives", option=one.option.name.lower(), days=_between(one, now.date(), facts))
        for one in arrivals(ordered, facts)
    ]
    return listed(parts, facts.shop)


def _of(arrival: Arrival, today: date, facts: Facts) -> dict[str, str]:
    return {
        "option": arrival.option.name.lower(),
        "price": money(arrival.option.price, facts.shop),
        "there": day(arrival.last, today, facts.shop),
    }


def _between(arrival: Arrival, today: date, facts: Facts) -> str:
    if arrival.first == arrival.last:
        return day(arrival.last, today, facts.shop)
    first, last = (plain_day(when, today, facts.shop) for when in (arrival.first, arrival.last))
    return say("between_days", first=first, last=last)


def _clock(moment: datetime) -> str:
    return f"{moment:%H:%M}"
