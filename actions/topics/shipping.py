"""Delivery: where to, what it costs, how long it takes; worked out for the place, the sum and the day that are told."""

import re
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out, works_out_as
from actions.fact_sections import DeliveryOption, ParcelsEnd
from actions.facts import Facts
from actions.moments import days_ahead, shop_now
from actions.paying_or_not import says_free
from actions.phrases import say
from actions.topics import delivery_words as words
from actions.topics.arriving import arrives_by, there_on, when_ordered
from actions.topics.at_the_door import (
    GENERAL,
    LEFT,
    NOBODY_HOME,
    OF_THE_DOOR,
    PICKUP,
    SIGNATURE,
    of_a_safe_place,
    of_signing,
)
from actions.topics.baskets import about_basket, amounts, amounts_of_own, basket_in, delivery_of
from actions.topics.delivery_days import of_days
from actions.topics.destinations import Destinations, about_places, destinations, end_in, says
from actions.topics.priced import priced
from actions.topics.returns import of_a_return
from actions.wording import delivery_terms, listed, money, prices, times, working_days

_A_WEEK = 7  # days
_SHORT = 9  # words
_COST, _TIME, _PLACES = "shipping_cost", "delivery_time", "shipping_options"
# A follow-up asks for an aspect of the last answer: "and how long?", "what does that cost?".
_ASPECTS = {"cost": _COST, "time": _TIME}
# What a total says as well.
_OF_SUMS = frozenset(
    {
        "utter_delivery_free",
        "utter_delivery_short",
        "utter_delivery_way",
        "utter_delivery_there",
        "utter_delivery_way_and_day",
    }
)
# What is the same for everybody who names a way: a page's yes or no is said rather.
_SAME_FOR_ALL = frozenset(
    {"utter_delivery_way", "utter_delivery_way_and_day", "utter_delivery_cut_off", "utter_delivery_time"}
)
# A question about the answer before, and no more: "and with the slow one?".
_FEW_WORDS = 6
OF_DELIVERY = ("shipping_options", "shipping_cost", "delivery_time", PICKUP, NOBODY_HOME)
_UNSURE = frozenset({"utter_delivery_unsure", "utter_duty_unknown"})


class Delivery(TopicAction):
    """Tells about delivery: what the message asks for, for the place, the sum and the days that it names."""

    called = "action_delivery"
    topic = "shipping"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        now = shop_now(facts)
        of_it = await priced(replace(turn, text=turn.stated), self._resources.shop, OF_DELIVERY)
        turn, bought = of_it.turn, {"product": of_it.product} if of_it.product else {}
        of = of_delivery(turn, facts, now)
        total = _total(turn, facts) if words.TOTAL.search(turn.text) else None
        if total is None:
            if of is None and (small := _of_one_small(turn, of_it.dearest, facts)):
                return Outcome(small)
            return (
                replace(of, slots={**of.slots, **bought}) if of else Outcome(_general(turn, facts, now), general=True)
            )
        # "To Leeds by Friday by express, and what is the total?" has two answers.
        first = (
            of.reply
            if of and of.reply.response not in _OF_SUMS and (turn.named.get("date") or "place" in turn.named)
            else None
        )
        slots = {**(of.slots if of else {}), **bought}
        if first is not None and first.response == "utter_delivery_not_there":
            return replace(of, slots=slots) if of else Outcome(first)
        return Outcome(total, slots, before=first)


