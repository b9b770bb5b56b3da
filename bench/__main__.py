"""`make bench`: measures the whole product beside the stock Rasa pipeline and the machine's limits (A1, A2, A5).

python -m bench writes docs/measurements.md with its charts; python -m bench --quick only prints.
"""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from bench.charts import draw
from bench.document import PAGE, put_beginning
from bench.figures import Report
from bench.measuring import FULL, QUICK, Measured, Steps, measure
from bench.report import HEADINGS, driver, page, rows
from bench.running import Broken


def main() -> None:
    """Measure, print, and keep the result of a full run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute or two, figures that only hint")
    quick = parser.parse_args().quick
    console = Console()
    try:
        with _steps(console) as steps:
            measured = measure(steps, QUICK if quick else FULL)
    except Broken as broken:
        sys.exit(f"The benchmark stopped: {broken}")
    # A pipe has no width of its own; the table needs this much.
    console.print(_table(measured), driver(measured), width=console.width if console.is_terminal else 140)
    if not quick:
        draw(measured, PAGE.with_suffix(""))
        put_beginning(PAGE, page(measured, "make bench"))


@contextmanager
def _steps(console: Console) -> Iterator[Steps]:
    """Show each step as it runs: a bar where its length is known, else a spinner."""
    columns = (SpinnerColumn(finished_text="✓"), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bars:

        def finish() -> None:
            for task in bars.tasks:
                bars.update(task.id, completed=task.total or 1, total=task.total or 1)

        def begin(name: str) -> Report:
            finish()
            task: TaskID = bars.add_task(name, total=None)
            return lambda done, of: bars.update(task, completed=done, total=of)

        yield begin
        finish()


def _table(measured: Measured) -> Table:
    table = Table(*HEADINGS)
    for row in rows(measured):
        table.add_row(*row.cells)
    return table


if __name__ == "__main__":
    main()
