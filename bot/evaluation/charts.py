"""The pictures of the report, as PNG: no message is in them, so they may be shown anywhere."""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap, PowerNorm
from matplotlib.figure import Figure
from numpy.typing import NDArray

from bot.evaluation.figures import Answering, Prediction, answering
from bot.evaluation.sets import OUT_OF_SCOPE
from bot.understanding.certainty import Certainty

_WANTED = (0.90, 0.95)
# Paper, ink and colour.
_LIGHT = ("#ffffff", "#23282f", "#2f7d5f")
_DARK = ("#191d22", "#d7dce2", "#7cc4ac")
# A share of a label's messages worth a number in the picture.
_TOLD = 0.05
# Shares are drawn by their root: a confusion of 5 % must be seen next to the 90 % that are right.
_ROOT = 0.5


@contextmanager
def _style(*, dark: bool) -> "Iterator[tuple[str, str, str]]":
    """Draw on light or dark paper; yields the colours of paper, ink and curve."""
    paper, ink, curve = _DARK if dark else _LIGHT
    of_ink = dict.fromkeys(("text.color", "axes.edgecolor", "axes.labelcolor", "xtick.color", "ytick.color"), ink)
    colours = {"figure.facecolor": paper, "axes.facecolor": paper, "savefig.facecolor": paper, **of_ink}
    with mpl.rc_context({**colours, "font.size": 9, "axes.spines.top": False, "axes.spines.right": False}):
        yield paper, ink, curve


def confusion(predictions: "Sequence[Prediction]", *, dark: bool = False) -> bytes:
    """Draw which labels are taken for which, a row for each label: shares of its messages."""
    labels, shares = _shares(predictions)
    side = 2.5 + 0.24 * len(labels)

    def draw(axes: Axes, paper: str, ink: str, full: str) -> None:
        shades = LinearSegmentedColormap.from_list("shares", [paper, full])
        axes.imshow(shares, cmap=shades, norm=PowerNorm(_ROOT, 0, 1))
        axes.set_xticks(range(len(labels)), labels, rotation=90)
        axes.set_yticks(range(len(labels)), labels)
        axes.set(xlabel="understood as", ylabel="is")
        axes.spines[:].set_visible(False)
        for row, column in np.argwhere(shares >= _TOLD):
            colour = paper if shares[row, column] > _ROOT**2 else ink
            axes.text(column, row, f"{100 * shares[row, column]:.0f}", ha="center", va="center", size=6, color=colour)

    with _style(dark=dark) as colours:
        return _png((side, side), lambda axes: draw(axes, *colours))


def _shares(predictions: "Sequence[Prediction]") -> "tuple[list[str], NDArray[np.float64]]":
    labels = sorted({one.truth for one in predictions} | {one.label for one in predictions})
    places = {label: place for place, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)))
    for one in predictions:
        counts[places[one.truth], places[one.label]] += 1
    return [label or "nothing" for label in labels], counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)


def coverage(
    pool: "Sequence[Prediction]",
    outside: "Sequence[Prediction]",
    certainty: "Certainty | None",
    *,
    dark: bool = False,
) -> bytes:
    """Draw how often answers are right against how much is answered, and where the bot begins to act."""
    figures = answering(pool, outside)

    def draw(axes: Axes, colour: str) -> None:
        axes.plot(100 * figures.share, 100 * figures.precision, color=colour)
        for wanted in _WANTED:
            axes.axhline(100 * wanted, color="grey", linewidth=0.6, linestyle="--")
        if certainty is not None:
            _mark(axes, figures, certainty.act, colour)
        lowest = 100 * float(figures.precision.min(initial=0.8))
        axes.set(xlim=(0, 100), ylim=(max(0, lowest - 2), 100.5), xlabel="% of the messages answered")
        axes.set_ylabel("% of the answers right")

    with _style(dark=dark) as (_, _, curve):
        return _png((7, 4), lambda axes: draw(axes, curve))


def _mark(axes: Axes, figures: Answering, threshold: float, colour: str) -> None:
    above = np.flatnonzero(figures.confidence >= threshold)
    if not len(above):
        return
    share, precision = 100 * figures.share[above[-1]], 100 * figures.precision[above[-1]]
    axes.plot([share], [precision], "o", color=colour)
    axes.annotate(f"acts from {threshold:.2f}", (share, precision), (-8, -14), textcoords="offset points", ha="right")


def has_curve(predictions: "Sequence[Prediction]") -> bool:
    """Say whether anything would be answered, so that there is a curve to draw."""
    return any(one.label != OUT_OF_SCOPE for one in predictions)


def _png(size: "tuple[float, float]", draw: "Callable[[Axes], None]") -> bytes:
    figure = Figure(figsize=size, constrained_layout=True)
    draw(figure.add_subplot())
    written = io.BytesIO()
    figure.savefig(written, format="png", dpi=110)
    return written.getvalue()
