"""Discounts, promo codes, and prices that are lower elsewhere or later."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta

from actions.answer import Outcome, Reply, TopicAction, Turn
from actions.cases import works_out
from actions.facts import Facts
from actions.moments import days_of, shop_now
from actions.phrases import say
from actions.topics.basket_goods import goods_named
from actions.topics.code_baskets import CodeBasket, basket_of
from actions.topics.codes import About, about_codes
from actions.topics.gift_cards import of_the_rest
from actions.topics.product_meant import named_in
from actions.wording import money, plain_day
from shop.interface import Shop
from shop.search.names import names_of

_OF_CODES = frozenset({"discounts", "promo_code_problem"})
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|competitor\w*|rival\w*|amazon|ebay|(?:price.?)?match(?:es|ed|ing)?(?! (?:my|mine|what i paid)\b)"
    r"|(?:an)?other (?:shop|store|site|website|retailer|seller|place)s?|beat (?:that|the|a|any|their))\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"\b(?:bought|ordered|paid|purchased|my order|since i|after i|your (?:own )?price|gone down|went down|(?:has|have)"
    r" (?:dropped|fallen)|price (?:drop\w*|fell|cut|adjust\w*)|dropped|reduced (?:now|since|it)|now (?:cheaper"
    r"|less))\b",
    re.IGNORECASE,
)


# How long after the order the price fell is not how long ago it was ordered.
# The answers that end with the wish for an order's number.
_ASKS_FOR_ORDER = frozenset({"utter_price_match", "utter_price_fell"})
_GAP = re.compile(
    r"\b(?:days?|weeks?|fortnight|months?|hours?)\b (?:later|after|from (?:my|the) order)\b", re.IGNORECASE
)
# "Today it is cheaper" tells nothing of the order.
_ORDERED_TODAY = re.compile(
    r"\b(?:bought|ordered|paid|purchased|placed)\b(?:(?!\b(?:and|but|now)\b)[^.?!,;]){0,40}\btoday\b"
    r"|\btoday\W+i(?:'ve| have)? (?:bought|ordered|paid|purchased)\b",
    re.IGNORECASE,
)
# What is sold for less, and no code: "is it on offer", "anything reduced".
_LOWER = re.compile(
    r"\b(?:on (?:special )?offer|reduced|reductions|(?:on|in) (?:the |a |your )?sales?|any sales?|next sale|sale on"
    r"|(?:a|the|your) sales? (?:coming|soon|on|planned|now|this|next)|when (?:is|are) (?:the|your) (?:\w+ )?sales?"
    r"|clearance|outlet|bargains?|marked down|markdowns?|price cuts?|deals? on|going cheap)\b",
    re.IGNORECASE,
)
_OF_A_CODE = re.compile(
    r"\b(?:codes?|vouchers?|coupons?|promos?|gift ?cards?|student|nhs|newsletter|return\w*|send back)\b", re.IGNORECASE
)
# Who asks for a reduction for the group they belong to.
_GROUP = re.compile(
    r"\b(?P<group>students?|nhs|nurses?|teachers?|pensioners?|seniors?|oaps?|over.?6\ds|army|military|forces|veterans?"
    r"|police|firefighters?|blue light|key workers?|emergency workers?|carers?|charit(?:y|ies)|scouts?|new customers?"
    r"|birthdays?|refer(?:ral|ring)|friends? and family|newsletters?|signing up|sign(?:ed)? up|subscrib\w+|black friday"
    r"|cyber monday|students? card|locals?|youth|apprentices?|unemployed|disabled"
    r"|tradesm[ae]n|trades?people|(?:the|in|a) trade|trade (?:rates?|prices?|discounts?|customers?|terms)|builders?"
    r"|guides?|instructors?|scout leaders?|mountain rescue|rangers?|farmers?)\b",
    re.IGNORECASE,
)


# "If I cancel and order again with the code, does that work".
_ANEW = re.compile(
    r"\b(?:re-?order\w*|(?:order|buy|place) (?:\w+ ){0,2}(?:again|anew|afresh)|new order)\b", re.IGNORECASE
)


class Discounts(TopicAction):
    """Says which promo codes run; of one that is named, what it is for."""

    called = "action_discounts"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if not facts.discounts.codes:
            return Outcome(Reply("utter_no_discounts"))
        if _LOWER.search(turn.text) and not _OF_A_CODE.search(turn.text) and "promo_code" not in turn.entities:
            return await self._of_lower_prices(turn, facts)
        basket = await _basket(turn, facts, self._resources.shop)
        if basket.codes and turn.slots.get("subject") in _OF_CODES and not turn.named.get("promo_code"):
            # "And with another one?" goes on with the code that was told of.
            return of_basket(turn, facts, basket)
        about = about_codes(turn, facts, basket)
        if about.works:
            return of_basket(turn, facts, basket)
        told = of_codes(turn, facts, shop_now(facts)) or Outcome(Reply("utter_discounts"), general=True)
        return replace(told, slots={**told.slots, "basket": basket.written})

    async def _of_lower_prices(self, turn: Turn, facts: Facts) -> Outcome:
        """Say that the catalogue knows of no lower price, of a thing that is named its price, and which codes run."""
        named = await named_in(turn, self._resources.shop)
        if not (named.is_named and len(named.products) == 1):
            return Outcome(Reply("utter_discounts_none_reduced"))
        (product,) = named.products
        price = money(product.price, facts.shop)
        called = names_of(await self._resources.shop.vocabulary()).short.get(product.name, product.name)
        return Outcome(Reply("utter_discounts_not_reduced", {"product": called, "price": price}))


class PromoCodeProblem(TopicAction):
    """Says which condition of a promo code fails, or what codes there are, and asks whether it works now."""

    called = "action_promo_code_problem"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        if (rest := of_the_rest(turn)) and "promo_code" not in turn.entities:
            return Outcome(rest)
        if not facts.discounts.codes:
            return Outcome(Reply("utter_no_discounts"))
        return of_basket(turn, facts, await _basket(turn, facts, self._resources.shop))


class CodeWorks(TopicAction):
    """Answers a shopper whose code works now."""

    called = "action_code_works"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:  # noqa: ARG002  # the base class's signature
        return Outcome(Reply("utter_code_works"), {"offer": None})


class PriceMatch(TopicAction):
    """Says what the shop does about a lower price, elsewhere or here. Refunds are made by a person."""

    called = "action_price_match"
    topic = "discounts"

    async def answer(self, turn: Turn, facts: Facts) -> Outcome:
        return of_a_price(turn, facts, shop_now(facts))


@works_out("discounts", "promo_code_problem")
def of_codes(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:  # noqa: ARG001  # the signature of all cases
    """Return what is said of the codes or the condition that a message tells of; None where it has neither."""
    about = about_codes(turn, facts)
    if about.fails:
        return _refused(about)
    bought = _OURS.search(turn.text)
    if not about.says and not bought and facts.discounts.codes and _GROUP.search(turn.text):
        return Outcome(Reply("utter_no_such_discount"))
    return Outcome(Reply("utter_about_code", {"about_code": about.says})) if about.says else None


@works_out("code_after_order")
def of_a_new_order(turn: Turn, facts: Facts, now: datetime) -> Outcome | None:  # noqa: ARG001  # the signature of all cases
    """Return what a code is for, to who would cancel an order and place it anew with it; None where nobody would."""
    about = about_codes(turn, facts) if _ANEW.search(turn.text) else None
    return Outcome(Reply("utter_about_code", {"about_code": about.says})) if about and about.says else None


@works_out("price_match")
def of_a_price(turn: Turn, facts: Facts, now: datetime) -> Outcome:
    """Return what is said to a lower price."""
    reply = about_price(turn, facts, now.date())
    # A "yes" is for an order of theirs, whose number is asked for.
    return Outcome(reply, {"offer": "price_fell"} if reply.response in _ASKS_FOR_ORDER else {})


async def _basket(turn: Turn, facts: Facts, shop: Shop) -> CodeBasket:
    return basket_of(turn, facts, await goods_named(turn, shop))


def of_basket(turn: Turn, facts: Facts, basket: CodeBasket) -> Outcome:
    """Return what is said of a code for a basket: what fails, that it works, or what has to be known."""
    about = about_codes(turn, facts, basket)
    kept = {"basket": basket.written}
    if about.fails:
        return replace(_refused(about), slots=kept)
    if about.works:
        return Outcome(Reply("utter_code_should_work", {"about_code": about.says}), kept, offers_person=True)
    if about.unsure:
        return Outcome(Reply("utter_code_of_cancelled", {"about_code": about.says}), kept, offers_person=True)
    if about.asks:
        return Outcome(Reply("utter_code_asks_basket", {"about_code": about.says}), {**kept, "offer": None})
    named = Reply("utter_promo_code_named", {"about_code": about.says})
    reply = named if about.says else Reply("utter_promo_code_problem")
    # The next "yes" or "no" answers to this question, not to one before it.
    return Outcome(reply, {**kept, "offer": None}, general=not about.says)


def _refused(about: About) -> Outcome:
    return Outcome(Reply("utter_code_refused", {"about_code": about.says}), offers_person=True)


def about_price(turn: Turn, facts: Facts, today: date) -> Reply:
    """Return what is said to a lower price: elsewhere, or here since the day that the message names."""
    if not facts.prices.refund_days:
        return Reply("utter_price_match_none")
    if _ELSEWHERE.search(turn.text) and not _OURS.search(turn.text):
        return Reply("utter_price_elsewhere")
    ago = turn.entities.get("duration_days", "")
    if _GAP.search(turn.text) and ago.isdecimal():
        return _fell_after(int(ago), facts)
    placed = _placed(turn, today)
    return _of_an_order(*placed, facts, today) if placed else Reply("utter_price_match")


def _fell_after(days: int, facts: Facts) -> Reply:
    """Say what holds where the price fell so many days after the order."""
    most = facts.prices.refund_days
    if days <= most:
        return Reply("utter_price_fell", {"about_it": say("price_fell_so_soon")})
    return Reply("utter_price_fell_before", {"about_it": say("price_fell_too_late", days=most)})


def _of_an_order(first: date, last: date, facts: Facts, today: date) -> Reply:
    """Say whether an order that was placed between two days is recent enough."""
    days = facts.prices.refund_days
    until = first + timedelta(days)
    if today <= until:
        in_time = say("price_fell_in_time", until=plain_day(until, today, facts.shop))
        return Reply("utter_price_fell", {"about_it": in_time})
    if today <= last + timedelta(days):
        return Reply("utter_price_match")
    over = say("price_fell_over", days=days, until=plain_day(last + timedelta(days), today, facts.shop))
    return Reply("utter_price_fell_before", {"about_it": over})


def _placed(turn: Turn, today: date) -> tuple[date, date] | None:
    """Return the first and the last day on which the order may have been placed: "last week" is no one day."""
    named = (span for one in turn.named.get("date", ()) if (span := days_of(one)) and span[0] <= today)
    for first, last in named:
        if first == last == today and not _ORDERED_TODAY.search(turn.text):
            continue
        return first, min(last, today)
    ago = turn.entities.get("duration_days", "")
    return (today - timedelta(int(ago)),) * 2 if ago.isdecimal() else None
