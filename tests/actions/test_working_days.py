"""Working days where the shop is."""

from datetime import date

import pytest

from actions.fact_sections import Shop
from actions.facts import BadFacts, FactsFile, read_facts
from actions.working_days import is_working_day, working_day_from, working_days_after
from settings.files import read_yaml
from tests.actions.fakes import FACTS

SHOP = FactsFile().now().shop


@pytest.mark.parametrize(
    ("when", "works"),
    (
        ("2026-12-04", True),
        ("2026-12-05", False),
        ("2026-12-06", False),
        ("2026-12-07", True),
        ("2026-12-24", True),
        ("2026-12-25", False),
        ("2026-12-28", False),
        ("2026-12-29", True),
        ("2027-01-01", False),
        ("2027-03-26", False),
        ("2027-03-29", False),
        ("2027-05-03", False),
        # Scotland's, not England's.
        ("2027-01-04", True),
        ("2030-08-26", False),
    ),
)
def test_bank_holidays_are_no_working_days(when: str, works: bool) -> None:  # noqa: FBT001  # a column of the table
    """Weekends and the bank holidays of England and Wales are none, those observed on another day too."""
    assert is_working_day(date.fromisoformat(when), SHOP) is works


def test_working_days_are_counted() -> None:
    """A day that is none is passed over."""
    thursday = date(2026, 12, 24)
    assert working_day_from(thursday, SHOP) == thursday
    assert working_days_after(thursday, 1, SHOP) == date(2026, 12, 29)
    assert working_days_after(thursday, 2, SHOP) == date(2026, 12, 30)


def test_another_countrys() -> None:
    """A shop elsewhere has its own: Saint Patrick's Day in Ireland."""
    irish = Shop.model_validate({**SHOP.model_dump(), "timezone": "Europe/Dublin", "bank_holidays": "IE"})
    assert not is_working_day(date(2027, 3, 17), irish)
    assert is_working_day(date(2027, 3, 17), SHOP)


@pytest.mark.parametrize("where", ("GB-XYZ", "XX", "england"))
def test_an_unknown_country_is_refused(where: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A country whose holidays nobody knows is refused by name when the facts are read."""
    written = FACTS.read_text("utf-8").replace("bank_holidays: GB-ENG", f"bank_holidays: {where}")
    file = tmp_path_factory.mktemp("facts") / "facts.yml"
    file.write_text(written, "utf-8")
    assert read_yaml(file)["shop"]["bank_holidays"] == where
    with pytest.raises(BadFacts, match="bank_holidays"):
        read_facts(file)
