"""Delivery: where to, what it costs, how long it takes; worked out for the place, the sum and the day that are told."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.fact_sections import DeliveryOption, ParcelsEnd
from actions.facts import Facts
from actions.moments import days_ahead, shop_now
from actions.phrases import say
from actions.spoken_times import time_in
from actions.topics.arriving import Wanted, arrives_by, by_a_day, cut_off, order_until, when_ordered
from actions.topics.baskets import Basket, about_basket, amounts, basket_in, delivery_of
from actions.topics.destinations import Destinations, about_places, destinations, end_in, says
from actions.topics.returns import of_a_return
from actions.wording import delivery_terms, listed, money, prices, times, working_days
from actions.working_days import is_working_day

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*"
_COST, _TIME, _PLACES = "shipping_cost", "delivery_time", "shipping_options"
# A follow-up asks for an aspect of the last answer: "and how long?", "what does that cost?".
_ASPECTS = {"cost": _COST, "time": _TIME}
_CUT_OFF = re.compile(
    r"\b(?:cut.?off|same day|straight ?away|deadline|order(?:ing)? by|latest (?:time )?(?:i can|to|for) order\w*"
    r"|(?:un)?till? when|by what time|too late|in time for (?:dispatch|the post|today)"
    r"|still (?:make|catch|leave|go|ship|ok|okay|fine|possible|in time)|(?:dispatch|post) (?:gone|left|been missed)"
    r"|(?:go|goes|sent|send|ship|ships|shipped|leave|leaves|dispatch\w*|post(?:ed)?)\b[^.?!]{0,25}\b(?:today"
    r"|tonight))\b",
    re.IGNORECASE,
)
_WEEKENDS = re.compile(
    r"\b(?:deliver|ship|send|dispatch|post|pack|arrive|come|work)\w*\b[^.?!]{0,30}\b(?:weekends?|(?:satur|sun)days?"
    r"|(?:bank|public) holidays?|good friday|easter \w+)\b|\b(?:good friday|easter \w+) (?:deliver|dispatch|ship)\w*"
    r"|\b(?:weekend|saturday|sunday|bank holiday) (?:deliver|dispatch|shipping)\w*",
    re.IGNORECASE,
)
# The day after one of these words is the one the order is placed on; another day is when it is wanted.
_ORDERED_ON = re.compile(
    r"\b(?:(?:order|ordr|buy|purchas|plac|check ?out|shop)\w*|pay (?=at|on|this|tonight|today|tomorrow))\b"
    r"(?:(?!\b(?:by|before|arrive|get|here|come|need|when|take|last|have)\b)[^.?!,]){0,45}?"
    r"\b(?:(?P<now>now|right away|this minute)"
    r"|today|tonight|to?mo?r+o?w|tmrw|this (?:morning|afternoon|evening)|weekend|\w+day"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} (?:the )?\d{{1,2}}|christmas|xmas|halloween)\b",
    re.IGNORECASE,
)
# What asks when it leaves us: a day told beside it is the one it is ordered on.
_LEAVES = re.compile(
    r"\b(?:when|(?:which|what) day|how soon)\b[^.?!]*\b(?:you|u|it|they|this|that|order) (?:\w+ )?"
    r"(?:post|leave|send|sent|dispatch|ship|packed|go out|goes out)"
    r"|\b(?:leaves?|dispatch(?:ed)?|sent(?: off| out)?|ship(?:ped)?|posted|out (?:of )?the door)(?: \w+)?"
    r"\W+(?:when|(?:what|which) day)\b|\bdispatch(?:ed)? day\b|\b(?:dispatch|dispached|dispatched|shipped|sent)\W*$",
    re.IGNORECASE,
)
# "Before Friday" is Thursday at the latest; "before 2" is a time.
_BEFORE = re.compile(r"\bbefore (?!\d|noon|midday|lunch|(?:i|we) )", re.IGNORECASE)
_BY = re.compile(r"\b(?:by|before|until|till|in time for)\b", re.IGNORECASE)
# "What is the last day to order for Friday"; for Christmas the website says so.
_UNTIL = re.compile(
    r"\b(?:(?:last|latest)(?: \w+)? (?:day|date|moment)|latest|by when|until when|till when|how late|when)"
    r"\b[^.?!]*\b(?:order|buy)\b",
    re.IGNORECASE,
)
_FEAST = re.compile(r"\b(?:christmas|xmas|x-mas)\b", re.IGNORECASE)
# Whether a day is one on which anything is sent.
_WORKS = re.compile(
    r"\b(?:working|business|week) ?day|\b(?:do|does|will|are) (?:you|u|they|your \w+) (?:\w+ )?"
    r"(?:send|ship|dispatch|post|pack|work|deliver)\w*",
    re.IGNORECASE,
)
_DUTY = re.compile(r"\b(?:customs|dut(?:y|ies)|import|tax(?:es)?|vat|gst)\b", re.IGNORECASE)
# "On a Thursday" and "the day I choose" ask for a day of their own, "by Thursday" only when it is there.
_CHOOSES = re.compile(
    r"\b(?:choose|pick|select|name|book|set|specify|fix|arrange|decide)\b[^.?!]{0,25}"
    r"\b(?:days?|dates?|slots?|times?)\b|\b(?:delivery|time) (?:slot|window|date)s?\b"
    r"|\b(?:on|for) an? (?:\w+ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:particular|certain|specific|given|set|chosen|named|other|later|another|different) (?:day|date)\b"
    r"|\b(?:hold|keep) (?:it|on to it|the parcel|my parcel|my order)\b|\b(?:delay|postpone|reschedul)\w*\b"
    r"|\bthat i (?:choose|pick|want|like)\b|\b(?:day|date) (?:i|we) (?:choose|pick|want|like)\b"
    r"|\b(?:i|we|can i|can we|could i|may i) (?:can )?(?:pick|choose|name) (?:it|that|this|one|the \w+)\b(?! up)"
    r"|\bi can pick\b|\b(?:morning|afternoon|evening) (?:delivery|slot)s?\b"
    r"|\w+day only\b|\bonly (?:on |next |this )?\w+day\b|\b(?:no(?:t|thing)? (?:\w+ )?|n't (?:\w+ )?)before\b"
    r"|\b(?:move|push|shift|put) (?:it|the (?:delivery|parcel)|my (?:delivery|parcel))\b[^.?!]{0,15}"
    r"\b(?:back|later|on|to)\b",
    re.IGNORECASE,
)
_RETURNS = re.compile(
    r"\breturn(?!s? address)\w*|\bsen[dt](?:ing)? (?:\w+ ){1,4}back\b|\bgo(?:es|ing)? back\b", re.IGNORECASE
)
_SIGNS = re.compile(r"\bsign(?:ed|ing|ature)?s?\b(?! (?:in|up|on)\b)", re.IGNORECASE)
_ORDERS = re.compile(r"\b(?:order|buy|purchas|plac)\w*\b", re.IGNORECASE)
_COSTS = re.compile(
    r"\b(?:costs?|price|charge[ds]?|fees?|how much|pay|free|extra|expensive|postage|dearer|pricier|surcharge)\b",
    re.IGNORECASE,
)
_LASTS = re.compile(r"\bhow (?:long|soon|fast|quick\w*|many days)\b", re.IGNORECASE)
_FREE = re.compile(r"\b(?:free|for nothing|without charge|no charge|included|zero)\b", re.IGNORECASE)
_TIMES = re.compile(
    r"\b(?:when|how (?:long|soon|fast|quick\w*|many days)|take|takes|days|here|arrive\w*|get here|come)\b",
    re.IGNORECASE,
)
_NOBODY_HOME = re.compile(
    r"\b(?:no ?body|no one|nobody's|noone|none of us|not (?:at )?home|not in|out all day|away from home|at work)\b"
    r"[^.?!]*[,.?!]? *(?:then what|what (?:then|happens|do|does|if|will)|and then)\b"
    r"|\bwhat (?:happens |do they do |then )?(?:if|when) (?:no ?body|no one|noone|nobody's|i am not|i'?m not"
    r"|we are not|we'?re not)\b",
    re.IGNORECASE,
)
# Whether it is dearer somewhere.
_DEARER = re.compile(
    r"\b(?:extra|same|surcharge\w*|supplement\w*|dearer|pricier|cost(?:s)? more|charge more|more expensive|more to)\b",
    re.IGNORECASE,
)
_DELIVERS = re.compile(
    r"\b(?:do|will|can|would|could) (?:you|u|yous) (?:\w+ )?(?:deliver|send|ship|post)\b", re.IGNORECASE
)
# "Not express, how long": what is named only to be left aside.
_LEFT_ASIDE = (
    r"\b(?:not|no|without|instead of|rather than|other than|except|excluding|isn'?t|(?:do not|don'?t|won'?t|not)"
    r" (?:need|want|pay\w*|take|use|choose|go\w*))(?: (?:the|paying|pay|need|needing|want|wanting|taking|using|extra"
    r"|for|by|with|any|your|going))*"
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
    ends = end_in(turn.text, facts)
    to = destinations(turn.named.get("place", ()), facts)
    if ends and (ends.anywhere or not to.not_reached):
        return _of_an_end(ends, turn, facts)
    if to.reached or to.not_reached:
        return _of_places(_asks(turn), turn, facts, now, to)
    if _NOBODY_HOME.search(turn.text):
        return Reply("utter_nobody_home")
    if _CHOOSES.search(turn.text) and not _ORDERS.search(turn.text):
        return Reply("utter_delivery_day")
    return _of_sums_and_days(turn, facts, now)


def _of_sums_and_days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    basket, days, way = basket_in(turn, facts), _of_days(turn, facts, now), _way(turn, facts)
    if _SIGNS.search(turn.text) and (basket or way):
        return _of_signing(basket, way, facts)
    # Of the cheapest way a sum decides what it costs.
    decides = basket is not None and way is facts.shipping.options[0] and basket.total != way.price
    if way and not decides and (days is None or _COSTS.search(turn.text)):
        return _of_way(way, turn.text, facts, now)
    if basket and _asks(turn) != _TIME:
        return delivery_of(basket, turn.text, facts)
    return None if _asks(turn) == _COST else days


def _asks(turn: Turn) -> str:
    return _ASPECTS.get(turn.entities.get("aspect", ""), turn.intent)


def _of_signing(basket: Basket | None, way: DeliveryOption | None, facts: Facts) -> Reply | None:
    """Say whether an order of that sum, or one that comes that way, has to be signed for."""
    if way is not None and way is not facts.shipping.options[0]:
        return Reply("utter_signed_for_express")
    if basket is None:
        return None
    response = "utter_signed_for" if basket.to_pay >= facts.shipping.signed_from else "utter_not_signed_for"
    return Reply(response, {"sum": money(basket.to_pay, facts.shop)})


def _way(turn: Turn, facts: Facts) -> DeliveryOption | None:
    """Return the way of delivery that a message names, by what it is called or costs, if it names just one.

    "Not express" names the other, where there are two.
    """
    sums, options = amounts(turn), facts.shipping.options
    aside = [option for option in options if _says_way(turn.text, option, _LEFT_ASIDE + " ")]
    left = [option for option in options if option not in aside]
    named = [option for option in left if option.price in sums or _says_way(turn.text, option)]
    if not named and aside:
        named = left
    return named[0] if len(named) == 1 else None


def _says_way(text: str, option: DeliveryOption, after: str = "") -> bool:
    return any(says(text, name, after) for name in (option.name, *option.also))


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


def _of_an_end(end: ParcelsEnd, turn: Turn, facts: Facts) -> Reply:
    way = _way(turn, facts)
    if end.standard_only and way is not None and way is not facts.shipping.options[0]:
        return Reply("utter_delivery_end_not_so", {"option": way.name.lower()})
    return Reply("utter_delivery_end", {"about_it": end.says})


def _free_from(facts: Facts) -> str:
    return money(facts.shipping.free_from, facts.shop)


def _place_before(turn: Turn) -> tuple[str, ...]:
    """Return the place of the answer before, where the message goes on about it: "and how long does it take there?"."""
    before = turn.slots.get("place")
    goes_on = "aspect" in turn.entities or re.search(r"\bthere\b", turn.text, re.IGNORECASE)
    return (str(before),) if before and goes_on else ()


def _where(turn: Turn, facts: Facts) -> str:
    """Return the places that parcels reach, as they stand in a sentence."""
    return listed(destinations(turn.named.get("place", ()), facts).reached, facts.shop)


def _of_places(asks: str, turn: Turn, facts: Facts, now: datetime, to: Destinations) -> Reply:
    yes_or_no = about_places(to, facts)
    if not to.reached:
        return Reply("utter_delivery_not_there", {"about_it": yes_or_no})
    if not to.not_reached and days_ahead(turn, now.date()) and (there_by := _of_days(turn, facts, now)):
        return there_by
    if _DUTY.search(turn.text) and to.abroad:
        if to.notes:
            return Reply("utter_duty_none", {"places": listed(to.reached, facts.shop), "notes": " ".join(to.notes)})
        return Reply("utter_duty_unknown", {"about_it": yes_or_no})
    basket = basket_in(turn, facts)
    costs, both = about_basket(basket, facts) if basket else prices(facts), _COSTS.search(turn.text)
    if both and _DEARER.search(turn.text) and not basket:
        both_asked = {"about_it": yes_or_no, "places": listed(to.reached, facts.shop), "terms": costs}
        return Reply(
            "utter_delivery_there_too" if _DELIVERS.search(turn.text) else "utter_delivery_same_there", both_asked
        )
    if both and _LASTS.search(turn.text):
        asks = _PLACES
    about = {_COST: costs, _TIME: times(facts)}.get(asks, delivery_terms(facts))
    return Reply("utter_delivery_there", {"about_it": yes_or_no, "terms": about, "notes": " ".join(to.notes)})


def _of_days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    """Answer a message by the days and times that it names; None where it names none."""
    days, at = days_ahead(turn, now.date()), time_in(turn.text)
    on = _ORDERED_ON.search(turn.text)
    ordered_on = _ordered_on(on, days, turn.text)
    wanted = [one for one in days if one != ordered_on]
    if asked := _of_a_day(turn, wanted, at, now, facts):
        return asked
    if _CUT_OFF.search(turn.text):
        placed = _moment(now, ordered_on or next(iter(days), None), at, facts)
        return cut_off(placed, now, facts)
    if _WEEKENDS.search(turn.text) and not ordered_on:
        return Reply("utter_no_weekends")
    if wanted and _WANTS_DAY.search(turn.text):
        latest = wanted[-1] - timedelta(days=1) if _BEFORE.search(turn.text) else wanted[-1]
        placed = _moment(now, ordered_on, at if ordered_on else None, facts)
        return by_a_day(placed, Wanted(latest, _where(turn, facts), _way(turn, facts)), now, facts)
    if ordered_on or at:
        return when_ordered(_moment(now, ordered_on, at, facts), now, facts)
    return None


def _of_a_day(turn: Turn, days: Sequence[date], at: time | None, now: datetime, facts: Facts) -> Reply | None:
    """Answer what is asked about a day by itself: is anything sent then, when does it leave, until when to order."""
    if not days:
        return None
    if _LEAVES.search(turn.text):
        return when_ordered(_moment(now, days[0], at, facts), now, facts)
    if _WORKS.search(turn.text) and not is_working_day(days[0], facts.shop):
        return Reply("utter_no_weekends")
    if _UNTIL.search(turn.text) and not _FEAST.search(turn.text):
        return order_until(days[-1], now, facts)
    return None


def _ordered_on(on: re.Match[str] | None, days: Sequence[date], text: str) -> date | None:
    """Return the day on which it is ordered; "there by Christmas if I order on 18 December" tells it last."""
    if on is None or on["now"] or not days:
        return None
    by = _BY.search(text)
    return days[-1] if by and by.start() < on.start() else days[0]


def _moment(now: datetime, on: date | None, at: time | None, facts: Facts) -> datetime:
    """Return when the order is placed. A day without a time is taken at its cut-off, a time that is over tomorrow."""
    if at is None and on in {None, now.date()}:
        return now
    moment = datetime.combine(on or now.date(), at or facts.shipping.last_time, now.tzinfo)
    return moment if moment >= now else moment + timedelta(days=1)
