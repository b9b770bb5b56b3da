"""What was looked for last, kept in the slot `looked_for`, so that "under 100" and "in green" go on with it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shop.interface import Wanted

_SETS = ("traits", "colours", "without", "leans", "qualities")
_PLAIN = ("size", "whom", "litres", "gift")
_PRICES = ("least", "most")


def kept(wanted: Wanted) -> dict[str, Any]:
    """Write what is wanted as a slot holds it; what is unknown is not looked for again."""
    written: dict[str, Any] = {"kinds": [list(compound) for compound in wanted.kinds]}
    written |= {name: sorted(getattr(wanted, name)) for name in _SETS}
    written |= {name: getattr(wanted, name) for name in _PLAIN}
    written |= {name: str(price) for name in _PRICES if (price := getattr(wanted, name)) is not None}
    return {name: value for name, value in written.items() if value}


def looked_for(slots: Mapping[str, Any]) -> Wanted | None:
    """Return what was looked for last, None where nothing was."""
    written = slots.get("looked_for")
    if not isinstance(written, Mapping):
        return None
    given: dict[str, Any] = {name: frozenset(map(str, written.get(name, ()))) for name in _SETS}
    given |= {name: written[name] for name in _PLAIN if name in written}
    given |= {name: Decimal(written[name]) for name in _PRICES if name in written}
    return Wanted(kinds=tuple(tuple(map(str, compound)) for compound in written.get("kinds", ())), **given)


def gone_on(before: Wanted, wanted: Wanted) -> Wanted:
    """Return what is wanted where a message goes on with what was looked for before: what it names itself counts."""
    return replace(
        wanted,
        kinds=wanted.kinds or before.kinds,
        traits=wanted.traits | before.traits,
        leans=wanted.leans | before.leans,
        qualities=wanted.qualities | before.qualities,
        without=wanted.without | before.without,
        colours=wanted.colours or before.colours,
        size=wanted.size or before.size,
        whom=wanted.whom or before.whom,
        litres=wanted.litres or before.litres,
        gift=wanted.gift or before.gift,
        # A new price is the only one: "over 50" after "under 40".
        least=wanted.least if wanted.most is not None or wanted.least is not None else before.least,
        most=wanted.most if wanted.most is not None or wanted.least is not None else before.most,
    )
