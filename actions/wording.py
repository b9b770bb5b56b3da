"""Money, days and lists as the shop's locale writes them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.lists import format_list

from actions.facts import Code, Facts, Shop
from actions.phrases import say
from settings.money import written_money

_NEAR_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}


def money(amount: Decimal, shop: Shop) -> str:
    """Write £3.95, and £60 rather than £60.00."""
    return written_money(amount, shop.currency, shop.locale)


def day(when: date, today: date, shop: Shop) -> str:
    """Write "tomorrow, Sunday 22 November", or "on Friday 27 November"; the year only where it is another."""
    written = plain_day(when, today, shop)
    near = _NEAR_DAYS.get((when - today).days)
    return say("near_day", near=say(near), day=written) if near else say("other_day", day=written)


def plain_day(when: date, today: date, shop: Shop) -> str:
    """Write "Friday 27 November", with the year where it is another than today's."""
    pattern = "EEEE d MMMM" if when.year == today.year else "EEEE d MMMM y"
    written: str = format_date(when, pattern, locale=shop.locale)
    return written


def listed(parts: Sequence[str], shop: Shop) -> str:
    """Write "a, b and c"."""
    written: str = format_list(list(parts), locale=shop.locale)
    return written


def prices(facts: Facts) -> str:
    """Write what each way of delivery costs, as a sentence."""
    parts = [
        say("option_price", option=option.name.lower(), price=money(option.price, facts.shop))
        for option in facts.shipping.options
    ]
    return sentence(listed(parts, facts.shop))


def times(facts: Facts) -> str:
    """Write how long each way of delivery takes, as a sentence."""
    parts = [
        say("option_time", option=option.name.lower(), days=_days(*option.days)) for option in facts.shipping.options
    ]
    return sentence(listed(parts, facts.shop))


def terms(code: Code) -> str:
    """Write "WELCOME10 (10% off on your first order)"."""
    return say("code_terms", code=code.code, gives=code.gives, condition=code.condition)


def sentence(text: str) -> str:
    """Give `text` a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}."


def _days(least: int, most: int) -> str:
    span = str(most) if least == most else say("from_to", least=least, most=most)
    return say("working_day" if most == 1 else "working_days", days=span)
