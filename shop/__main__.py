"""`python -m shop seed` makes the sample shop; `… sample` prints its orders, one JSON object a line."""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from shop import shop_file
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import is_seeded, seed

_ROOT = Path(__file__).parents[1]


def main() -> None:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m shop", description=__doc__)
    parser.add_argument("command", choices=("seed", "sample"))
    command = parser.parse_args().command
    path = shop_file(_ROOT / os.environ.get("DATA_DIR", "var"))
    if not is_seeded(path):
        _seed_with_progress(path)
    if command == "sample":
        _print_orders(path)


def _seed_with_progress(path: Path) -> None:
    # To standard error: standard output belongs to the sample.
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Sample shop")
        seed(path, lambda done, of_all: bar.update(task, completed=done, total=of_all))


def _print_orders(path: Path) -> None:
    try:
        for order in sorted(asyncio.run(EmbeddedShop(path).all_orders()), key=lambda order: order.number):
            row = {"number": order.number, "email": order.email, "name": order.customer_name, "state": order.state}
            print(json.dumps(row, ensure_ascii=False))  # noqa: T201 — printing is this command's job
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has had enough (`| head -1`): no failure, or make would report one. What is left goes nowhere,
        # because Python writes it when it ends (docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
