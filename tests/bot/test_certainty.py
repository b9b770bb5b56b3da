"""How sure an intent is: of its score and of its best rival's, with thresholds fitted on examples."""

from pathlib import Path

import pytest

from bot.certainty import Certainty, fit

CERTAINTY = Certainty(slope=1.0, bias=0.0, act=0.8, ask=0.4)


def test_a_rival_takes_away_certainty() -> None:
    """The same score is surer where nothing else comes near."""
    alone, contested = (CERTAINTY.confident([("a", 0.7), ("b", rival)])[0][1] for rival in (0.01, 0.6))
    assert alone > 0.8 > contested


def test_the_order_of_scores_stays() -> None:
    """The likeliest intent has the highest confidence, and all are chances."""
    ranking = [("a", 0.6), ("b", 0.5), ("c", 0.2), ("d", 0.0)]
    confidences = [confidence for _, confidence in CERTAINTY.confident(ranking)]
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_no_rival() -> None:
    """One intent alone has nothing to be compared with."""
    assert CERTAINTY.confident([("a", 0.3)])[0] > CERTAINTY.confident([("a", 0.3), ("b", 0.1)])[0]


@pytest.mark.parametrize(
    ("ranking", "band"),
    (
        ([("a", 0.8), ("b", 0.1)], "act"),
        ([("a", 0.5), ("b", 0.4)], "ask"),
        # Two topics that may well be meant, though neither is likely by itself.
        ([("a", 0.3), ("b", 0.2)], "ask"),
        ([("a", 0.3), ("b", 0.05)], "none"),
        # Only three are offered, and what is out of scope never is.
        ([("a", 0.1)] * 3 + [("b", 0.1)] * 3, "none"),
        ([("out_of_scope", 0.6), ("a", 0.2)], "none"),
    ),
)
def test_bands(ranking: "list[tuple[str, float]]", band: str) -> None:
    """Act on what is likely; ask back where the right topic is likely to be among the buttons."""
    assert CERTAINTY.band(ranking) == band


def test_fitted_and_kept(tmp_path: Path) -> None:
    """Contested examples that are read wrongly teach that rivals count; what was fitted is read again as it was."""
    rankings = [
        [("a", 0.8), ("b", 0.02)],
        [("a", 0.6), ("b", 0.5)],
        [("a", 0.7), ("b", 0.05)],
        [("b", 0.6), ("a", 0.55)],
    ]
    fitted = fit(rankings * 5, ["a", "b", "a", "a"] * 5, seed=7)
    clear, contested = (fitted.confident(ranking)[0][1] for ranking in rankings[:2])
    assert clear > 0.9 > contested
    fitted.save(tmp_path / "certainty.json")
    assert Certainty.load(tmp_path / "certainty.json") == fitted
