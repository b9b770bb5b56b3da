"""The shop's facts that help pages name, `{shipping.free_from}`: that there is such a fact, and roughly what it says.

An index holds pages with the names in them: what is shown is filled in when it is shown (settings/facts.py). Here the
values only serve the search, so they are put in as they stand in the file.
"""

import re
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

FACTS = Path("data", "facts.yml")
NAMED = re.compile(r"{([a-z_]+(?:\.[a-z_]+|\[\d+\])+)}")
"""A fact's name in a text. Lists are counted from one: `{shipping.options[1].price}`."""
_STEP = re.compile(r"[a-z_]+|\d+")


class ShopFacts:
    """The facts in the file at `path`; none where it cannot be read, which the actions' own check tells of."""

    def __init__(self, path: Path = FACTS) -> None:
        try:
            self._facts: Any = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, YAMLError):
            self._facts = {}

    def unknown_in(self, text: str) -> "list[str]":
        """Return the names in `text` that are no facts."""
        return [name for name in NAMED.findall(text) if self._value(name) is None]

    def put_into(self, text: str) -> str:
        """Return `text` with its facts as the file has them, and names that are none left standing."""
        return NAMED.sub(lambda named: self._plainly(named[1]) or named[0], text)

    def _plainly(self, name: str) -> str:
        # Shoppers say 60 and not 60.00.
        value = self._value(name)
        return "" if value is None else self.put_into(str(value)).removesuffix(".00")

    def _value(self, name: str) -> Any:  # whatever the file has there
        value = self._facts
        try:
            for step in _STEP.findall(name):
                value = value[int(step) - 1] if step.isdigit() else value[step]
        except (LookupError, TypeError):
            return None
        return None if isinstance(value, (dict, list)) else value
