"""What is read of data/evaluation/talk/, and what is refused there."""

from pathlib import Path

import pytest

from talks.cells import read_cells
from talks.reading import Patterns, dialogue, read_calls, read_dialogues, read_facts
from talks.script import BadTalk, Doer, Expected, IfAsked

PATTERNS = Patterns({"asks": "which order|order number"}, ["None", "{asks}"])
CELLS = """
states:
  here: {state: processing}
  gone: {state: shipped}
hollow: [^good]
wishes:
  cancel:
    kind: cancel
    opening: [cancel "{number}", 'stop {number}']
    if_asked: {'why': 'no reason'}
    cells:
      here: {verdict: proposes, told: '{total}', never: cancelled}
"""
GONE = "      gone: {verdict: refuses, told: left}\n"


def _folder(path: Path, cells: str) -> Path:
    (path / "cells.yml").write_text(cells.replace('cancel "{number}"', "'cancel {number}'"))
    return path


def test_a_dialogue_is_read() -> None:
    """A dialogue has its turns, who does what in them, and what is expected, with named patterns put in."""
    one = dialogue(
        "orders",
        {
            "name": "asks",
            "needs": {"state": ["processing", "shipped"], "lines": [2, 3], "also": {"state": "shipped"}},
            "if_asked": {"{asks}": "{number}"},
            "turns": [
                {"say": ["hi", "where is it"], "says": "{asks}", "never": ["{number}"], "agenda": {"cancel": "none"}},
                {"photos": 2, "say": "here"},
                {"press": "Track an order", "handoff": False},
                {"agent": "Hello"},
                {"returns": "it is settled"},
            ],
            "packet": {"wishes": "cancel", "order": "{number}"},
        },
        PATTERNS,
    )
    doers = [Doer.SAYS, Doer.SENDS_PHOTOS, Doer.PRESSES, Doer.AGENT_SAYS, Doer.AGENT_RETURNS]
    assert [turn.doer for turn in one.turns] == doers
    first = Expected(("(?:which order|order number)",), never=("{number}",), agenda={"cancel": ("none",)})
    assert one.turns[0].expected == first
    assert (one.turns[1].photos, one.turns[1].texts) == (2, ("here",))
    assert one.if_asked == (IfAsked("(?:which order|order number)", "{number}"),)
    assert one.needs
    assert (one.needs.states, one.needs.also and one.needs.also.states) == (("processing", "shipped"), ("shipped",))
    assert PATTERNS.everywhere == ("None", "(?:which order|order number)")


@pytest.mark.parametrize(
    ("wrong", "says"),
    (
        ({"turns": [{"say": "hi", "sais": "hello"}]}, "sais"),
        ({"turns": [{"says": "hello"}]}, "needs one of"),
        ({"turns": [{"say": "hi", "press": "Yes"}]}, "needs one of"),
        ({"turns": [{"say": True}]}, "quotes"),
        ({"turns": [{"say": "hi", "says": 540}]}, "quotes"),
        ({"turns": [{"say": "hi", "says": "(open"}]}, "no regular expression"),
        ({"turns": [], "need": {}}, "need"),
        ({"turns": [], "needs": {"stat": "shipped"}}, "stat"),
        ({"turns": [], "if_asked": {"why": False}}, "quotes"),
        ({"turns": [], "packet": {"wish": "cancel"}}, "wish"),
    ),
)
def test_what_is_misspelt_is_refused(wrong: dict[str, object], says: str) -> None:
    """A field that is not there, a turn of nobody, a word that YAML reads as another thing: each is refused by name."""
    with pytest.raises(BadTalk, match=says):
        dialogue("orders", {"name": "wrong", **wrong}, PATTERNS)


