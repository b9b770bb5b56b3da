"""The merchant's facts: checked, named when wrong, read again when changed, and said in the answers."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.answer import TopicAction
from actions.facts import BadFacts, FactsFile, read_facts
from actions.from_data import Answer
from actions.topics.discounts import Discounts, PromoCodeProblem
from actions.topics.returns import ReturnPolicy
from settings.files import read_yaml
from tests.actions.fakes import FACTS, a_tracker, resources, run

PRICES = {"intent": "shipping_cost"}


def _facts() -> dict[str, Any]:
    facts: dict[str, Any] = read_yaml(FACTS)
    return facts


def _written(folder: Path, facts: object) -> Path:
    path = folder / "facts.yml"
    path.write_text(yaml.dump(facts, Dumper=yaml.CSafeDumper), "utf-8")
    return path


def test_the_facts_we_ship_are_sound() -> None:
    """data/facts.yml can be used as it is."""
    assert read_facts(FACTS).shop.name == "Fernhill Outfitters"


@pytest.mark.parametrize(
    ("section", "field", "value", "told"),
    (
        ("shipping", "free_from", 60.5, "shipping.free_from: Value error, must be written in quotes"),
        ("shipping", "free_from", "-1", "shipping.free_from"),
        ("shipping", "order_by", "2pm", "shipping.order_by"),
        ("shipping", "options", [], "shipping.options"),
        ("shipping", "options", [{"name": "x", "price": "1", "days": [3, 1]}], "shipping.options[1].days"),
        ("returns", "window_days", "a month", "returns.window_days"),
        ("returns", "windowdays", 30, "returns.windowdays: Extra inputs are not permitted"),
        ("returns", "how", None, "returns.how"),
        ("discounts", "codes", [{"code": "no spaces", "gives": "x", "condition": "y"}], "discounts.codes[1].code"),
        ("payments", "taken", [], "payments.taken"),
        ("payments", "taken", [{"name": "Visa", "called": "x"}], "payments.taken[1].called: Extra inputs"),
        ("payments", "hold_days", 0, "payments.hold_days"),
        ("prices", "refund_days", -1, "prices.refund_days"),
        ("account", "reset", "", "account.reset"),
        ("account", "guests", "", "account.guests: String should have"),
        ("contact", "phone", None, "contact.phone"),
        ("shop", "locale", "xx_YY", "shop.locale: Value error, must be a locale such as en_GB"),
        ("shop", "timezone", "Europe/Nowhere", "shop.timezone"),
        ("shop", "currency", "pounds", "shop.currency"),
    ),
)
def test_a_mistake_is_named(tmp_path: Path, section: str, field: str, value: object, told: str) -> None:
    """A wrong, unknown or misspelt field is named as it is found in the file."""
    facts = _facts()
    facts[section][field] = value
    with pytest.raises(BadFacts) as bad:
        read_facts(_written(tmp_path, facts))
    assert f"facts.yml: {told}" in str(bad.value)


def test_an_intent_that_is_none_is_named(tmp_path: Path) -> None:
    """Each intent that the merchant always sends to a person must exist."""
    with pytest.raises(BadFacts, match=r"always_human\[2\]: Value error, refunds is not an intent of intents\.yml"):
        read_facts(_written(tmp_path, _facts() | {"always_human": ["cancel_order", "refunds"]}))


@pytest.mark.parametrize("text", ("", "- a", "a: [", "\x00"))
def test_a_file_that_holds_no_facts_is_named(tmp_path: Path, text: str) -> None:
    """A file that is empty, broken or of another kind is refused with a reason."""
    (tmp_path / "facts.yml").write_text(text)
    with pytest.raises(BadFacts, match=r"facts\.yml"):
        read_facts(tmp_path / "facts.yml")


def test_a_change_holds_from_the_next_answer(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A changed file is read again; one that has become wrong is reported once and the last good facts stay."""
    facts = _facts()
    file = FactsFile(_written(tmp_path, facts))
    facts["returns"]["window_days"] = 100
    _written(tmp_path, facts)
    assert file.now().returns.window_days == 100
    facts["returns"]["window_days"] = "soon"
    _written(tmp_path, facts)
    with caplog.at_level(logging.ERROR):
        assert file.now().returns.window_days == file.now().returns.window_days == 100
    assert caplog.text.count("returns.window_days") == 1


def _said(tmp_path: Path, action: type[TopicAction], turn: Mapping[str, Any] | None = None, **changed: Any) -> str:  # noqa: ANN401  # any fact
    facts = _facts()
    for section, fields in changed.items():
        facts[section] |= fields
    message = run(action(resources(FactsFile(_written(tmp_path, facts)))), a_tracker(**(turn or {}))).message
    return " | ".join(str(value) for value in message.values())


def test_prices_and_times_are_said(tmp_path: Path) -> None:
    """Prices are written as the locale writes money, without pence where there are none; times as spans."""
    assert "Standard delivery is £3.95 and express delivery is £6.95. | £60" in _said(tmp_path, Answer, PRICES)
    assert "takes 2 to 4 working days and express delivery takes 1 working day." in _said(
        tmp_path, Answer, {"intent": "delivery_time"}
    )
    euros = _said(tmp_path, Answer, PRICES, shop={"locale": "de_DE", "currency": "EUR"})
    assert "3,95\xa0€" in euros


def test_what_a_return_costs_is_said(tmp_path: Path) -> None:
    """A return is free, or has its price."""
    assert "is free" in _said(tmp_path, ReturnPolicy)
    assert "costs £2.50" in _said(tmp_path, ReturnPolicy, returns={"cost": "2.50"})


def test_codes_are_said(tmp_path: Path) -> None:
    """The running codes are listed with their terms; where none runs, that is said."""
    assert "WELCOME10 (10% off your first order of £30 or more) and LAYERS15" in _said(tmp_path, Discounts)
    assert "utter_no_discounts" in _said(tmp_path, Discounts, discounts={"codes": []})


@pytest.mark.parametrize(
    ("named", "told"),
    (
        ({"promo_code": "WELCOME10"}, "WELCOME10 takes 10% off your first order of £30 or more."),
        ({"promo_code": "SUMMER50"}, "SUMMER50 is not a code of ours. The codes that run now are"),
        ({}, "utter_promo_code_problem"),
    ),
)
def test_a_code_is_explained(tmp_path: Path, named: dict[str, str], told: str) -> None:
    """A code of ours is explained with its terms; of any other the shopper hears that it is not one."""
    assert told in _said(tmp_path, PromoCodeProblem, {"entities": named})


def test_no_code_runs(tmp_path: Path) -> None:
    """Where no code runs, none is explained."""
    named = {"promo_code": "WELCOME10"}
    assert "utter_no_discounts" in _said(tmp_path, PromoCodeProblem, {"entities": named}, discounts={"codes": []})
