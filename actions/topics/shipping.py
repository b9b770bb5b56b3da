"""Delivery: where to, what it costs, how long it takes; worked out for the place, the sum and the day that are told."""

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.fact_sections import DeliveryOption
from actions.facts import Facts
from actions.moments import days_ahead, shop_now
from actions.phrases import say
from actions.spoken_times import time_in
from actions.topics.arriving import arrives_by, by_a_day, cut_off, when_ordered
from actions.topics.baskets import Basket, about_basket, amounts, basket_in, delivery_of
from actions.topics.destinations import Destinations, about_ends, about_places, destinations, says
from actions.topics.returns import of_a_return
from actions.wording import delivery_terms, listed, money, prices, times, working_days

_COST, _TIME, _PLACES = "shipping_cost", "delivery_time", "shipping_options"
# A follow-up asks for an aspect of the last answer: "and how long?", "what does that cost?".
_ASPECTS = {"cost": _COST, "time": _TIME}
_CUT_OFF = re.compile(
    r"\b(?:cut.?off|same day|straight ?away|deadline|order(?:ing)? by|latest (?:time )?(?:i can|to|for) order\w*"
    r"|(?:un)?till? when|too late|in time for (?:dispatch|the post|today)|still (?:make|catch|leave|go|ship)"
    r"|(?:go|goes|sent|send|ship|ships|shipped|leave|leaves|dispatch\w*|post(?:ed)?)\b[^.?!]{0,25}\b(?:today"
    r"|tonight))\b",
    re.IGNORECASE,
)
_WEEKENDS = re.compile(
    r"\b(?:deliver|ship|send|dispatch|post|arrive|come)\w*\b[^.?!]{0,30}\b(?:weekends?|(?:satur|sun)days?"
    r"|(?:bank|public) holidays?)\b"
    r"|\b(?:weekend|saturday|sunday|bank holiday) (?:deliver|dispatch|shipping)\w*",
    re.IGNORECASE,
)
# The day after one of these words is the one the order is placed on; another day is when it is wanted.
_ORDERED_ON = re.compile(
    r"\b(?:order|buy|purchas|plac|check ?out)\w*\b(?:(?!\b(?:by|before|arrive|get|here|come|need"
    r"|when)\b)[^.?!,]){0,25}?"
    r"\b(?:(?P<now>now|right away|this minute)"
    r"|today|tonight|to?mo?r+o?w|tmrw|this (?:morning|afternoon|evening)|weekend|\w+day)\b",
    re.IGNORECASE,
)
# "Before Friday" is Thursday at the latest; "before 2" is a time.
_BEFORE = re.compile(r"\bbefore (?!\d|noon|midday|lunch|(?:i|we) )", re.IGNORECASE)
_DUTY = re.compile(r"\b(?:customs|dut(?:y|ies)|import|tax(?:es)?|vat|gst)\b", re.IGNORECASE)
# "On a Thursday" and "the day I choose" ask for a day of their own, "by Thursday" only when it is there.
_CHOOSES = re.compile(
    r"\b(?:choose|pick|select|name|book|set|specify|fix|arrange|decide)\b[^.?!]{0,25}"
    r"\b(?:days?|dates?|slots?|times?)\b|\b(?:delivery|time) (?:slot|window|date)s?\b"
    r"|\b(?:on|for) an? (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:particular|certain|specific|given|set|chosen|named|other|later|another|different) (?:day|date)\b"
    r"|\b(?:hold|keep) (?:it|on to it|the parcel|my parcel|my order)\b|\b(?:delay|postpone|reschedul)\w*\b"
    r"|\bthat i (?:choose|pick|want|like)\b|\b(?:day|date) (?:i|we) (?:choose|pick|want|like)\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(r"\breturn(?!s? address)\w*|\bsen[dt](?:ing)? (?:\w+ ){1,4}back\b", re.IGNORECASE)
_SIGNS = re.compile(r"\bsign(?:ed|ing|ature)?s?\b(?! (?:in|up|on)\b)", re.IGNORECASE)
_ORDERS = re.compile(r"\b(?:order|buy|purchas|plac)\w*\b", re.IGNORECASE)
_COSTS = re.compile(r"\b(?:costs?|price|charge[ds]?|fees?|how much|pay|free|extra|expensive|postage)\b", re.IGNORECASE)
_FREE = re.compile(r"\b(?:free|for nothing|without charge|no charge|included|zero)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:when|how (?:long|soon|fast|quick\w*|many days)|take|takes|days|here|arrive\w*|get here|come)\b",
    re.IGNORECASE,
)
_UNSURE = frozenset({"utter_delivery_unsure", "utter_duty_unknown"})
_WANTS_DAY = re.compile(
    r"\b(?:by|before|until|till|in time|for|need\w*|get|arrive\w*|here|have|come\w*|want\w*|there|make it"
    r"|birthday|wedding)\b",
    re.IGNORECASE,
)


class Delivery(TopicAction):
    """Tells about delivery: what the message asks for, for the place, the sum and the days that it names."""

    called = "action_delivery"
    topic = "shipping"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        now = shop_now(facts)
        return of_delivery(turn, facts, now) or Outcome(_general(turn, facts, now), general=True)


@works_out("shipping_options", "shipping_cost", "delivery_time")
def of_delivery(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return the answer to a message about delivery that names a place, a sum, a day or a way; None where none is."""
    places = turn.named.get("place", ()) or _place_before(turn)
    if _RETURNS.search(turn.text):
        return of_a_return(turn, facts, now)
    reply = _case(replace(turn, named={**turn.named, "place": places}), facts, now)
    remembered = {"place": places[-1]} if places else {}
    return Outcome(reply, remembered, offers_person=reply.response in _UNSURE) if reply else None


def told(turn: Turn, facts: Facts, now: datetime) -> Reply:
    """Return the answer to a message about delivery; `now` is the moment by the shop's clock."""
    return _case(turn, facts, now) or _general(turn, facts, now)


def _general(turn: Turn, facts: Facts, now: datetime) -> Reply:
    general = {_COST: Reply("utter_shipping_cost"), _PLACES: Reply("utter_shipping_options")}
    return general.get(_asks(turn)) or when_ordered(now, now, facts)


def _case(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    ends = about_ends(turn.text, facts)
    to = destinations(turn.named.get("place", ()), facts)
    if ends and not to.not_reached:
        return Reply("utter_delivery_end", {"about_it": ends})
    if to.reached or to.not_reached:
        return _of_places(_asks(turn), turn, facts, to)
    if _CHOOSES.search(turn.text) and not _ORDERS.search(turn.text):
        return Reply("utter_delivery_day")
    return _of_sums_and_days(turn, facts, now)


def _of_sums_and_days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    basket, days, way = basket_in(turn, facts), _of_days(turn, facts, now), _way(turn, facts)
    if basket and _SIGNS.search(turn.text):
        return _of_signing(basket, facts)
    # Of the cheapest way a sum decides what it costs.
    decides = basket is not None and way is facts.shipping.options[0] and basket.total != way.price
    if way and not decides and (days is None or _COSTS.search(turn.text)):
        return _of_way(way, turn.text, facts, now)
    if basket and _asks(turn) != _TIME:
        return delivery_of(basket, turn.text, facts)
    return None if _asks(turn) == _COST else days


def _asks(turn: Turn) -> str:
    return _ASPECTS.get(turn.entities.get("aspect", ""), turn.intent)


def _of_signing(basket: Basket, facts: Facts) -> Reply:
    """Say whether an order of that sum has to be signed for."""
    response = "utter_signed_for" if basket.to_pay >= facts.shipping.signed_from else "utter_not_signed_for"
    return Reply(response, {"sum": money(basket.to_pay, facts.shop)})


def _way(turn: Turn, facts: Facts) -> DeliveryOption | None:
    """Return the way of delivery that a message names, by what it is called or costs, if it names just one."""
    sums = amounts(turn)
    named = [
        option
        for option in facts.shipping.options
        if option.price in sums or any(says(turn.text, name) for name in (option.name, *option.also))
    ]
    return named[0] if len(named) == 1 else None


def _of_way(way: DeliveryOption, text: str, facts: Facts, now: datetime) -> Reply:
    """Say of one way of delivery what the message asks for: the price, when it is there, or both."""
    price, dearer = money(way.price, facts.shop), way is not facts.shipping.options[0]
    costs = say("way_costs" if dearer else "way_costs_less", option=way.name, price=price, free=_free_from(facts))
    arrives = arrives_by(way, now, now, facts)
    if dearer and _FREE.search(text):
        return Reply("utter_delivery_way", {"about_it": say("no_and", said=costs)})
    if _COSTS.search(text) and not _TIMES.search(text):
        return Reply("utter_delivery_way", {"about_it": costs})
    takes = say("way_takes", option=way.name, days=working_days(way))
    about = takes if _TIMES.search(text) and not _COSTS.search(text) else f"{costs} {takes}"
    return Reply("utter_delivery_way_and_day", {"about_it": about, "arrives": arrives})


def _free_from(facts: Facts) -> str:
    return money(facts.shipping.free_from, facts.shop)


def _place_before(turn: Turn) -> tuple[str, ...]:
    """Return the place of the answer before, where the message goes on about it: "and how long does it take there?"."""
    before = turn.slots.get("place")
    goes_on = "aspect" in turn.entities or re.search(r"\bthere\b", turn.text, re.IGNORECASE)
    return (str(before),) if before and goes_on else ()


def _of_places(asks: str, turn: Turn, facts: Facts, to: Destinations) -> Reply:
    yes_or_no = about_places(to, facts)
    if not to.reached:
        return Reply("utter_delivery_not_there", {"about_it": yes_or_no})
    if _DUTY.search(turn.text) and to.abroad:
        if to.notes:
            return Reply("utter_duty_none", {"places": listed(to.reached, facts.shop), "notes": " ".join(to.notes)})
        return Reply("utter_duty_unknown", {"about_it": yes_or_no})
    basket = basket_in(turn, facts)
    about = {_COST: about_basket(basket, facts) if basket else prices(facts), _TIME: times(facts)}.get(
        asks, delivery_terms(facts)
    )
    return Reply("utter_delivery_there", {"about_it": yes_or_no, "terms": about, "notes": " ".join(to.notes)})


def _of_days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    """Answer a message by the days and times that it names; None where it names none."""
    days, at = days_ahead(turn, now.date()), time_in(turn.text)
    on = _ORDERED_ON.search(turn.text)
    placed_now = on is not None and on["now"] is not None
    ordered_on = days[0] if days and on and not placed_now else None
    wanted = [one for one in days if one != ordered_on]
    if _CUT_OFF.search(turn.text):
        placed = _moment(now, ordered_on or next(iter(days), None), at, facts)
        return cut_off(placed, now, facts)
    if _WEEKENDS.search(turn.text) and not ordered_on:
        return Reply("utter_no_weekends")
    if wanted and _WANTS_DAY.search(turn.text):
        latest = wanted[-1] - timedelta(days=1) if _BEFORE.search(turn.text) else wanted[-1]
        return by_a_day(_moment(now, ordered_on, at if ordered_on else None, facts), latest, now, facts)
    if ordered_on or at:
        return when_ordered(_moment(now, ordered_on, at, facts), now, facts)
    return None


def _moment(now: datetime, on: date | None, at: time | None, facts: Facts) -> datetime:
    """Return when the order is placed. A day without a time is taken at its cut-off, a time that is over tomorrow."""
    if at is None and on in {None, now.date()}:
        return now
    moment = datetime.combine(on or now.date(), at or facts.shipping.last_time, now.tzinfo)
    return moment if moment >= now else moment + timedelta(days=1)
