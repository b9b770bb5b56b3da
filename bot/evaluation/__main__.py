"""`make evaluate`: how well messages are understood, set by set. `python -m bot.evaluation --help` lists the options.

Prints tables, writes var/evaluation/report.html, and exits with 1 where a figure is under its floor.
"""

import argparse
import os
import sys
from pathlib import Path

from bot.server.models import BadModel, newest_model
from bot.server.quiet import quiet
from bot.server.without_tensorflow import go_without_tensorflow


def main() -> None:
    """Measure the newest model, or the one that is named; exits with one line when something is missing or bad."""
    arguments = _arguments()
    _keep_to_one_core()
    try:
        model = arguments.model or newest_model(Path("models"))
    except BadModel as bad:
        sys.exit(str(bad))
    quiet()
    served = arguments.model is None
    if served:
        go_without_tensorflow()
    # Rasa takes seconds to import: only once it is known that there is something to measure.
    from bot.evaluation.run import run  # noqa: PLC0415  # Rasa takes seconds to import: not before it is needed

    sys.exit(run(model, arguments.set, served=served, raise_floors=arguments.raise_floors))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m bot.evaluation", description="Measure how messages are understood."
    )
    parser.add_argument(
        "--set", type=Path, action="append", default=[], metavar="FILE", help="a CSV with text and label; repeatable"
    )
    parser.add_argument(
        "--model", type=Path, metavar="FILE", help="another model, of any pipeline of Rasa's; it is held to no floors"
    )
    parser.add_argument("--raise-floors", action="store_true", help="lift the floors to what was reached")
    arguments = parser.parse_args()
    if arguments.model and arguments.raise_floors:
        parser.error("floors are the served model's: --raise-floors goes without --model")
    if arguments.model and not arguments.model.is_file():
        parser.error(f"{arguments.model} does not exist")
    return arguments


def _keep_to_one_core() -> None:
    """Keep this process, and the threads of libraries yet to be imported, to one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


if __name__ == "__main__":
    main()
