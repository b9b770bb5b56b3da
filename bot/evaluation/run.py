"""One run of the evaluation, from a model's file to its report. Importing this imports Rasa."""

import json
import os
import sys
import tarfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from rasa.core.agent import Agent
from rasa.shared.core.constants import DEFAULT_INTENTS
from rasa.shared.exceptions import RasaException

from bot.evaluation.asides import Aside, of_knowledge, of_wishes
from bot.evaluation.choosing import SHARED_ENTITIES, Chosen, choose
from bot.evaluation.entities import ENTITIES, HARD, of_entities, of_some_entities
from bot.evaluation.floors import judge, raised, read_floors, write_floors
from bot.evaluation.in_talk import IN_TALK, UNHEARD, of_talk
from bot.evaluation.measuring import Understanding, latency_of, read_part
from bot.evaluation.report import write_report
from bot.evaluation.results import Results
from bot.evaluation.sets import BadSet, Mapping
from bot.evaluation.tables import BAND_HEADINGS, HEADINGS, LABEL_HEADINGS, band_rows, label_rows, percent, row_of, table
from bot.server.graph import run_serially
from bot.server.rasa_patches import take_shortcuts
from bot.training.labels import MAPPING
from bot.training.progress import Stages
from bot.understanding.certainty import Certainty
from bot.understanding.understanding import understand

_REPORTS = Path("var/evaluation")
# Where bot/understanding/classifier.py keeps the thresholds in a model.
_CERTAINTY = "/certainty.json"


def run(model: Path, files: "Sequence[Path]", *, served: bool, raise_floors: bool) -> int:
    """Measure `model`, print and write what was found; return the exit code, 1 where a figure is under its floor.

    `served`: it is our pipeline, asked as it is served and held to the floors. Any other is asked as Rasa itself would
    serve it. Exits with one line where a set or the model is bad.
    """
    try:
        floors = read_floors()
        results = _measure(model, choose(files), served=served)
    except BadSet as bad:
        sys.exit(str(bad))
    _show(results)
    if not served:
        print(f"\nReport: {write_report(_REPORTS / model.name.partition('.')[0], results, ())}")
        return 0
    verdict = judge(results.percents, floors)
    print(f"\nReport: {write_report(_REPORTS, results, verdict.fallen)}")
    if verdict.absent:
        print(f"Not measured, so not held to their floors: {', '.join(verdict.absent)}")
    if raise_floors:
        print("\n".join(["Floors raised:", *write_floors(raised(results.percents, floors))]))
    for fallen in verdict.fallen:
        print(f"Under the floor: {fallen}")
    return 1 if verdict.fallen else 0


def _measure(model: Path, chosen: Chosen, *, served: bool) -> Results:
    with Stages() as stages:
        stages.begin("Loading the model")
        agent = _load(model, served=served)
        mapping = Mapping.read(MAPPING, set(agent.domain.intents) - set(DEFAULT_INTENTS))
        understanding = Understanding(agent, understand if served else None)
        reads = []
        for part in chosen.parts:
            stages.begin(f"Understanding {part.name}, {len(part.pool) + len(part.outside)} messages")
            reads.append(read_part(part, understanding, mapping))
        latencies = [latency_of(seconds) for seconds in (understanding.seconds, understanding.seconds_to_decide)]
        asides: list[Aside] = []
        if served:
            stages.begin("Entities, help pages, two wishes")
            asides = _asides(understanding)
    return Results(
        model=model.name,
        reads=tuple(reads),
        together=chosen.together,
        asides=tuple(asides),
        latency=latencies[0],
        latency_to_decide=latencies[1],
        one_core=_one_core(),
        certainty=_certainty(model),
        notes=_notes(chosen, mapping),
    )


def _asides(understanding: Understanding) -> "list[Aside]":
    parse = understanding.parse
    elsewhere = of_some_entities(parse, SHARED_ENTITIES) if SHARED_ENTITIES.exists() else []
    own = [aside for file in (ENTITIES, HARD) for aside in of_entities(parse, file)]
    said = [aside for file in (IN_TALK, UNHEARD) for aside in of_talk(understanding.decide, file)]
    return [*of_wishes(understanding.decide), *said, *of_knowledge(parse), *own, *elsewhere]


def _load(model: Path, *, served: bool) -> Agent:
    if served:
        run_serially()
        take_shortcuts()
    try:
        agent = Agent.load(str(model))
    except (RasaException, OSError, ValueError, tarfile.TarError) as problem:
        raise BadSet(f"{model} could not be loaded: {problem}") from None
    if not agent.is_ready():
        raise BadSet(f"{model} could not be loaded: is it a model of Rasa's?")
    return agent


def _certainty(model: Path) -> "Certainty | None":
    """Read what was fitted when the model was trained; nothing where it is of another pipeline."""
    with tarfile.open(model) as archive:
        for name in archive.getnames():
            if name.endswith(_CERTAINTY) and (file := archive.extractfile(name)):
                return Certainty(**json.load(file))
    return None


def _one_core() -> bool:
    return hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) == 1


def _notes(chosen: Chosen, mapping: Mapping) -> "list[str]":
    """Say which labels no intent has, so that nobody looks for the fault in the bot."""
    notes = []
    for part in chosen.parts:
        counts = Counter(
            "|".join(one.labels) for one in (*part.pool, *part.outside) if not mapping.all_labels & {*one.labels}
        )
        for label, count in counts.items():
            notes.append(f"{part.name}: no intent is called {label}, the label of {count} of its messages")
    return notes


def _show(results: Results) -> None:
    """Print the tables."""
    figures = results.all_figures
    blocks = [
        table(HEADINGS, [row_of(one) for one in figures]),
        table(BAND_HEADINGS, band_rows(figures)),
        table(LABEL_HEADINGS, label_rows(results.whole.labels)),
    ]
    if results.asides:
        rows = [(f"{one.on}: {one.figure}", percent(one.share)) for one in results.asides]
        blocks.append(table(("beside the labels", "%"), rows))
    # Notes come first: they say which figures are wrong because of a label.
    print(f"\n{results.model}", *results.notes, *blocks, sep="\n\n")
    where = "on one core" if results.one_core else "on all cores: this system pins no process"
    print()
    if results.fitted:
        print(results.fitted)
    for what, took in (("pipeline", results.latency), ("pipeline and decision", results.latency_to_decide)):
        print(f"A message, {what}: p50 {took.p50:.1f} ms, p95 {took.p95:.1f} ms, one at a time, {where}")
