"""What a response may name in braces: the shopper's `{name}`, and any fact as data/facts.yml calls it.

`{shipping.free_from}` is the field `free_from` of the section `shipping`, written as a sentence needs it. The action
that says a response gives all else that it names.
"""

import re
from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import cache

from actions.fact_sections import Code, DeliveryOption, PaymentMethod, Shop
from actions.facts import Facts
from actions.languages import known_languages
from actions.phrases import say
from actions.wording import code_rules, listed, money, phone_hours, prices, rewards, terms, times
from settings.files import read_yaml
from settings.shared import ROOT

RESPONSES = ROOT / "data" / "responses"
# Variables as Rasa finds them in a response.
_VARIABLE = re.compile(r"{([^\n{}]+?)}")
_A_FACT = re.compile(r"{(\w+)\.(\w+)}")


def _cost_of_return(facts: Facts) -> str:
    cost = facts.returns.cost
    return say("return_costs", price=money(cost, facts.shop)) if cost else say("return_is_free")


# Facts with a wording of their own, or made from several fields.
MADE: Mapping[str, Callable[[Facts], str]] = {
    "contact.phone_hours": phone_hours,
    "discounts.rules": code_rules,
    "membership.gives": rewards,
    "returns.cost": _cost_of_return,
    "shipping.prices": prices,
    "shipping.times": times,
}


def facts_in(response: str, facts: Facts) -> dict[str, str]:
    """Return the facts that a response names, as they are written in it."""
    named = ((name, name.partition(".")) for name in variables_of(response))
    return {name: fact(section, field, facts) for name, (section, dot, field) in named if dot}


def fact(section: str, field: str, facts: Facts) -> str:
    """Write one fact; raises `LookupError` where there is none of that name."""
    made = MADE.get(f"{section}.{field}")
    if made:
        return made(facts)
    try:
        written = _written(getattr(getattr(facts, section), field), facts.shop)
    except AttributeError:
        raise LookupError(f"{section}.{field} is no fact") from None
    # A fact may name another one: the guarantee's sentence has its years.
    return _A_FACT.sub(lambda named: fact(named[1], named[2], facts), written)


def variables_of(response: str) -> tuple[str, ...]:
    """Return what a response names in braces, in any language; nothing where there is no such response."""
    return _variables().get(response, ())


def known_responses() -> Collection[str]:
    """Return the names of the responses."""
    return _variables().keys()


@cache
def _variables() -> Mapping[str, tuple[str, ...]]:
    """Read which variables each response names. What it says with them is in the model."""
    responses: dict[str, list[dict[str, str]]] = {}
    for file in RESPONSES.glob("*.yml"):
        responses |= read_yaml(file)["responses"]
    texts = {name: " ".join(wording["text"] for wording in wordings) for name, wordings in responses.items()}
    for language in known_languages().values():
        texts |= {name: f"{texts[name]} {said}" for name, said in language.says.items() if name in texts}
    return {name: tuple(dict.fromkeys(_VARIABLE.findall(text))) for name, text in texts.items()}


def _written(value: object, shop: Shop) -> str:
    match value:
        case Decimal():
            return money(value, shop)
        case tuple():
            return listed([_written(part, shop) for part in value], shop)
        case Code():
            return terms(value, shop)
        case DeliveryOption() | PaymentMethod():
            return value.name
        case _:
            return str(value)
