"""The tables of states, and their drawings."""

import itertools
from enum import StrEnum
from typing import Any

import pytest

from handoff.errors import IllegalChange
from handoff.states.deliveries import DELIVERIES, DeliveryMove, DeliveryState
from handoff.states.owners import OWNERS, Move, Owner
from handoff.states.table import StateTable
from handoff.states.turns import TURNS, TurnMove, TurnState
from settings.shared import ROOT

Table = StateTable[Any, Any]
TABLES: dict[str, tuple[Table, type[StrEnum], type[StrEnum]]] = {
    "Who owns a conversation": (OWNERS, Owner, Move),
    "A turn of the bot": (TURNS, TurnState, TurnMove),
    "A delivery": (DELIVERIES, DeliveryState, DeliveryMove),
}
NO_PAIRS = [
    pytest.param(table, state, move, id=f"{state}-{move}")
    for table, states, moves in TABLES.values()
    for state, move in itertools.product(states, moves)
    if (state, move) not in table.moves
]
EACH = pytest.mark.parametrize("name", TABLES)


@EACH
def test_drawing_shows_the_table(name: str) -> None:
    """docs/states.md draws every move there is, and no other."""
    table, _, _ = TABLES[name]
    _, _, section = (ROOT / "docs" / "states.md").read_text("utf-8").partition(f"# {name}\n")
    _, _, drawing = section.partition("```mermaid\nstateDiagram-v2\n")
    drawn = [line.strip() for line in drawing.partition("```")[0].splitlines() if line.strip()]
    moves = [f"{before} --> {after}: {move}" for (before, move), after in table.moves.items()]
    assert sorted(drawn) == sorted([*(f"[*] --> {state}" for state in table.begin), *moves])


@pytest.mark.parametrize(("table", "state", "move"), NO_PAIRS)
def test_what_is_not_drawn_is_refused(table: Table, state: StrEnum, move: StrEnum) -> None:
    """Every other pair of state and move raises, and the text says which."""
    with pytest.raises(IllegalChange) as refused:
        table.next(state, move)
    assert f"'{state}'" in refused.value.detail
    assert f"'{move}'" in refused.value.detail


@EACH
def test_every_state_is_reached_and_every_move_made(name: str) -> None:
    """Every state can be reached from the first, and every move is used."""
    table, states, moves = TABLES[name]
    reached = set(table.begin)
    for _ in states:
        reached |= {after for (before, _), after in table.moves.items() if before in reached}
    assert reached == set(states)
    assert {move for _, move in table.moves} == set(moves)


def test_no_owner_is_a_trap() -> None:
    """A conversation can go on from every owner."""
    assert set(OWNERS.open) == set(Owner)


def test_a_move_that_leads_to_several_states_has_no_one_state() -> None:
    """Statements that do not read the state first take only moves with one outcome."""
    assert TURNS.after(TurnMove.LATE) is TurnState.STALE
    two = {(Owner.BOT, Move.LEFT): Owner.QUEUE, (Owner.QUEUE, Move.LEFT): Owner.AGENT}
    with pytest.raises(IllegalChange, match="2 states"):
        StateTable("", (Owner.BOT,), two).after(Move.LEFT)
