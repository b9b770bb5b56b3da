"""The charts of docs/measurements.md."""

from collections.abc import Callable, Mapping
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from bench.figures import Sample
from bench.measuring import SHOPPERS, Measured

_OURS, _THEIRS = "#2f5d50", "#a4512f"


def draw(measured: Measured, folder: Path) -> None:
    """Draw all charts into `folder`, replacing older ones."""
    mpl.use("Agg")
    folder.mkdir(parents=True, exist_ok=True)
    title = f"A bot turn, {SHOPPERS} shoppers at once"
    turns = {"Counterhand, whole product": measured.product.together, "stock Rasa pipeline": measured.peer.together}
    _save(folder / "turns.png", lambda axes: _shares(axes, title, turns))
    title = "A message between shopper and agent, 20 pairs"
    people = {
        "one message a second each": measured.paced,
        "flat out": measured.flat_out,
        "limit: a bare socket and one commit": measured.kept_echoes,
    }
    _save(folder / "delivery.png", lambda axes: _shares(axes, title, people))
    _save(folder / "throughput.png", lambda axes: _rates(axes, measured))


def _save(path: Path, draw_on: Callable[[Axes], None]) -> None:
    figure, axes = plt.subplots(figsize=(7, 3.5), layout="constrained")
    draw_on(axes)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=120)
    plt.close(figure)


def _shares(axes: Axes, title: str, samples: Mapping[str, Sample]) -> None:
    for (name, sample), colour in zip(samples.items(), (_OURS, _THEIRS, "grey"), strict=False):
        axes.ecdf([1000 * seconds for seconds in sample.times], label=name, color=colour)
    axes.axhline(0.95, color="grey", linewidth=0.5, linestyle="--")
    axes.set(title=title, xscale="log", xlabel="milliseconds", ylabel="share done within")
    axes.xaxis.set_major_formatter("{x:,.0f}")
    axes.legend(frameon=False)


def _rates(axes: Axes, m: Measured) -> None:
    bars = {
        "people's messages, flat out": m.flat_out,
        "bot turns": m.product.together,
        "stock bot turns": m.peer.together,
        "limit: durable commits": m.commits,
        "limit: bare echoes": m.echoes,
    }
    drawn = axes.barh(
        list(bars), [sample.rate for sample in bars.values()], color=[_OURS, _OURS, _THEIRS, "grey", "grey"]
    )
    axes.bar_label(drawn, [f" {sample.rate:,.0f}" for sample in bars.values()])
    axes.invert_yaxis()
    axes.set(title="A second's work", xscale="log", xlabel="per second")
    axes.xaxis.set_major_formatter("{x:,.0f}")
