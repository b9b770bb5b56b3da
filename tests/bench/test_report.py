"""The benchmark's report: which figures it keeps, and how it shows them."""

from dataclasses import replace

import pytest

from bench.figures import Sample
from bench.measuring import Measured, Turns
from bench.report import page, rows


def _turns(milliseconds: int, first_answer_s: float) -> Turns:
    """Return turns that took that long each, one after another."""
    sample = Sample(milliseconds / 10, [milliseconds / 1000] * 100)
    return Turns(sample, sample, first_answer_s, training_s=60, memory_mb=900)


@pytest.fixture
def measured() -> Measured:
    """A run in which everything is as wanted."""
    quick = Sample(0.05, [0.002] * 100)
    long_talk = Sample(0.6, [0.002] * 300)
    return Measured(quick, quick, quick, quick, quick, long_talk, product=_turns(10, 12), peer=_turns(40, 50))


def test_share_is_the_nearest_rank() -> None:
    """95 % of a hundred times are within the 95th of them."""
    sample = Sample(1, [number / 1000 for number in range(100, 0, -1)])
    assert [sample.ms(share) for share in (0, 0.5, 0.95, 1)] == [1, 50, 95, 100]


def test_sample_survives_the_way_from_its_process() -> None:
    """What the driver prints is what the benchmark reads."""
    sample = Sample(1.5, [0.1, 0.2], errors=1, driver_cpu=0.3)
    assert Sample.from_json(sample.to_json()) == sample


def test_every_figure_of_a_good_run_is_kept(measured: Measured) -> None:
    """A run four times as fast as the peer, at once with people and in time after the start keeps every figure."""
    assert {row.goal.kept for row in rows(measured) if row.goal} == {True}


def test_a_slow_start_is_missed_and_said_so(measured: Measured) -> None:
    """A figure that is not as wanted says so in the page, and no other does."""
    slow = replace(measured, product=replace(measured.product, first_answer_s=21.0))
    assert [row.mark for row in rows(slow) if row.goal and not row.goal.kept] == ["A5"]
    assert "| 21.0 s | 50.0 s | ≤ 20 s | missed |" in page(slow, "make bench")


def test_a_talk_that_becomes_slower_is_missed(measured: Measured) -> None:
    """The last turns of a long talk are held against its early ones."""
    slower = Sample(1, [number / 1000 for number in range(1, 301)])
    assert (slower.ms_around(10, 9), slower.ms_around(300, 9)) == (6, 296)
    missed = [row for row in rows(replace(measured, long_talk=slower)) if row.goal and not row.goal.kept]
    assert [row.what for row in missed] == ["… turn 300 of one talk"]


def test_page_names_its_command_and_every_figure(measured: Measured) -> None:
    """The page says how to make it again."""
    written = page(measured, "make bench")
    assert "`make bench`" in written
    for row in rows(measured):
        assert row.what in written
