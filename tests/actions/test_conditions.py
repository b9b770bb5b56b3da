"""What shoppers tell of a thing, by the expressions of data/conditions."""

import pytest

from actions.conditions import CONDITIONS, conditions_in
from settings.files import read_yaml


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    (
        ("my sister laundered the shirt", "worn", "unworn"),
        ("it went through the wash", "worn", "unworn"),
        ("used the jacket for a week outside", "worn", "unworn"),
        ("the sole is worn down", "wear", "worn"),
        ("never worn, labels still on", "unworn", "unlabelled"),
        ("the labels are off", "unlabelled", "no_printer"),
        ("the seam has opened", "fault", "wear"),
        ("I ripped it on barbed wire", "own_doing", "fault"),
        ("moth holes in my scarf", "own_doing", "wear"),
        ("a sleeve that ripped on a nail", "own_doing", "fault"),
        ("is wear covered", "wear", "own_doing"),
        ("pole bent in the storm", "own_doing", "wear"),
        ("my stove rusted in the rain", "own_doing", "wear"),
        ("the zip broke in the wind", "fault", "own_doing"),
        ("just wear and tear", "wear", "fault"),
        ("the zip has gone and that is not my fault", "fault", "own_doing"),
        ("I used the code twice, and bought it in the sale", "reduced", "worn"),
        ("can I send one of the two back", "part", "exchange"),
        ("it was reduced", "reduced", "gift"),
        ("paid for it with a gift card, when do I get the money", "money", "kept"),
        ("may I return a gift card", "kept", "gift"),
        ("when is the last day", "until_when", "too_late"),
        ("am I too late", "too_late", "until_when"),
        ("had the coat on for a christening", "worn", "tried_on"),
        ("my daughter had them on at nursery all morning", "worn", "unworn"),
        ("put it on for a funeral last week", "worn", "unworn"),
        ("did two hikes with the bag", "worn", "unworn"),
        ("it has seen three festivals", "worn", "unworn"),
        ("we spent one night in the tent", "worn", "unworn"),
        ("went down to the shops in them", "worn", "indoors"),
        ("took the stove on a fishing trip", "worn", "unworn"),
        ("had them on for two minutes", "tried_on", "worn"),
        ("I bought it and had it on order for weeks", "ordered", "worn"),
        ("bought for a wedding that was called off", "ordered", "worn"),
        ("we have two trips planned, may it go back", "returns", "worn"),
        ("walked up and down the landing in them", "indoors", "unlabelled"),
        ("it went through the wash", "worn", "wear"),
        ("I tossed the tags", "unlabelled", "no_printer"),
        ("binned the return label, may it come back", "no_printer", "kept"),
        ("the shoebox went to the tip", "unboxed", "worn"),
        ("may I turn the driver away", "refuses", "not_here_yet"),
        ("it has not come yet, can it go straight back", "not_here_yet", "refuses"),
        ("I refuse to pay the postage", "names_delivery", "refuses"),
        ("are returns longer over christmas", "longer", "gift"),
    ),
)
def test_a_condition_is_told_apart(text: str, told: str, not_told: str) -> None:
    """Each wording has its condition, and not the one that is near it."""
    found = conditions_in(text)
    assert told in found
    assert not_told not in found


def test_every_condition_is_used() -> None:
    """No condition stands in the file that no rule asks for."""
    rooms = CONDITIONS.parents[2] / "actions"
    code = "".join((rooms / file).read_text("utf-8") for file in ("returning.py", "faults.py", "topics/returns.py"))
    assert [name for name in read_yaml(CONDITIONS) if f'"{name}"' not in code] == []
