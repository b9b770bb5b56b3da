"""How sure an intent is: of its score and of its best rival's, with thresholds fitted on examples."""

from pathlib import Path

from bot.certainty import Certainty, fit

CERTAINTY = Certainty(slope=1.0, bias=0.0, act=0.8, ask=0.4)


def test_a_rival_takes_away_certainty() -> None:
    """The same score is surer where nothing else comes near."""
    alone, contested = (CERTAINTY.confidences([0.7, rival])[0] for rival in (0.01, 0.6))
    assert alone > 0.8 > contested


def test_the_order_of_scores_stays() -> None:
    """The likeliest intent has the highest confidence, and all are chances."""
    confidences = CERTAINTY.confidences([0.6, 0.5, 0.2, 0.0])
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)


def test_no_rival() -> None:
    """One intent alone has nothing to be compared with."""
    assert CERTAINTY.confidences([0.3])[0] > CERTAINTY.confidences([0.3, 0.1])[0]


def test_bands() -> None:
    """Act, ask back, or neither."""
    assert [CERTAINTY.band(confidence) for confidence in (0.8, 0.4, 0.39)] == ["act", "ask", "none"]


def test_fitted_and_kept(tmp_path: Path) -> None:
    """Contested examples that are read wrongly teach that rivals count; what was fitted is read again as it was."""
    rankings = [
        [("a", 0.8), ("b", 0.02)],
        [("a", 0.6), ("b", 0.5)],
        [("a", 0.7), ("b", 0.05)],
        [("b", 0.6), ("a", 0.55)],
    ]
    fitted = fit(rankings * 5, ["a", "b", "a", "a"] * 5, seed=7)
    assert fitted.confidences([0.7, 0.05])[0] > 0.9 > fitted.confidences([0.6, 0.5])[0]
    fitted.save(tmp_path / "certainty.json")
    assert Certainty.load(tmp_path / "certainty.json") == fitted
