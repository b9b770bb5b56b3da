"""Measures how well messages are understood, compared with the stock Rasa pipeline trained on our data.

python -m bench.understanding needs a trained model; it trains the stock pipeline where our data has changed since,
which takes minutes, and writes the section "Understanding" of docs/measurements.md with its pictures.
"""

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson

from bench.document import PAGE, put_section
from bench.peer import train_peer
from bench.report import HEADINGS, Goal, Row
from bench.running import RASA_PYTHON, ROOT, WORK, Broken, run

_REPORTS = ROOT / "var" / "evaluation"
_PICTURES = ("confusion.png", "coverage.png")
# The shared sets together, or the project's own set where they are not.
_WHOLES = ("pool", "messages")
# What an order is found by.
_OF_CLAIMS = ("order_number, F1", "email, F1")
_SECTION = """## Understanding

Made by `python -m bench.understanding` on {day}: {cores} cores, of which a message uses one. {count} messages that
nobody's training data was written from, and {outside} out of scope. The peer is the pipeline of `rasa init`
(`bench/stock/config.yml`) trained on our data, its training {training:.0f} s. What each figure means stands in
[understanding](understanding.md); `make evaluate` measures ours again and fails where one falls.

{table}

{sets}

What the bot does with the messages, in %:

{bands}

![Precision of the answers against the share of messages answered](measurements/coverage.png)

![Confusion matrix of the labels](measurements/confusion.png)
"""

# What one evaluation writes into figures.json: see bot/evaluation/report.py.
Figures = Mapping[str, Any]


def main() -> None:
    """Measure both models and write the section; exits with one line when a part fails."""
    try:
        print("Measuring our newest model …")
        ours = _evaluate("ours")
        print("Training the stock pipeline, if our data has changed …")
        model, training_s = train_peer()
        print("Measuring it …")
        theirs = _evaluate("stock", model)
    except Broken as broken:
        sys.exit(f"The measuring stopped: {broken}")
    pictures = PAGE.with_suffix("")
    pictures.mkdir(exist_ok=True)
    for picture in _PICTURES:
        shutil.copy(_REPORTS / picture, pictures)
    put_section(PAGE, section(ours, theirs, training_s))
    print(f"Written to {PAGE.relative_to(ROOT)}.")


def _evaluate(name: str, model: Path | None = None) -> Figures:
    """Run the evaluation; raises `Broken` when it fails, as it does under a floor."""
    WORK.mkdir(parents=True, exist_ok=True)
    folder = _REPORTS / model.name.removesuffix(".tar.gz") if model else _REPORTS
    command = (RASA_PYTHON, "-m", "bot.evaluation", *(("--model", model) if model else ()))
    run(command, {}, WORK / f"understanding-{name}.log")
    figures: Figures = orjson.loads((folder / "figures.json").read_bytes())
    return figures


def section(ours: Figures, theirs: Figures, training_s: float) -> str:
    """Write the section of docs/measurements.md."""
    whole = _whole(ours)
    return _SECTION.format(
        day=datetime.now(UTC).date(),
        cores=os.cpu_count(),
        count=f"{whole['count']:,}",
        outside=whole["outside"],
        training=training_s,
        table=_table(HEADINGS, [row.cells for row in rows(ours, theirs)]),
        sets=_sets(ours, theirs),
        bands=_bands(whole),
    )


def rows(ours: Figures, theirs: Figures) -> Sequence[Row]:
    """Compare what was measured with its goals."""
    mine, others = _whole(ours), _whole(theirs)

    def row(what: str, figure: str, wanted: float | None = None) -> Row:
        share, other = _share(mine, figure), _share(others, figure)
        goal = None if wanted is None else Goal(f"≥ {wanted:.0f} %", share >= wanted)
        return Row("B", what, f"{share:.1f} %", f"{other:.1f} %", goal)

    ms, other_ms = ours["latency_ms"], theirs["latency_ms"]
    return (
        row("accuracy", "accuracy", 88),
        row("macro-F1", "macro_f1", 85),
        row("share answered at 90 % precision", "answered_at_90"),
        row("share answered at 95 % precision", "answered_at_95", 70),
        row("out of scope found at 5 % false alarms", "found", 65),
        Row(
            "B", "understanding a message, half within", f"{ms['p50']:.1f} ms", f"{other_ms['p50']:.1f} ms", _quick(ms)
        ),
        Row("B", "… 95 % of them within", f"{ms['p95']:.1f} ms", f"{other_ms['p95']:.1f} ms"),
        *map(_aside, ours["asides"]),
    )


def _aside(one: Figures) -> Row:
    share, wanted = 100 * one["share"], 98
    goal = Goal(f"≥ {wanted} %", share >= wanted) if one["figure"] in _OF_CLAIMS else None
    return Row("B", f"{one['on']}: {one['figure']}", f"{share:.1f} %", goal=goal)


def _quick(times: Figures) -> Goal:
    most = 8
    return Goal(f"≤ {most} ms", times["p50"] <= most)


def _whole(figures: Figures) -> Figures:
    sets: Mapping[str, Figures] = figures["sets"]
    return next(sets[name] for name in _WHOLES if name in sets)


def _share(of_set: Figures, figure: str) -> float:
    """A figure of a set in percent; 0 where the set has none."""
    value = of_set[figure]
    return 100 * float((value["share"] if isinstance(value, dict) else value) or 0)


def _sets(ours: Figures, theirs: Figures) -> str:
    """Both models side by side, set by set."""
    headings = ("set", "messages", "accuracy", "the peer", "answered at 95 %", "the peer")
    lines = [
        (
            name,
            f"{of_set['count']:,}",
            *(
                f"{_share(one['sets'][name], figure):.1f}"
                for figure in ("accuracy", "answered_at_95")
                for one in (ours, theirs)
            ),
        )
        for name, of_set in ours["sets"].items()
        if of_set["count"] and name in theirs["sets"]
    ]
    return _table(headings, lines)


def _bands(whole: Figures) -> str:
    """What the bot does with messages that it should understand, and with those out of scope."""
    headings = ("", "acted on", "… rightly", "asked back", "… with the right topic", "help page", "neither")
    names = ("acted", "acted_right", "asked", "asked_right", "page", "neither")
    lines = [
        (title, *(f"{100 * bands[name]:.1f}" for name in names))
        for title, bands in (("to be understood", whole["of_pool"]), ("out of scope", whole["of_outside"]))
        if bands
    ]
    return _table(headings, lines)


def _table(headings: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in (headings, ["---"] * len(headings), *lines))


if __name__ == "__main__":
    main()
