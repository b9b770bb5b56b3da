"""`make talk`: how well the bot talks, set by set. `python -m talks --help` lists the options.

Prints the figures, writes var/evaluation/talk/report.html, and exits with 1 where a figure is under its floor.
"""

import argparse
import asyncio
import sys
from datetime import UTC, datetime

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench.document import PAGE, put_section
from bench.running import Broken
from bot.evaluation.floors import judge, raised, read_floors, write_floors
from bot.evaluation.sets import BadSet
from settings.shared import ROOT
from talks.judging import Kind
from talks.reading import TALKS
from talks.report import section_of, write_report
from talks.results import Results
from talks.running import Scripts, run
from talks.script import BadTalk

_FLOORS = TALKS / "floors.json"
_REPORTS = ROOT / "var" / "evaluation" / "talk"
# Points: a conversation's wordings are its own, so a talk that is judged by them may go either way.
_SLACK = 2.5


def main() -> None:
    """Play, print, write the report; exits with one line where the product or a file of talks is at fault."""
    arguments = _arguments()
    console = Console()
    try:
        floors = read_floors(_FLOORS)
        results = _played(arguments.only, console)
    except (Broken, BadTalk, BadSet) as problem:
        sys.exit(str(problem))
    _show(results, console)
    if arguments.only:  # a part is held to no floors
        console.print(f"Report: {write_report(_REPORTS, results, ())}", soft_wrap=True)
        return
    verdict = judge(results.percents, floors)
    console.print(f"Report: {write_report(_REPORTS, results, verdict.fallen)}", soft_wrap=True)
    if arguments.raise_floors:
        slack = {
            of: {name: percent - _SLACK for name, percent in named.items()} for of, named in results.percents.items()
        }
        console.print("\n".join(["Floors raised:", *write_floors(raised(slack, floors), _FLOORS)]))
    if arguments.document:
        put_section(PAGE, section_of(results, datetime.now(UTC).date()))
        console.print(f"Written to {PAGE.relative_to(ROOT)}.")
    for fallen in verdict.fallen:
        console.print(f"Under the floor: {fallen}")
    sys.exit(1 if verdict.fallen else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m talks", description="Play the project's own talks.")
    parser.add_argument(
        "--only", default="", metavar="TEXT", help="play what has this in its name; it is held to no floors"
    )
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors to what was reached")
    parser.add_argument("--document", action="store_true", help="write the figures into docs/measurements.md")
    arguments = parser.parse_args()
    if arguments.only and (arguments.raise_floors or arguments.document):
        parser.error("floors and figures are those of all talks: leave --only out")
    return arguments


def _played(only: str, console: Console) -> Results:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    scripts = Scripts.read()
    with Progress(*columns, console=console) as bars:
        task = bars.add_task("Starting the product", total=None)

        def report(done: int, of: int) -> None:
            bars.update(task, description="Talking", completed=done, total=of)

        return asyncio.run(run(scripts, only, report))


def _show(results: Results, console: Console) -> None:
    table = Table("set", "figure", "of", "%")
    for figure in results.figures:
        table.add_row(figure.of, figure.name, f"{figure.count} of {figure.total}", f"{figure.percent:.1f}")
    console.print(table)
    for absent in results.absent:
        console.print(f"Not played: {absent}")
    console.print(
        f"Something false in {results.false_sayings} talks; an answer has {results.median_words:.0f} words (median)"
    )
    if broken := [one for one in results.played if one.has(Kind.BROKEN)]:
        console.print(f"Not played to the end: {len(broken)}, such as {broken[0].group}: {broken[0].name}")


if __name__ == "__main__":
    main()
