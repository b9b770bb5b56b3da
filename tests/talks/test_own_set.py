"""The project's own set: that it is whole, that it can be played, and that nothing of it was learnt."""

import re

import pytest

from shop.clock import utc_today
from shop.embedded.catalogue import read_catalogue
from shop.embedded.sample import sample_orders
from talks.cells import cells_of
from talks.orders import Sample, Words
from talks.reading import TALKS, load
from talks.running import Scripts
from talks.script import Dialogue, Expected
from tests.learnt import asked_lines, learnt_lines, plain

WISHES, STATES = 18, 11
# Shorter ones are what everybody says, and stand in any training data.
LONG = 5


@pytest.fixture(scope="module")
def scripts() -> Scripts:
    """All that `make talk` plays."""
    return Scripts.read()


def test_there_are_enough(scripts: Scripts) -> None:
    """There are 150 dialogues of one to seven turns and 60 facts in four wordings each."""
    assert len(scripts.dialogues) >= 150
    assert all(1 <= len(one.turns) <= 7 for one in scripts.dialogues)
    assert len(scripts.facts) >= 60
    assert all(len(fact.ask) >= 4 and (fact.contains or fact.never) for fact in scripts.facts)


def test_no_cell_is_missing(scripts: Scripts) -> None:
    """Each wish is told in each state, with a yes and with a no; those that cannot be are named in the file."""
    file = load(TALKS / "cells.yml")
    assert (len(file["wishes"]), len(file["states"])) == (WISHES, STATES)
    found = cells_of(list(scripts.cells))
    left_out = {
        (wish, state) for wish, of in file["wishes"].items() for state, cell in of["cells"].items() if cell.get("none")
    }
    for wish in file["wishes"]:
        assert len(file["wishes"][wish]["opening"]) >= 2
        for state in file["states"]:
            answers = ("yes", "no") if (wish, state) not in left_out else None
            assert found[wish].get(state) == answers
    assert left_out == {
        ("back_to_sender", "processing"),
        ("back_to_sender", "packed"),
        ("back_to_sender", "delayed_here"),
    }


def test_every_talk_can_be_played(scripts: Scripts) -> None:
    """The sample shop has an order for every talk, and every placeholder stands for something and makes a pattern."""
    sample = Sample(sample_orders(utc_today()), read_catalogue(), utc_today())
    for one in (*scripts.dialogues, *scripts.cells):
        words = sample.words(one)
        for text in _texts(one):
            assert words.said(text)
        for pattern in _patterns(one):
            re.compile(words.pattern(pattern))


def test_every_fact_can_be_judged(scripts: Scripts) -> None:
    """The patterns of facts name no order and are regular expressions."""
    words = Words({}, utc_today())
    for fact in scripts.facts:
        for pattern in (*fact.contains, fact.direct, *fact.never, *(more for one in fact.ask for more in one.contains)):
            re.compile(words.pattern(pattern))


def test_nothing_of_it_was_trained_on(scripts: Scripts) -> None:
    """No line of five words or more that is said in a talk is an example of the training data or of the help pages."""
    said = {plain(text) for one in (*scripts.dialogues, *scripts.cells) for turn in one.turns for text in turn.texts}
    said |= {plain(text) for fact in scripts.facts for wording in fact.ask for text in wording.turns}
    assert {line for line in said if len(line.split()) >= LONG} & (learnt_lines() | asked_lines()) == set()


def _texts(one: Dialogue) -> list[str]:
    said = [text for turn in one.turns for text in turn.texts]
    values = [value for turn in one.turns for value in turn.expected.slots.values()]
    return [*said, *values, *(answer.say for answer in one.if_asked)]


def _patterns(one: Dialogue) -> list[str]:
    expected: list[Expected] = [turn.expected for turn in one.turns]
    patterns = [pattern for each in expected for pattern in (*each.says, *each.without, *each.never)]
    return [*patterns, *(answer.asked for answer in one.if_asked)]
