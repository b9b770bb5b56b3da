"""The row of a help page's table that a message asks for."""

import pytest

from actions.tables import Table, row_said

CHESTS: Table = (
    ("Size", "Chest", "Waist"),
    ("S", "89 to 96 cm", "74 to 81 cm"),
    ("M", "97 to 104 cm", "82 to 89 cm"),
    ("L", "105 to 112 cm", "90 to 97 cm"),
)
SHOES: Table = (("UK", "EU"), ("8", "42"), ("9", "43"), ("11", "46"))
M, L = "chest 97 to 104 cm, waist 82 to 89 cm", "chest 105 to 112 cm, waist 90 to 97 cm"


@pytest.mark.parametrize(
    ("text", "size", "said"),
    (
        ("my chest is 97 cm", "", f"That is size M ({M})."),
        ("my chest is 104cm", "", f"That is size M ({M})."),
        ("chest 104.5", "", f"That is size M ({M})."),
        ("105 round the chest", "", f"That is size L ({L})."),
        ("a 41 inch chest", "", f"That is size M ({M})."),
        ("waist 95", "", f"That is size L ({L})."),
        ("how wide is a medium", "M", f"Size M: {M}."),
        ("my chest is 300 cm", "", ""),
        ("costs £98", "", ""),
        ("how do I measure", "", ""),
        ("in XXL", "XXL", ""),
    ),
)
def test_a_size_by_its_measures(text: str, size: str, said: str) -> None:
    """A number is looked up in the column that is named, borders included; a size by its name; else nothing is said."""
    assert row_said(CHESTS, text, size) == said


@pytest.mark.parametrize(
    ("text", "said"),
    (
        ("what is EU 42 for you", "That is UK 8 (EU 42)."),
        ("I wear a 43", "That is UK 9 (EU 43)."),
        ("EU 42 in UK sizes", "That is UK 8 (EU 42)."),
        ("EU 42 UK?", "That is UK 8 (EU 42)."),
        ("UK 8 in european", "That is UK 8 (EU 42)."),
        ("size 9 UK is what in EU", "That is UK 9 (EU 43)."),
        ("EU 44", ""),
        ("how big are they", ""),
    ),
)
def test_a_size_in_another_countrys(text: str, said: str) -> None:
    """The heading beside a number says whose it is; a size that the table leaves out is not guessed."""
    assert row_said(SHOES, text) == said


def test_without_a_table() -> None:
    """A section without a table has no row to say."""
    assert row_said((), "EU 42") == ""
