"""What is said of an order's state on its card: `data/statuses/`."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from settings.shared import ROOT
from settings.texts import check_texts, read_texts
from shop.interface import OrderState

STATUSES = ROOT / "data" / "statuses" / "en.yml"


@cache
def known_statuses() -> Mapping[OrderState, str]:
    """Return the text for each state; raises `SettingsError`."""
    return read_statuses(STATUSES)


def read_statuses(path: Path) -> dict[OrderState, str]:
    """Read the file at `path`; raises `SettingsError` with a line for each state that is missing or unknown."""
    texts = check_texts(
        read_texts(path), dict.fromkeys(OrderState, ()), f"data/statuses/{path.name}", "state of an order"
    )
    return {OrderState(state): text for state, text in texts.items()}
