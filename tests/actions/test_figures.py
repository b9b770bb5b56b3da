"""Facts stand once: what data/facts.yml says in figures stands in no page and no response as digits."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from actions.facts import read_facts
from actions.responses import fact
from settings.facts import PageFacts, fact_at
from settings.files import read_yaml
from settings.shared import ROOT
from tests.actions.fakes import FACTS

# Facts that are days of the shop's own, with the words that a text would give them in.
DAYS = {"returns.window_days", "returns.refund_days", "damaged.report_days", "prices.refund_days", "payments.hold_days"}
SPOKEN = {2: "two", 3: "three", 5: "five", 7: "seven", 10: "ten", 14: "fourteen", 30: "thirty"}
# What has the same figure as a fact and is none: where it stands, and why.
OTHERS = {
    ("paying.md", "30 days"),  # until a company pays its invoice
    ("account.md", "30 days"),  # until a copy of one's data comes, which is the law's
}
FILES = [*sorted((ROOT / "data/knowledge").glob("*.md")), *sorted((ROOT / "data/responses").glob("*.yml"))]


def _money(value: object) -> Iterator[str]:
    """All sums of the facts, as they are written."""
    if isinstance(value, dict):
        for part in value.values():
            yield from _money(part)
    elif isinstance(value, list):
        for part in value:
            yield from _money(part)
    elif isinstance(value, str) and re.fullmatch(r"\d+\.\d\d", value):
        yield f"£{value.removesuffix('.00')}"


def _figures() -> set[str]:
    facts = read_yaml(FACTS)
    days = {int(fact_at(place, facts)) for place in DAYS}
    spoken = {f"{SPOKEN[number]} {unit}" for number in days for unit in ("days", "working days")}
    written = {f"{number} {unit}" for number in days for unit in ("days", "working days")}
    return {*_money(facts), *spoken, *written, facts["contact"]["phone"], facts["contact"]["email"]} - {"£0"}


def said_twice(name: str, text: str) -> list[str]:
    """The figures of facts that stand in a text as digits or words."""
    shown = re.sub(
        r"<!--.*?-->|^\s*#.*$", "", text, flags=re.DOTALL | re.MULTILINE if name.endswith(".yml") else re.DOTALL
    )
    found = {figure for figure in _figures() if re.search(rf"(?<![\w£.]){re.escape(figure)}(?![\w]|\.\d)", shown)}
    return sorted(figure for figure in found if (name, figure) not in OTHERS)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_fact_stands_once(file: Path) -> None:
    """Pages and responses name facts, so that one change holds everywhere and nothing contradicts it."""
    assert said_twice(file.name, file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "text", ("Free from £60.", "You have 30 days.", "within five working days", "call 01632 960 188")
)
def test_a_fact_in_digits_is_found(text: str) -> None:
    """The check finds sums, days and numbers in plain text."""
    assert said_twice("returns.md", text)


@pytest.mark.parametrize(
    "text", ("A zip of £60.50", "130 days", "{returns.window_days} days", "<!-- asked: 30 days -->")
)
def test_another_figure_is_none(text: str) -> None:
    """Figures that only look like a fact's are left alone."""
    assert not said_twice("returns.md", text)


def test_pages_and_responses_write_facts_alike() -> None:
    """A fact that both can name says the same in both."""
    facts, raw = read_facts(FACTS), read_yaml(FACTS)
    for place in (
        "shipping.free_from",
        "returns.window_days",
        "returns.guarantee",
        "returns.how",
        "returns.cost",
        "contact.phone",
    ):
        section, _, field = place.partition(".")
        assert PageFacts().put_into(f"{{{place}}}") == fact(section, field, facts), place
    assert fact_at("shipping.options[2].price", raw) == "£6.95"


@pytest.mark.parametrize(
    "place", ("shipping.gone", "shipping.options", "shipping.options[9].price", "shop", "returns.cost.much")
)
def test_what_is_no_single_fact_is_refused(place: str) -> None:
    """A list, a section and a name that is not there are no text."""
    with pytest.raises(LookupError, match="fact"):
        fact_at(place, read_yaml(FACTS))
