"""var/evaluation/report.html: everything that was measured on one page that needs nothing else, and its pictures."""

import base64
import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import jinja2

from bot.evaluation.bands import ACT, ASK, PAGE, Bands
from bot.evaluation.charts import confusion, coverage, has_curve
from bot.evaluation.floors import Fallen
from bot.evaluation.measuring import Read
from bot.evaluation.results import Results
from bot.evaluation.tables import (
    BAND_HEADINGS,
    HEADINGS,
    LABEL_HEADINGS,
    band_rows,
    label_rows,
    percent,
    row_of,
)

# What happens to a message, and the colour that shows it.
_KEY = (
    ("acted on, rightly", "right"),
    ("acted on, wrongly", "wrong"),
    ("asked back", "asked"),
    ("help page", "page"),
    ("neither", "rest"),
)
_DONE = {ACT: "acts", ASK: "asks back", PAGE: "shows a help page"}


def write_report(folder: Path, results: Results, fallen: "tuple[Fallen, ...]") -> Path:
    """Write report.html, its pictures and figures.json into `folder`; return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = _pictures(results)
    for name, picture in pictures.items():
        (folder / f"{name}.png").write_bytes(picture)
    (folder / "figures.json").write_text(json.dumps(figures_of(results), indent=2) + "\n", encoding="utf-8")
    page = folder / "report.html"
    page.write_text(_page(results, fallen, pictures), encoding="utf-8")
    return page


def figures_of(results: Results) -> "dict[str, Any]":
    """Return the figures without any message, for other programs."""
    return {
        "model": results.model,
        "sets": {one.name: asdict(one) for one in results.all_figures},
        "asides": [asdict(one) for one in results.asides],
        "latency_ms": asdict(results.latency),
        "latency_to_decide_ms": asdict(results.latency_to_decide),
        "one_core": results.one_core,
    }


def _page(results: Results, fallen: "tuple[Fallen, ...]", pictures: "dict[str, bytes]") -> str:
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(Path(__file__).with_name("report.html").read_text(encoding="utf-8"))
    figures = results.all_figures
    return template.render(
        model=results.model,
        made=datetime.now(timezone.utc).strftime("%d %B %Y, %H:%M UTC"),
        one_core=results.one_core,
        notes=results.notes,
        fallen=fallen,
        tiles=_tiles(results),
        headings=HEADINGS,
        set_rows=[row_of(one) for one in figures],
        band_headings=BAND_HEADINGS,
        band_rows=band_rows(figures),
        key=_KEY,
        fitted=results.fitted,
        bars=list(_bars(results)),
        asides=[(f"{one.on}: {one.figure}", percent(one.share)) for one in results.asides],
        label_headings=LABEL_HEADINGS,
        label_rows=label_rows(results.whole.labels),
        pictures={"coverage": "", **{name: base64.b64encode(png).decode() for name, png in pictures.items()}},
        misread=list(_misread(results)),
    )


def _tiles(results: Results) -> "list[tuple[str, str]]":
    whole = results.whole
    shares = (
        ("accuracy", whole.accuracy),
        ("macro-F1", whole.macro_f1),
        ("answered at 95 %", whole.answered_at_95),
        ("outside found", whole.found.share if whole.found else None),
    )
    times = f"{results.latency.p50:.1f} · {results.latency.p95:.1f} ms"
    return [(name, f"{percent(share)} %") for name, share in shares if share is not None] + [("p50 · p95", times)]


def _bars(results: Results) -> "Iterator[tuple[str, tuple[float, ...]]]":
    for one in results.all_figures:
        if one.of_pool:
            yield one.name, _shares(one.of_pool)
        if one.of_outside:
            yield f"{one.name}, out of scope", _shares(one.of_outside)


def _shares(bands: Bands) -> "tuple[float, ...]":
    right = bands.acted * bands.acted_right
    return right, bands.acted - right, bands.asked, bands.page, bands.neither


def _pictures(results: Results) -> "dict[str, bytes]":
    whole = results.whole_read
    pool = [read.prediction for read in whole.pool]
    outside = [read.prediction for read in whole.outside]
    pictures = {}
    for dark, suffix in ((False, ""), (True, "-dark")):
        pictures[f"confusion{suffix}"] = confusion(pool + outside, dark=dark)
        if has_curve(pool):
            pictures[f"coverage{suffix}"] = coverage(pool, outside, results.certainty, dark=dark)
    return pictures


def _misread(results: Results) -> "Iterator[dict[str, object]]":
    for one in results.reads:
        for read in one.reads:
            if not read.prediction.right:
                yield {
                    "set": one.name,
                    "text": read.example.text,
                    "is": "|".join(read.example.labels),
                    "said": read.prediction.label or "nothing",
                    "sure": read.prediction.confidence,
                    "band": _done(read),
                }


def _done(read: Read) -> str:
    done = _DONE.get(read.outcome.band, "did not understand")
    return f"{done}, rightly" if read.outcome.right else done
