"""A price that is lower elsewhere, or later."""

from pathlib import Path

import yaml

from actions.facts import FactsFile
from actions.topics.discounts import PriceMatch
from settings.files import read_yaml
from tests.actions.fakes import FACTS, resources, run


def test_a_price_that_fell_is_for_a_person() -> None:
    """Where the shop refunds the difference, a person is offered to do it."""
    told = run(PriceMatch(resources()))
    assert (told.message["response"], told.message["prices.refund_days"]) == ("utter_price_match", "14")
    assert told.slots["offer"] == "person"


def test_a_shop_that_refunds_nothing(tmp_path: Path) -> None:
    """Where the shop refunds nothing, no person is offered."""
    facts = read_yaml(FACTS)
    facts["prices"]["refund_days"] = 0
    (tmp_path / "facts.yml").write_text(yaml.safe_dump(facts), "utf-8")
    told = run(PriceMatch(resources(FactsFile(tmp_path / "facts.yml"))))
    assert told.message["response"] == "utter_price_match_none"
    assert told.slots["offer"] is None
