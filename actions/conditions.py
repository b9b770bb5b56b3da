"""What a shopper tells of a thing or asks about it, by the expressions of data/conditions: "worn", "a gift"."""

import re
from collections.abc import Mapping
from functools import cache

from settings.files import read_yaml
from settings.shared import ROOT

CONDITIONS = ROOT / "data" / "conditions" / "en.yml"


def conditions_in(text: str) -> frozenset[str]:
    """Return the names of the conditions that a message tells of."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return {
        name: re.compile(rf"\b(?:{'|'.join(alike)})\b", re.IGNORECASE) for name, alike in read_yaml(CONDITIONS).items()
    }
