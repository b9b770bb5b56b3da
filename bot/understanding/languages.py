"""The languages besides English that the bot answers in: data/languages, a file each (docs/languages.md)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from bot.understanding.people import plain

LANGUAGES = Path(__file__).parents[2] / "data" / "languages"
ENGLISH = "en"


@dataclass(frozen=True)
class Language:
    """A language: how its messages are understood. What is said in it: bot/server/translations.py.

    `means` gives the intents that words of it mean, in the order in which they are looked for; `lacks` what a shopper
    has not got, "order_number" or "email"; `choices` the values of slots that are chosen among. All patterns are
    searched in a message in small letters without accents.
    """

    code: str
    name: str
    means: "Mapping[str, re.Pattern[str]]"
    lacks: "Mapping[str, re.Pattern[str]]"
    choices: "Mapping[str, re.Pattern[str]]"
    yes: "re.Pattern[str]"
    no: "re.Pattern[str]"
    samples: "tuple[str, ...]"


@cache
def known_languages() -> "Mapping[str, Language]":
    """Return the languages by code; raises `OSError`, `KeyError`, `re.error` and ruamel's `YAMLError`."""
    return {file.stem: _language(file.stem, _load(file)) for file in sorted(LANGUAGES.glob("*.yml"))}


def _load(file: Path) -> "dict[str, Any]":
    written: dict[str, Any] = YAML(typ="safe").load(file.read_text(encoding="utf-8"))
    return written


def _language(code: str, written: "Mapping[str, Any]") -> Language:
    return Language(
        code=code,
        name=written["name"],
        means={intent: re.compile(pattern) for intent, pattern in written["means"].items()},
        lacks={what: re.compile(pattern) for what, pattern in written["lacks"].items()},
        choices={value: re.compile(pattern) for value, pattern in written["choices"].items()},
        yes=re.compile(rf"^\W*(?:{written['yes']})\b"),
        no=re.compile(rf"^\W*(?:{written['no']})\b"),
        samples=tuple(plain(line) for line in written["samples"].splitlines() if line.strip()),
    )