def test_files_say_where_they_are_wrong(tmp_path: Path) -> None:
    """A mistake is told with its file and its talk; two talks of one name are one too many."""
    (tmp_path / "dialogues").mkdir()
    file = tmp_path / "dialogues" / "track.yml"
    file.write_text("- name: one\n  turns: [{says: x}]")
    with pytest.raises(BadTalk, match=r"track\.yml, one: a turn needs"):
        read_dialogues(tmp_path, PATTERNS)
    file.write_text("- {name: one, turns: []}\n- {name: one, turns: []}")
    with pytest.raises(BadTalk, match="twice"):
        read_dialogues(tmp_path, PATTERNS)
    file.write_text("- {name: one")
    with pytest.raises(BadTalk, match=r"track\.yml cannot be read"):
        read_dialogues(tmp_path, PATTERNS)
    file.write_text("- {turns: []}")
    with pytest.raises(BadTalk, match="'name' is missing"):
        read_dialogues(tmp_path, PATTERNS)


def test_a_fact_is_read(tmp_path: Path) -> None:
    """A wording is a message, several of which the last is judged, or one that needs more of the answer."""
    (tmp_path / "facts.yml").write_text(
        "sixty:\n  right: free\n  contains: free\n  direct: 'yes'\n"
        "  ask: [is it free, [hi, and at 60], {say: how much, contains: '£0'}]\n"
    )
    (fact,) = read_facts(tmp_path, PATTERNS)
    assert [wording.turns for wording in fact.ask] == [("is it free",), ("hi", "and at 60"), ("how much",)]
    assert fact.ask[2].contains == ("£0",)


def test_calls_are_read(tmp_path: Path) -> None:
    """What wants a person and what is sensitive call one; what only mentions people does not."""
    file = tmp_path / "person.yml"
    file.write_text(
        "wants: [{kind: plain, say: a person, before: hi}]\nmentions: [{say: for one person}]\n"
        "sensitive: [{kind: injury, say: it burnt me}]"
    )
    assert [(one.kind, one.before, one.wants) for one in read_calls(file)] == [
        ("plain", ("hi",), True),
        ("mentions", (), False),
        ("injury", (), True),
    ]


def test_a_cell_becomes_two_talks(tmp_path: Path) -> None:
    """Each cell is told with a yes, which needs the packet, and with a no, which does not; openings take turns."""
    here_yes, here_no, gone_yes, gone_no = read_cells(_folder(tmp_path, CELLS + GONE), PATTERNS)
    assert [one.name for one in (here_yes, here_no, gone_yes, gone_no)] == [
        "here, yes",
        "here, no",
        "gone, yes",
        "gone, no",
    ]
    assert [one.turns[0].texts[0] for one in (here_yes, here_no)] == ["cancel {number}", "stop {number}"]
    assert here_yes.turns[1].expected.says == ("{total}",)
    assert "with_person" in here_yes.turns[2].expected.agenda["cancel"]
    assert "dropped" in here_no.turns[2].expected.agenda["cancel"]
    assert here_yes.turns[2].expected.never == ("cancelled", "^good")
    assert here_yes.packet
    assert [one.packet for one in (here_no, gone_yes, gone_no)] == [None] * 3


@pytest.mark.parametrize(
    ("cells", "says"),
    (
        ("", "no cell for gone"),
        (GONE + "      lost: {verdict: tells, told: x}\n", "no state is called lost"),
        (GONE.replace("refuses", "denies"), "a verdict is one of"),
        (GONE.replace("told", "tells"), "nothing is called tells"),
        (GONE.replace(", told: left", ""), "'told' is missing"),
    ),
)
def test_a_matrix_with_a_gap_is_refused(tmp_path: Path, cells: str, says: str) -> None:
    """A cell that is missing, unknown or half written is refused with its wish."""
    with pytest.raises(BadTalk, match=f"cancel: .*{says}"):
        read_cells(_folder(tmp_path, CELLS + cells), PATTERNS)


def test_a_cell_may_be_as_another(tmp_path: Path) -> None:
    """A cell is as another one but for what it says itself; one that cannot be is left out by name."""
    same = read_cells(_folder(tmp_path, CELLS + "      gone: {same_as: here, told: left}\n"), PATTERNS)
    assert (same[2].turns[1].expected.says, same[2].turns[1].expected.never) == (("left",), ("cancelled",))
    assert len(read_cells(_folder(tmp_path, CELLS + "      gone: {none: true}\n"), PATTERNS)) == 2
