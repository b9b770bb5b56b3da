"""`python -m shop seed` makes the sample shop; `… sample` prints its orders, one JSON object a line.

`… vocabulary` asks the configured shop for its words and writes them down for the bot.
"""

import argparse
import asyncio
import json
import os
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from settings.reader import SettingsError, load
from shop.embedded.embedded import EmbeddedShop
from shop.embedded.seed import is_seeded, seed, shop_file
from shop.interface import ShopUnavailable
from shop.settings import ShopSettings, open_shop
from shop.vocabulary import VOCABULARY, BadVocabulary, write_vocabulary

# 60 s: nobody waits for an answer here, and a large shop sends its products page by page.
_VOCABULARY_WITHIN_S = 60.0


def main() -> None:
    """Do what the command line asks; exits with lines that say what is wrong."""
    parser = argparse.ArgumentParser(prog="python -m shop", description=__doc__)
    parser.add_argument("command", choices=("seed", "sample", "vocabulary"))
    command = parser.parse_args().command
    try:
        settings = load(ShopSettings)[ShopSettings]
    except SettingsError as wrong:
        sys.exit(str(wrong))
    if command == "vocabulary":
        _tell_vocabulary(settings)
        return
    path = shop_file(settings.data_dir)
    if not is_seeded(path):
        _seed_with_progress(path)
    if command == "sample":
        _print_orders(path)


def _tell_vocabulary(settings: ShopSettings) -> None:
    shop = open_shop(settings, _VOCABULARY_WITHIN_S)
    try:
        write_vocabulary(asyncio.run(shop.vocabulary()), VOCABULARY)
    except BadVocabulary as bad:
        sys.exit(f"SHOP={settings.shop}: {bad}")
    except ShopUnavailable:
        if not VOCABULARY.exists():
            sys.exit(f"SHOP={settings.shop}: the shop does not answer, and the bot has to know what it sells.")
        print(f"SHOP={settings.shop}: the shop does not answer; the bot knows what it sold before.", file=sys.stderr)  # noqa: T201  # for whoever starts it


def _seed_with_progress(path: Path) -> None:
    # To standard error: standard output belongs to the sample.
    with Progress(console=Console(stderr=True)) as bar:
        task = bar.add_task("Sample shop")
        seed(path, lambda done, of_all: bar.update(task, completed=done, total=of_all))


def _print_orders(path: Path) -> None:
    try:
        for order in sorted(asyncio.run(EmbeddedShop(path).all_orders()), key=lambda order: order.number):
            row = {"number": order.number, "email": order.email, "name": order.customer_name, "state": order.state}
            print(json.dumps(row, ensure_ascii=False))  # noqa: T201  # printing is this command's job
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader has closed the pipe (`| head -1`): no failure, or make would report one. The rest goes to
        # /dev/null, because Python still writes it when it ends
        # (docs.python.org/3/library/signal.html#note-on-sigpipe).
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
