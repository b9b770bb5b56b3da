"""The figures as tables for a terminal."""

from collections.abc import Iterable, Sequence

from bot.evaluation.bands import Bands
from bot.evaluation.figures import OfLabel
from bot.evaluation.measuring import Figures

HEADINGS = ("set", "messages", "out of scope", "accuracy", "macro-F1", "at 90 %", "at 95 %", "outside found", "AUROC")
BAND_HEADINGS = ("set", "acted on", "right", "asked back", "right one offered", "help page", "neither")
LABEL_HEADINGS = ("label", "messages", "precision", "recall", "F1")


def percent(share: "float | None") -> str:
    """Write a share as the tables do."""
    return "" if share is None else f"{100 * share:.1f}"


def row_of(figures: Figures) -> "tuple[str, ...]":
    """The row of a set: see `HEADINGS`."""
    found = figures.found
    shares = (figures.accuracy, figures.macro_f1, figures.answered_at_90, figures.answered_at_95)
    outside = (percent(found.share), f"{found.auroc:.3f}") if found else ("", "")
    counts = str(figures.count or ""), str(figures.outside or "")
    return (figures.name, *counts, *map(percent, shares), *outside)


def band_rows(figures: "Iterable[Figures]") -> "list[tuple[str, ...]]":
    """What the bot does with the messages of each set, and with those out of scope: see `BAND_HEADINGS`."""
    rows = []
    for one in figures:
        if one.of_pool:
            rows.append(_band_row(one.name, one.of_pool))
        if one.of_outside:
            rows.append(_band_row(f"{one.name}, out of scope", one.of_outside))
    return rows


def _band_row(name: str, bands: Bands) -> "tuple[str, ...]":
    shares = (bands.acted, bands.acted_right, bands.asked, bands.asked_right, bands.page, bands.neither)
    return (name, *map(percent, shares))


def label_rows(labels: "Iterable[OfLabel]") -> "list[tuple[str, ...]]":
    """How each label fares: see `LABEL_HEADINGS`."""
    return [(one.label, str(one.count), *map(percent, (one.precision, one.recall, one.f1))) for one in labels]


def table(headings: "Sequence[str]", rows: "Sequence[Sequence[str]]") -> str:
    """Lay out a table, its first column to the left and the others to the right."""
    lines = [headings, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(headings))]

    def laid_out(line: "Sequence[str]") -> str:
        return "  ".join(
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()

    return "\n".join([laid_out(headings), "  ".join("─" * width for width in widths), *map(laid_out, rows)])
