"""Money, days and lists as the shop's locale writes them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date
from babel.lists import format_list

from actions.fact_sections import Code, DeliveryOption, Shop
from actions.facts import Facts
from actions.languages import spoken
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
    language = spoken()
    pattern = language.days if language else "EEEE d MMMM"
    if when.year != today.year:
        pattern += " y"
    written: str = format_date(when, pattern, locale=_locale(shop))
    return written


def _locale(shop: Shop) -> str:
    language = spoken()
    return language.code if language else shop.locale


def listed(parts: Sequence[str], shop: Shop) -> str:
    """Write "a, b and c"."""
    written: str = format_list(list(parts), locale=_locale(shop))
    return written


def either(parts: Sequence[str], shop: Shop) -> str:
    """Write "a, b or c"."""
    written: str = format_list(list(parts), style="or", locale=_locale(shop))
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
        say("option_time", option=option.name.lower(), days=working_days(option)) for option in facts.shipping.options
    ]
    return sentence(listed(parts, facts.shop))


def delivery_terms(facts: Facts) -> str:
    """Write what each way of delivery costs and how long it takes, in a sentence each."""
    return " ".join(
        say("option_terms", option=option.name, price=money(option.price, facts.shop), days=working_days(option))
        for option in facts.shipping.options
    )


def terms(code: Code, shop: Shop) -> str:
    """Write "WELCOME10 (10% off your first order of £30 or more)"."""
    return say("code_terms", code=code.code, percent=code.percent, condition=condition(code, shop))


def condition(code: Code, shop: Shop) -> str:
    """Write what a code is for: "your first order of £30 or more", "2 or more items from Layers"."""
    parts = [say("first_order") if code.first_order else ""]
    if code.items:
        parts.append(say("items_of", items=code.items, category=code.of))
    elif not code.first_order:
        parts.append(say("any_order"))
    if code.least is not None:
        parts.append(say("of_at_least", least=money(code.least, shop)))
    return " ".join(part for part in parts if part)


def capital(text: str) -> str:
    """Write `text` as a sentence begins."""
    return f"{text[:1].upper()}{text[1:]}"


def sentence(text: str) -> str:
    """Give `text` a capital and a full stop."""
    return f"{capital(text)}."


def phone_hours(facts: Facts) -> str:
    """Write when the phone is answered: "Monday to Friday from 9:00 to 17:00, but not on bank holidays"."""
    return say("phone_hours", opens=facts.contact.phone_from, closes=facts.contact.phone_to)


def rewards(facts: Facts) -> str:
    """Write what the programme for regular customers gives, in sentences."""
    programme = facts.membership
    if programme is None:
        raise LookupError("there is no programme")
    return say(
        "rewards",
        points=programme.points,
        each=money(Decimal(1), facts.shop),
        reward_points=programme.reward_points,
        reward=money(programme.reward, facts.shop),
        years=programme.years,
    )


def code_rules(facts: Facts) -> str:
    """Write what holds for all promo codes."""
    return f"{facts.discounts.together} {facts.discounts.gift_cards} {facts.discounts.reduced}"


def working_days(option: DeliveryOption) -> str:
    """Write how many working days a way of delivery takes: "2 to 4 working days"."""
    least, most = option.days
    span = str(most) if least == most else say("from_to", least=least, most=most)
    return say("working_day" if most == 1 else "working_days", days=span)