@works_out(*OF_DELIVERY)
@works_out_as(*OF_THE_DOOR)
def of_delivery(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:
    """Return the answer to a message about delivery that names a place, a sum, a day or a way; None where none is."""
    turn = replace(turn, text=turn.stated)
    places = turn.named.get("place", ()) or _place_before(turn)
    if words.RETURNS.search(turn.text):
        return of_a_return(turn, facts, now)
    reply = _case(replace(turn, named={**turn.named, "place": places}), facts, now)
    remembered = {"place": places[-1]} if places else {}
    if reply is None:
        return None
    # Whether a way is free is said there with a no already.
    same_for_all = reply.response in _SAME_FOR_ALL and not places and not words.FREE.search(turn.text)
    return Outcome(reply, remembered, offers_person=reply.response in _UNSURE, same_for_all=same_for_all)


def told(turn: Turn, facts: Facts, now: datetime) -> Reply:
    """Return the answer to a message about delivery; `now` is the moment by the shop's clock."""
    return _case(turn, facts, now) or _general(turn, facts, now)


def _of_one_small(turn: Turn, dearest: Decimal | None, facts: Facts) -> Reply | None:
    """Say what the delivery of one thing costs whose kind is nowhere dear enough for it to be free."""
    if _asks(turn) != _COST or dearest is None or dearest >= facts.shipping.free_from:
        return None
    cheapest = facts.shipping.options[0]
    about = say("way_costs_less", option=cheapest.name, price=money(cheapest.price, facts.shop), free=_free_from(facts))
    says = says_free(turn.text, free=False)
    said = say("yes_and" if says == "yes" else "no_and", said=about) if says else about
    return Reply("utter_delivery_one_small", {"about_it": said, "most": money(dearest, facts.shop)})


def _total(turn: Turn, facts: Facts) -> Reply | None:
    """Add up what is bought and its delivery, by the way that is named or the cheapest one."""
    basket = basket_in(turn, facts)
    if basket is None or basket.percent:
        return None
    cheapest = facts.shipping.options[0]
    # "And what is that altogether" goes on with the way that was named before.
    way = _way(turn, facts) or _way(replace(turn, text=turn.said_before, named={}), facts) or cheapest
    price = Decimal(0) if way is cheapest and basket.total >= facts.shipping.free_from else way.price
    goods, option = money(basket.total, facts.shop), way.name.lower()
    if not price:
        return Reply(
            "utter_delivery_total", {"about_it": say("total_free", sum=goods, option=option, free=_free_from(facts))}
        )
    added = money(basket.total + price, facts.shop)
    about = say("total", sum=goods, option=option, price=money(price, facts.shop), total=added)
    return Reply("utter_delivery_total", {"about_it": about})


def _general(turn: Turn, facts: Facts, now: datetime) -> Reply:
    cost = "utter_shipping_free" if words.FREE.search(turn.text) else "utter_shipping_cost"
    general = {_COST: Reply(cost), _PLACES: Reply("utter_shipping_options"), **GENERAL}
    return general.get(_asks(turn)) or when_ordered(now, now, facts)


def _case(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    if words.AT_DEPOT.search(turn.text) or (words.IT.search(turn.text) and words.AT_DEPOT.search(turn.said_before)):
        return Reply("utter_at_depot")
    if words.WAITS.search(turn.text) and not words.COSTS.search(turn.text):
        return Reply("utter_delivery_day")
    return _of_ends_and_places(turn, facts, now) or _of_home_and_days(turn, facts, now)


def _of_ends_and_places(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    ends = end_in(turn.text, facts)
    to = destinations(turn.named.get("place", ()), facts)
    if ends and (ends.anywhere or not to.not_reached):
        return _of_an_end(ends, turn, facts)
    if turn.intent == PICKUP:
        return GENERAL[PICKUP]
    if to.reached or to.not_reached:
        return _of_places(_asks(turn), turn, facts, now, to)
    return None


def _of_home_and_days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    if turn.intent == NOBODY_HOME:
        return Reply("utter_at_depot") if words.FETCHES.search(turn.text) else None
    if words.SOMEBODY_IN.search(turn.text) and turn.intent not in OF_THE_DOOR:
        return of_a_safe_place(turn, basket_in(turn, facts), _way_meant(turn, facts), facts) or Reply(
            "utter_need_not_be_in"
        )
    if words.NOBODY_HOME.search(turn.text):
        return Reply("utter_nobody_home")
    # "Put it on the doorstep" puts nothing off.
    chooses = turn.intent not in OF_THE_DOOR and words.CHOOSES.search(turn.text)
    if chooses and not (words.ORDERS.search(turn.text) or words.CUT_OFF.search(turn.text)):
        return Reply("utter_delivery_day")
    return _dearer_by(turn, facts, now) or _of_sums_and_days(turn, facts, now)


def _of_sums_and_days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    basket, days, way = basket_in(turn, facts), _days(turn, facts, now), _way_meant(turn, facts)
    if turn.intent == SIGNATURE or words.SIGNS.search(turn.text):
        return of_signing(turn, basket, way, facts)
    if turn.intent == LEFT:
        return of_a_safe_place(turn, basket, way, facts)
    # Of the cheapest way a sum decides what it costs.
    decides = basket is not None and way is facts.shipping.options[0] and basket.total != way.price
    if way and not decides and (days is None or words.COSTS.search(turn.text)):
        return _of_way(way, _costs_of(way, facts), turn.text, facts, now)
    if way and basket and decides and _goes_on(turn) and not words.COSTS.search(turn.text):
        # "And the slow one?" asks when as well as how much.
        return _of_way(way, about_basket(basket, facts), turn.text, facts, now)
    if basket and _asks(turn) != _TIME:
        # "I spend 54 today" names no day on which it has to be there.
        by_a_day = any(one > now.date() for one in days_ahead(turn, now.date()))
        only_way = _by_the_only_way(days, facts, now) if by_a_day else None
        return only_way or delivery_of(basket, turn.text, facts)
    return None if _asks(turn) == _COST else days


def _days(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    return of_days(turn, facts, now, where=_where(turn, facts), way=_way(turn, facts))


def _by_the_only_way(days: Reply | None, facts: Facts, now: datetime) -> Reply | None:
    """Say what the dearer way costs, whatever the sum, where `days` tells that only that is there soon enough."""
    if days is None or days.response not in {"utter_there_by_faster", "utter_not_there_by"}:
        return None
    way = next((one for one in facts.shipping.options[1:] if one.name.lower() == days.variables["option"]), None)
    if way is None:
        return None
    about_it = f"{_costs_of(way, facts)} {days.variables.get('late', '')}".strip()
    about = {"about_it": about_it, "arrives": arrives_by(way, now, now, facts)}
    return Reply("utter_delivery_way_and_day", about)


def _goes_on(turn: Turn) -> bool:
    """Whether a few words go on with the delivery of a product that was talked of."""
    is_of_it = turn.slots.get("subject") in OF_DELIVERY and bool(turn.slots.get("product"))
    return is_of_it and len(turn.text.split()) <= _FEW_WORDS


def _asks(turn: Turn) -> str:
    return _ASPECTS.get(turn.entities.get("aspect", ""), turn.intent)


def _way(turn: Turn, facts: Facts) -> DeliveryOption | None:
    """Return the way of delivery that a message names, by what it is called or costs, if it names just one.

    "Not express" names the other, where there are two.
    """
    sums, options = amounts(turn), facts.shipping.options
    aside = [option for option in options if _says_way(turn.text, option, words.LEFT_ASIDE + " ")]
    left = [option for option in options if option not in aside]
    named = [option for option in left if option.price in sums or _says_way(turn.text, option)]
    if not named and aside:
        named = left
    return named[0] if len(named) == 1 else None


def _way_meant(turn: Turn, facts: Facts) -> DeliveryOption | None:
    """Return the way that a message names, or that the one before it named where this one goes on about it.

    "How much is express", "and is that free over £60".
    """
    way = _way(turn, facts)
    goes_on = len(turn.text.split()) <= _SHORT and words.IT.search(turn.text) and not amounts_of_own(turn, facts)
    return way or (_way(replace(turn, text=turn.said_before, named={}), facts) if goes_on else None)


def _says_way(text: str, option: DeliveryOption, after: str = "") -> bool:
    return any(says(text, name, after) for name in (option.name, *option.also))


def _of_way(way: DeliveryOption, costs: str, text: str, facts: Facts, now: datetime) -> Reply:
    """Say of one way of delivery what the message asks for: what it `costs`, when it is there, or both."""
    dearer = way is not facts.shipping.options[0]
    arrives = arrives_by(way, now, now, facts)
    if dearer and words.FREE.search(text):
        return Reply("utter_delivery_way", {"about_it": say("no_and", said=costs)})
    if words.COSTS.search(text) and not words.TIMES.search(text):
        return Reply("utter_delivery_way", {"about_it": costs})
    takes = say("way_takes", option=way.name, days=working_days(way))
    about = takes if words.TIMES.search(text) and not words.COSTS.search(text) else f"{costs} {takes}"
    return Reply("utter_delivery_way_and_day", {"about_it": about, "arrives": arrives})


def _dearer_by(turn: Turn, facts: Facts, now: datetime) -> Reply | None:
    """Say how much more the faster of two ways is, to who names it, or a day that only that may make."""
    cheapest, *others = facts.shipping.options
    asked = words.HOW_MUCH_MORE.search(turn.text)
    if not asked or len(others) != 1 or amounts_of_own(turn, facts):
        return None
    (faster,) = others
    if not (_says_way(turn.text, faster) or days_ahead(turn, now.date())):
        return None
    says = {"more": money(faster.price - cheapest.price, facts.shop), "costs": _costs_of(faster, facts)}
    return Reply("utter_delivery_dearer", {**says, "arrives": arrives_by(faster, now, now, facts)})


def _costs_of(way: DeliveryOption, facts: Facts) -> str:
    costs = "way_costs_less" if way is facts.shipping.options[0] else "way_costs"
    return say(costs, option=way.name, price=money(way.price, facts.shop), free=_free_from(facts))


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
    goes_on = (
        "aspect" in turn.entities
        or re.search(r"\bthere\b", turn.text, re.IGNORECASE)
        or (words.DUTY.search(turn.text) and len(turn.text.split()) <= _SHORT)
    )
    return (str(before),) if before and goes_on else ()


def _where(turn: Turn, facts: Facts) -> str:
    """Return the places that parcels reach, as they stand in a sentence."""
    return listed(destinations(turn.named.get("place", ()), facts).reached, facts.shop)


def _of_places(asks: str, turn: Turn, facts: Facts, now: datetime, to: Destinations) -> Reply:
    yes_or_no = about_places(to, facts)
    if not to.reached:
        return Reply("utter_delivery_not_there", {"about_it": yes_or_no})
    if not to.not_reached and days_ahead(turn, now.date()) and (there_by := _days(turn, facts, now)):
        return there_by
    if words.DUTY.search(turn.text) and to.abroad:
        if to.notes:
            return Reply("utter_duty_none", {"places": listed(to.reached, facts.shop), "notes": " ".join(to.notes)})
        return Reply("utter_duty_unknown", {"about_it": yes_or_no})
    basket = basket_in(turn, facts)
    costs, both = about_basket(basket, facts) if basket else prices(facts), words.COSTS.search(turn.text)
    if both and words.DEARER.search(turn.text) and not basket:
        both_asked = {"about_it": yes_or_no, "places": listed(to.reached, facts.shop), "terms": costs}
        return Reply(
            "utter_delivery_there_too" if words.DELIVERS.search(turn.text) else "utter_delivery_same_there", both_asked
        )
    if both and words.LASTS.search(turn.text):
        asks = _PLACES
    elif words.ASKS_HOW_MUCH.match(turn.text):
        asks = _COST
    if not basket and both and (way := _way(turn, facts)) is not None:
        costs = _costs_of(way, facts)
    when = f"{times(facts)} {there_on(now, facts)}"
    about = {_COST: costs, _TIME: when}.get(asks, delivery_terms(facts))
    told_before = "place" not in turn.entities and asks in {_COST, _TIME}
    # "No free postage to Jersey then" and "how much to Jersey" do not doubt that we deliver there.
    taken_for_so = "stated" in turn.entities and not words.DELIVERS.search(turn.text)
    if told_before or taken_for_so or words.ASKS_HOW_MUCH.match(turn.text):
        yes_or_no = say("to_places", places=listed(to.reached, facts.shop))
    return Reply("utter_delivery_there", {"about_it": yes_or_no, "terms": about, "notes": " ".join(to.notes)})
