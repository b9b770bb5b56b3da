"""The agenda as bot and handoff both know it: they meet only in JSON."""

from actions.procedures.agenda import Stands
from handoff.conversation import agenda as kept


def test_both_sides_know_where_a_wish_may_stand() -> None:
    """A standing that handoff did not know would cost the agent the whole agenda."""
    assert {one.name: one.value for one in Stands} == {one.name: one.value for one in kept.Stands}
