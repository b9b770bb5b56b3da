"""The figures of a run, and the page that shows them."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.evaluation.floors import Fallen, judge, raised
from talks.judging import Fault, Heard, Kind
from talks.report import page_of, section_of, write_report
from talks.results import Played, Results

FALSE, LACKS, LATER = Fault(Kind.FALSE, "cancelled"), Fault(Kind.LACKS, "£60"), Fault(Kind.LACKS, "first: yes")


def _played(of: str, *faults: Fault, name: str = "here, yes", words: int = 3) -> Played:
    heard = Heard("<b>", (" ".join(["word"] * words),))
    return Played(of, "cancel", name, ("cancel it",), (heard,), tuple((0, fault) for fault in faults))


RESULTS = Results([
    _played("dialogues"), _played("dialogues", LACKS), _played("dialogues", FALSE, LACKS),
    _played("facts"), _played("facts", LATER, words=26), _played("facts", LACKS, words=25), _played("facts", FALSE),
    _played("wants"), _played("wants", Fault(Kind.HANDOFF, "")), _played("mentions"),
])  # fmt: skip


def test_each_fault_lowers_its_figure() -> None:
    """A goal is reached without any fault; something false, a fact not told and one told late count apart."""
    assert {(one.of, one.name): (one.count, one.total) for one in RESULTS.figures} == {
        ("dialogues", "goals reached"): (1, 3),
        ("dialogues", "nothing false"): (2, 3),
        ("facts", "told"): (2, 4),
        ("facts", "told at once"): (1, 4),
        ("facts", "nothing false"): (3, 4),
        ("wishes for a person", "heard"): (1, 2),
        ("people only mentioned", "left with the bot"): (1, 1),
        ("answers", "of 25 words at most"): (9, 10),
    }
    assert (RESULTS.false_sayings, RESULTS.median_words) == (2, 3)


def test_nothing_played_has_no_figures() -> None:
    """A set that was not played is held to no floor, and said to be absent by the floors."""
    empty = Results([])
    assert (empty.figures, empty.percents, empty.median_words) == ([], {}, 0)
    assert judge(empty.percents, {"facts": {"told": 50.0}}).absent == ("facts",)


def test_floors_hold_the_figures() -> None:
    """A figure under its floor is told; floors that are raised never fall."""
    assert judge(RESULTS.percents, {"facts": {"told": 50.0}}).fallen == ()
    assert judge(RESULTS.percents, {"facts": {"told": 50.5}}).fallen == (Fallen("facts", "told", 50.0, 50.5),)
    assert raised(RESULTS.percents, {"facts": {"told": 60.0}})["facts"]["told"] == 60.0


def test_the_page_shows_what_went_wrong(tmp_path: Path) -> None:
    """The page has the figures, each cell with a mark, the floors that were missed, and faults with their words."""
    cells = [_played("cells"), _played("cells", FALSE, name="here, no")]
    page = page_of(Results([*RESULTS.played, *cells], ["person.yml is not there"]), [Fallen("facts", "told", 1, 2)])
    assert re.search("yes ✓</span>.*no ✗</span>", page)
    for shown in (
        "facts: told is 1.00 %",
        "person.yml is not there",
        "says what is false: cancelled",
        "33.3",
        "&lt;b&gt;",
    ):
        assert shown in page
    assert "<b></p>" not in page
    written = write_report(tmp_path / "talk", RESULTS, ())
    assert written.read_text("utf-8").startswith("<!doctype html>")
    assert "cancel it" not in (tmp_path / "talk" / "figures.json").read_text("utf-8")


@pytest.mark.parametrize("faults", ((), (LACKS,)))
def test_only_a_talk_without_fault_is_reached(faults: tuple[Fault, ...]) -> None:
    """Any fault keeps a talk from its goal."""
    assert _played("dialogues", *faults).reached is not bool(faults)


def test_the_section_of_the_measurements() -> None:
    """It has each figure, and the goals reached by what the shopper wants; facts and persons are no goals."""
    section = section_of(RESULTS, date(2026, 11, 30))
    assert section.startswith("## Talks\n")
    assert "| facts | told at once | 1 of 4 | 25.0 % |" in section
    assert "| cancel | 1 of 3 |" in section
    assert "2 talks; an answer has 3 words" in section
