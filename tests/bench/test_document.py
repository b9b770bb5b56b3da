"""docs/measurements.md: what one measurement writes leaves what the others wrote as it is."""

from pathlib import Path

import pytest

from bench.document import put_beginning, put_section


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with a beginning and two sections."""
    page = tmp_path / "measurements.md"
    put_beginning(page, "# Measurements\n\nOld figures.\n")
    put_section(page, "## Understanding\n\nIt understands.\n")
    put_section(page, "## Talks\n\nIt talks.\n")
    return page


def test_sections_come_in_the_order_of_their_first_writing(page: Path) -> None:
    """A page that was not there is written whole."""
    assert page.read_text("utf-8") == (
        "# Measurements\n\nOld figures.\n\n## Understanding\n\nIt understands.\n\n## Talks\n\nIt talks.\n"
    )


def test_a_section_is_written_in_its_place(page: Path) -> None:
    """What stands before and after it stays."""
    put_section(page, "## Understanding\n\nBetter.\n\n### By set\n\nAll of them.\n")
    put_section(page, "## Understanding\n\nBest.\n")
    assert page.read_text("utf-8") == (
        "# Measurements\n\nOld figures.\n\n## Understanding\n\nBest.\n\n## Talks\n\nIt talks.\n"
    )


def test_a_new_beginning_leaves_the_sections(page: Path) -> None:
    """`make bench` writes its own part again."""
    put_beginning(page, "# Measurements\n\nNew.\n")
    assert page.read_text("utf-8") == (
        "# Measurements\n\nNew.\n\n## Understanding\n\nIt understands.\n\n## Talks\n\nIt talks.\n"
    )
