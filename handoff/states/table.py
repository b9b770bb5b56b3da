"""A table of states: which one follows, on which move."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from handoff.errors import IllegalChange

State = TypeVar("State", bound=StrEnum)
MoveName = TypeVar("MoveName", bound=StrEnum)


@dataclass(frozen=True)
class StateTable(Generic[State, MoveName]):
    """`moves` holds every pair of state and move that there is, with the state it leads to."""

    refusal: str
    """The error's text for a pair that is not in the table, with `{state}` and `{move}` to be filled in."""
    begin: tuple[State, ...]
    """The states that something can begin in."""
    moves: Mapping[tuple[State, MoveName], State]

    def next(self, state: State, move: MoveName) -> State:
        """The state after `move`; raises IllegalChange where the table has no such pair."""
        try:
            return self.moves[state, move]
        except KeyError:
            raise IllegalChange(self.refusal.format(state=state, move=move)) from None

    def after(self, move: MoveName) -> State:
        """The one state that `move` leads to, for statements that do not read the state first.

        Raises IllegalChange where it leads to several.
        """
        if len(states := {state for (_, one), state in self.moves.items() if one == move}) != 1:
            raise IllegalChange(f"'{move}' leads to {len(states)} states.")
        return states.pop()

    @property
    def open(self) -> tuple[State, ...]:
        """The states that can still change, in the order of the table."""
        return tuple(dict.fromkeys(state for state, _ in self.moves))
