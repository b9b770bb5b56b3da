"""What is wrong with a procedure is named with its file and line before anything is trained."""

import re
import shutil
from pathlib import Path

import pytest

from actions.procedures.checks import find_problems
from actions.procedures.procedures import PROCEDURES, SLOTS


def test_our_own_procedures_fit() -> None:
    """Nothing in our own files is refused."""
    assert find_problems() == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    (
        ("utter_cancel_has_left", "utter_cancel_has_lft", "utter_cancel_has_lft is no response"),
        ("needs: [confirm]", "needs: [confirmed]", "confirmed is no slot"),
        ("returns.window_days", "returns.windows", "returns.windows is no number of days"),
        ("begins: [cancel_order]", "begins: [cancel_ordr]", "cancel_ordr is no intent"),
        ("  returned: {says: utter_cancel_is_returned}", "", "the table lacks returned"),
        ("shipped: {does: refuse, says: utter_cancel_has_left}", "shipped: {goes_to: cancel}", "cancel → cancel"),
        ("begins: [cancel_order]", "begins: [cancel_order]\nsettled_with: [refnd]", "there is no procedure refnd"),
        (
            "begins: [cancel_order]",
            "begins: [cancel_order]\nbegins: [track_order]",
            "cancel.yml:4: this is no YAML: begins is written",
        ),
        ("asked: [", "asked: [no_such_question, ", "no_such_question is no question"),
        ("  returned: {", "  returned:\n    - {says: utter_cancel_is_returned}\n    - {", "holds always"),
    ),
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, old: str, new: str, told: str) -> None:
    """A misspelt name or a missing cell is refused, by file and line."""
    folder = tmp_path / "procedures"
    shutil.copytree(PROCEDURES, folder)
    text = (folder / "cancel.yml").read_text("utf-8")
    assert old in text
    (folder / "cancel.yml").write_text(text.replace(old, new, 1), "utf-8")
    problems = find_problems(folder, SLOTS)
    assert any(told in line and line.startswith("data/procedures/cancel.yml:") for line in problems), problems


def _with_change(folder: Path, row: str) -> Path:
    shutil.copytree(PROCEDURES, folder)
    text = (folder / "change.yml").read_text("utf-8")
    for state in ("shipped", "delayed_on_its_way", "delivered"):
        text, written = re.subn(rf"(?ms)^  {state}:.*?(?=^  \w|^\w)", f"  {state}: {row}\n", text, count=1)
        assert written == 1
    (folder / "change.yml").write_text(text, "utf-8")
    exchange = (folder / "exchange.yml").read_text("utf-8")
    begins = exchange.index("  shipped:")
    ends = exchange.index("  partly_shipped:")
    row = "  shipped:\n    - when: {item_sent: false}\n      goes_to: change\n    - says: utter_exchange_cost\n"
    (folder / "exchange.yml").write_text(f"{exchange[:begins]}{row}{exchange[ends:]}", "utf-8")
    return folder


def test_two_that_send_a_wish_to_each_other_are_refused(tmp_path: Path) -> None:
    """A circle is named in both files; none is seen where its conditions cannot hold together."""
    problems = find_problems(_with_change(tmp_path / "one", "{goes_to: exchange}"), SLOTS)
    assert {line.split(": ", 1)[1] for line in problems} == {
        "this goes round in a circle: change → exchange → change",
        "this goes round in a circle: exchange → change → exchange",
    }
    parted = "[{when: {item_sent: true}, goes_to: exchange}, {says: utter_change_costs}]"
    assert find_problems(_with_change(tmp_path / "two", parted), SLOTS) == []


def test_a_slot_may_not_hide_what_is_worked_out(tmp_path: Path) -> None:
    """A slot for the shopper's words that is called as what responses say of an order is refused, by line."""
    slots = tmp_path / "slots.yml"
    slots.write_text(SLOTS.read_text("utf-8") + "  carrier: {title: Carrier, takes: text}\n", "utf-8")
    lines = len(slots.read_text("utf-8").splitlines())
    assert find_problems(PROCEDURES, slots) == [
        f"data/slots.yml:{lines}: carrier is worked out for orders: give the slot another name"
    ]
