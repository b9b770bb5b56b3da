"""The measurements' section about understanding: which figures it keeps, and how it shows them."""

from typing import Any

import pytest

from bench.understanding import rows, section


def _figures(accuracy: float, p50: float, *, name: str = "pool") -> dict[str, Any]:
    """Return what an evaluation writes, a single set of it."""
    bands = {"acted": 0.8, "acted_right": 0.95, "asked": 0.1, "asked_right": 0.9, "page": 0.02, "neither": 0.08}
    of_set = {
        "count": 2276,
        "outside": 496,
        "accuracy": accuracy,
        "macro_f1": 0.86,
        "answered_at_90": 0.9,
        "answered_at_95": 0.71,
        "found": {"share": 0.66, "auroc": 0.93},
        "of_pool": bands,
        "of_outside": None,
    }
    asides = [{"on": "wishes", "figure": "both acted on", "share": 0.825}]
    return {"sets": {name: of_set}, "asides": asides, "latency_ms": {"p50": p50, "p95": 2 * p50}}


def test_every_figure_as_wanted_is_kept() -> None:
    """Figures that are all better than wanted, and within the time, are all kept."""
    goals = [row.goal for row in rows(_figures(0.881, 5), _figures(0.656, 30)) if row.goal]
    assert len(goals) == 5
    assert {goal.kept for goal in goals} == {True}


def test_what_is_missed_is_said_beside_the_peer() -> None:
    """The figure, the peer's and the verdict stand in one row of the page."""
    written = section(_figures(0.879, 9), _figures(0.656, 30), training_s=400)
    assert "| B | accuracy | 87.9 % | 65.6 % | ≥ 88 % | missed |" in written
    assert "| B | understanding a message, half within | 9.0 ms | 30.0 ms | ≤ 8 ms | missed |" in written
    assert "| B | wishes: both acted on | 82.5 % |  |  |  |" in written
    assert "| to be understood | 80.0 | 95.0 | 10.0 | 90.0 | 2.0 | 8.0 |" in written
    assert "out of scope |" not in written.partition("What the bot does")[2]


@pytest.mark.parametrize("name", ("pool", "messages"))
def test_whichever_set_is_there_is_shown(name: str) -> None:
    """The section shows the shared sets together, or the project's own set where those are absent."""
    assert "| accuracy |" in section(_figures(0.9, 5, name=name), _figures(0.7, 30, name=name), training_s=400)
