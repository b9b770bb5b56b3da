"""What a basket costs: its sum, what a code takes off it, and whether its delivery is free."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from actions.answer import Reply
from actions.facts import Facts
from actions.paying_or_not import says_free
from actions.phrases import say
from actions.turn import Turn
from actions.wording import money

_CENT = Decimal("0.01")
_PERCENT = re.compile(r"\b(\d{1,2}) ?(?:%|per ?cent\b|percent\b)")

# "Hers is £35 and mine £30" is one basket; "£35 or £30" is not, nor is a sum that became another.
_ADDED = re.compile(r"\d[^.?!\d]*?(?:\b(?:and|plus|add\w*|with)\b|[+&,])[^?!\d]*\d", re.IGNORECASE)
_NOT_ADDED = re.compile(
    r"\b(?:or|instead|either|between|reduced|was|were|down|only|under|over|above|below|limit|minimum|return\w*|back"
    r"|keep\w*)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Basket:
    """The sum of a basket and, where a code takes `percent` off it, what is left."""

    total: Decimal
    percent: int | None = None

    @property
    def to_pay(self) -> Decimal:
        """What is left of the sum; half a penny is rounded up."""
        return less(self.total, self.percent or 0)


def less(total: Decimal, percent: int) -> Decimal:
    """Return `total` without `percent` of it, to the penny."""
    return (total * (100 - percent) / 100).quantize(_CENT, ROUND_HALF_UP)


def amounts(turn: Turn) -> tuple[Decimal, ...]:
    """Return the sums that a message names."""
    return tuple(Decimal(one) for one in turn.named.get("amount", ()))


# "Three pounds more for free delivery": what is missing, and not what is in the basket.
_ASKS_FREE = re.compile(r"\bfree\b", re.IGNORECASE)
_MISSING = re.compile(r"\d ?(?:pounds?|quid|gbp)? (?:more|short|off|away|missing|to go|under|below)\b", re.IGNORECASE)


def amounts_of_own(turn: Turn, facts: Facts) -> list[Decimal]:
    """Return the sums that a message names and that are no figures of the shop's."""
    prices = {option.price for option in facts.shipping.options}
    return [one for one in amounts(turn) if one != facts.shipping.free_from and one not in prices]


def basket_in(turn: Turn, facts: Facts) -> Basket | None:
    """Return the basket that a message tells of, the sums of several things added up.

    In "58 of 60" the sum that all orders need is not its own, nor is what delivery costs.
    """
    told = amounts(turn)
    if not told:
        return None
    prices = {option.price for option in facts.shipping.options}
    own = amounts_of_own(turn, facts)
    if not own:
        # What delivery costs is no basket.
        own = [one for one in told if one not in prices]
    if not own:
        return None
    if (
        len(own) == 1
        and own[0] < facts.shipping.free_from
        and _MISSING.search(turn.text)
        and _ASKS_FREE.search(turn.text)
    ):
        return Basket(facts.shipping.free_from - own[0])
    added = len(own) > 1 and _ADDED.search(turn.text) and not _NOT_ADDED.search(turn.text)
    return Basket(sum(own, Decimal(0)) if added else own[0], _percent(turn, facts))


def delivery_of(basket: Basket, text: str, facts: Facts) -> Reply:
    """Say what delivering a basket costs, and what is missing until it is free."""
    free_from = facts.shipping.free_from
    if basket.to_pay < free_from <= basket.total:
        return Reply("utter_delivery_unsure", {"total": money(basket.total, facts.shop), "left": _left(basket, facts)})
    about_it = _said(basket, text, facts)
    if basket.to_pay >= free_from:
        return Reply("utter_delivery_free", {"about_it": about_it})
    short = money(free_from - basket.to_pay, facts.shop)
    return Reply("utter_delivery_short", {"about_it": about_it, "short": short})


def about_basket(basket: Basket, facts: Facts) -> str:
    """Say in a sentence what standard delivery of a basket costs, where a longer answer is about something else."""
    free = basket.to_pay >= facts.shipping.free_from
    if free:
        return say("basket_free", sum=money(basket.to_pay, facts.shop))
    return say("basket_costs", sum=money(basket.to_pay, facts.shop), price=_price(facts))


def _percent(turn: Turn, facts: Facts) -> int | None:
    running = {code.code: code.percent for code in facts.discounts.codes}
    named = next((running[code] for code in turn.named.get("promo_code", ()) if code in running), None)
    told = _PERCENT.search(turn.text)
    return named if named is not None else int(told[1]) if told else None


def _left(basket: Basket, facts: Facts) -> str:
    return money(basket.to_pay, facts.shop)


def _said(basket: Basket, text: str, facts: Facts) -> str:
    """Say what delivery costs, after a yes or a no where the text asks for one; not where it asks for either."""
    said = about_basket(basket, facts)
    says = says_free(text, free=basket.to_pay >= facts.shipping.free_from)
    return say("yes_and" if says == "yes" else "no_and", said=said) if says else said


def _price(facts: Facts) -> str:
    return money(facts.shipping.options[0].price, facts.shop)
