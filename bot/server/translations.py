"""What is said in other languages than English: data/languages has a file for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

LANGUAGES = Path(__file__).parents[2] / "data" / "languages"


@dataclass(frozen=True)
class Translation:
    """A language's wordings of responses, and what comes before one that is said in English."""

    says: "Mapping[str, Sequence[str]]"
    english: str

    def wording(self, response: str, said: int, english: str) -> str:
        """Return the wording of a response that was said so many times; `english` is its wording in English."""
        texts = self.says.get(response)
        return texts[said % len(texts)] if texts else f"{self.english} {english}"


@cache
def translations() -> "Mapping[str, Translation]":
    """Return the translations by language; raises `OSError`, `KeyError` and ruamel's `YAMLError`."""
    return {
        file.stem: _read(YAML(typ="safe").load(file.read_text(encoding="utf-8"))) for file in LANGUAGES.glob("*.yml")
    }


def _read(written: "Mapping[str, Any]") -> Translation:
    says = {name: (said,) if isinstance(said, str) else tuple(said) for name, said in written["says"].items()}
    return Translation(says, written["english"])
