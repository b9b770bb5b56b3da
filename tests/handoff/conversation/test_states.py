"""The state machine: a table, its drawing, and nothing else (HANDOFF)."""

import itertools

import pytest

from handoff.conversation.states import TRANSITIONS, Move, Owner, next_owner
from handoff.errors import IllegalChange
from handoff.settings import ROOT

BEGIN = "[*] --> bot"
PAIRS = list(itertools.product(Owner, Move))


def test_drawing_shows_the_table() -> None:
    """docs/states.md draws every move there is, and no other."""
    _, _, drawing = (ROOT / "docs" / "states.md").read_text("utf-8").partition("```mermaid\nstateDiagram-v2\n")
    drawn = [line.strip() for line in drawing.partition("```")[0].splitlines() if line.strip()]
    table = [f"{before.value} --> {after.value}: {change.value}" for (before, change), after in TRANSITIONS.items()]
    assert sorted(drawn) == sorted([BEGIN, *table])


@pytest.mark.parametrize(("owner", "change"), [pair for pair in PAIRS if pair not in TRANSITIONS])
def test_what_is_not_drawn_is_refused(owner: Owner, change: Move) -> None:
    """Every other pair of owner and change raises."""
    with pytest.raises(IllegalChange):
        next_owner(owner, change)


def test_every_owner_is_reached_and_left() -> None:
    """No owner is a trap, and none is out of reach from the bot, where a conversation begins."""
    assert {owner for owner, _ in TRANSITIONS} == set(Owner)
    reached = {Owner.BOT}
    for _ in Owner:
        reached |= {after for (before, _), after in TRANSITIONS.items() if before in reached}
    assert reached == set(Owner)
