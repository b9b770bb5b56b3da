"""What is looked for is kept in a slot, and a message goes on with it."""

from decimal import Decimal

import pytest

from actions.topics.looked_for import gone_on, kept, looked_for
from shop.interface import Wanted

BEFORE = Wanted(
    kinds=(("coat",),), traits=frozenset({"warm"}), colours=frozenset({"rust"}), size="M", most=Decimal("200.00"),
    whom="men", without=frozenset({"wool"}), gift=True,
)  # fmt: skip


def test_it_is_kept() -> None:
    """What is read from the slot is what was written to it."""
    assert looked_for({"looked_for": kept(BEFORE)}) == BEFORE
    assert looked_for({}) is None
    assert looked_for({"looked_for": None}) is None


@pytest.mark.parametrize(
    ("wanted", "most", "colours", "kinds"),
    (
        (Wanted(), "200.00", {"rust"}, (("coat",),)),
        (Wanted(most=Decimal(90)), "90", {"rust"}, (("coat",),)),
        (Wanted(least=Decimal(50)), None, {"rust"}, (("coat",),)),
        (Wanted(colours=frozenset({"sky"})), "200.00", {"sky"}, (("coat",),)),
        (Wanted(kinds=(("hat",),)), "200.00", {"rust"}, (("hat",),)),
    ),
)
def test_a_message_goes_on(
    wanted: Wanted, most: str | None, colours: set[str], kinds: tuple[tuple[str, ...], ...]
) -> None:
    """What a message names itself takes the place of what was named before, and the rest stays."""
    both = gone_on(BEFORE, wanted)
    assert both.most == (Decimal(most) if most else None)
    assert both.colours == colours
    assert both.kinds == kinds
    assert both.traits == {"warm"}
