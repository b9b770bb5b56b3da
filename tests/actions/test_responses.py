"""What responses may name: any fact, as data/facts.yml calls it."""

from pathlib import Path

import pytest

from actions.facts import FactsFile
from actions.responses import MADE, fact, facts_in
from bot.training.data import read_data
from bot.training.source import read_source
from settings.files import read_yaml
from tests.actions.fakes import FACTS

ROOT = Path(__file__).parents[2]
OURS = FactsFile().now()


@pytest.mark.parametrize(
    ("name", "written"),
    (
        ("shipping.free_from", "£60"),
        ("shipping.order_by", "14:00"),
        ("shipping.places", "the United Kingdom, the Isle of Man, the Channel Islands and Ireland"),
        ("shipping.options", "Standard delivery and Express delivery"),
        ("shipping.prices", "Standard delivery is £3.95 and express delivery is £6.95."),
        ("returns.window_days", "30"),
        ("returns.cost", "is free"),
        ("payments.taken", "Visa, Mastercard, American Express, PayPal, Apple Pay, Google Pay and our gift cards"),
        (
            "discounts.codes",
            ("WELCOME10 (10% off your first order of £30 or more) and LAYERS15 (15% off 2 or more items from Layers)"),
        ),
        ("membership.name", "Fernhill Friends"),
        ("website.notice", ""),
        ("shop.timezone", "Europe/London"),
    ),
)
def test_a_fact_is_written_as_a_sentence_needs_it(name: str, written: str) -> None:
    """Money is written as the locale writes it, lists as text, and what takes several facts as sentences."""
    section, _, field = name.partition(".")
    assert fact(section, field, OURS) == written


@pytest.mark.parametrize("name", ("shipping.free", "shiping.free_from", "always_human.0"))
def test_what_is_no_fact_is_none(name: str) -> None:
    """A response that names an unknown fact is never said with a gap in it; training refuses it by name."""
    section, _, field = name.partition(".")
    with pytest.raises(LookupError, match=name):
        fact(section, field, OURS)


def test_a_response_is_told_what_it_names() -> None:
    """A response gets exactly the facts that it names, in that order."""
    assert list(facts_in("utter_shipping_cost", OURS)) == ["shipping.prices", "shipping.free_from"]
    assert facts_in("utter_promo_code_problem", OURS).keys() == {"discounts.codes", "discounts.rules"}
    assert facts_in("utter_no_such", OURS) == {}


def test_training_knows_the_same_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """`make train` lets a response name all facts of the file and no others."""
    monkeypatch.chdir(ROOT)
    source, offered = read_source(), read_data().facts
    assert source.made == set(MADE)
    assert source.sections == set(read_yaml(FACTS))
    for name in offered | source.made:
        section, _, field = name.partition(".")
        assert isinstance(fact(section, field, OURS), str)
