"""What once was said in two ways is said in one: pages, facts, responses and the catalogue agree."""

import json
import re
from datetime import UTC, datetime

import pytest

from actions.answer import read_turn
from actions.facts import read_facts
from actions.responses import fact
from actions.topics.shipping import of_delivery
from settings.files import read_yaml
from settings.shared import ROOT
from tests.actions.fakes import FACTS, a_tracker

DATA = ROOT / "data"
FACTS_NOW = read_facts(FACTS)
PAGES = {file.name: re.sub(r"<!--.*?-->", "", file.read_text("utf-8")) for file in (DATA / "knowledge").glob("*.md")}
RESPONSES = {
    name: " ".join(wording["text"] for wording in wordings)
    for file in (DATA / "responses").glob("*.yml")
    for name, wordings in read_yaml(file)["responses"].items()
}
ALL = "\n".join([*PAGES.values(), *RESPONSES.values(), FACTS.read_text("utf-8")])


def test_the_guarantee_asks_for_no_packaging_and_no_fortnight() -> None:
    """Damage on the way is reported in days and kept; the guarantee takes years and needs no box."""
    of_guarantee = [text for name, text in RESPONSES.items() if name.startswith("utter_guarantee")]
    assert of_guarantee
    assert not any("damaged." in text for text in of_guarantee)
    assert "if you still have it" in FACTS_NOW.damaged.keep


def test_nobody_adds_a_company_to_an_invoice() -> None:
    """Neither page nor response offers what cannot be done."""
    assert "cannot be added" in FACTS_NOW.payments.company
    assert "nobody can add or change it later" in PAGES["paying.md"]
    assert not re.search(r"a person (?:can|will|could) (?:add|change|put)[^.]*(?:company|VAT|name)", ALL)


@pytest.mark.parametrize(
    "promise",
    (
        r"before you wait",
        r"refunded in full",
        r"(?:tell|write to) (?:me|us),? and a person looks into it",
        r"(?:label|print)[^.]*(?:in|from|on) your account",
    ),
)
def test_what_is_not_kept_is_not_promised(promise: str) -> None:
    """What did not hold is said nowhere: when a person comes, a refund without a day, an account that guests lack."""
    assert not re.search(promise, ALL, re.IGNORECASE)


@pytest.mark.parametrize("text", ("how much is it to return something", "what do i pay for sending it back"))
def test_a_return_is_free_also_where_its_price_is_asked(text: str) -> None:
    """The price of delivery is not the price of a return."""
    told = of_delivery(read_turn(a_tracker("shipping_cost", text=text)), FACTS_NOW, datetime.now(UTC))
    assert told is not None
    assert told.reply.response == "utter_return_cost"
    assert fact("returns", "cost", FACTS_NOW) == "is free"


def test_trousers_are_sized_as_the_page_says() -> None:
    """Trousers and shorts come by the waist in inches, overtrousers and leggings as jackets do."""
    assert "overtrousers and leggings from XS to XXL" in PAGES["sizes.md"]
    sizes = {one["name"]: one["sizes"] for one in json.loads((DATA / "shop" / "catalogue.json").read_text("utf-8"))}
    worn_on_legs = {
        name: found for name, found in sizes.items() if re.search(r"trousers|shorts|leggings", name, re.IGNORECASE)
    }
    assert worn_on_legs
    for name, found in worn_on_legs.items():
        in_letters = re.search(r"overtrousers|leggings", name, re.IGNORECASE) is not None
        assert all(size.isdecimal() for size in found) is not in_letters, name


def test_what_has_not_left_is_said_of_that_alone() -> None:
    """“As long as it has not left” stands in answers to a wish about one order, whose state the procedure knows."""
    general = (text for name, text in RESPONSES.items() if name.startswith(("utter_shipping", "utter_delivery")))
    assert not any("has not left" in text for text in general)
    assert not any("has not left" in text for text in PAGES.values())


def test_the_phones_hours_leave_out_bank_holidays() -> None:
    """Wherever the phone's hours are told, bank holidays are told with them."""
    assert "not on bank holidays" in fact("contact", "phone_hours", FACTS_NOW)
    for text in (*PAGES.values(), *RESPONSES.values()):
        for sentence in re.split(r"(?<=[.?!])\s", text):
            assert "{contact.phone_from}" not in sentence or "not on bank holidays" in sentence
